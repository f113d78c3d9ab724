import type { ComponentChildren } from "preact";
import { ScrollRegion } from "../../parts/scroll-region.tsx";
import { cellWords } from "./test-words.ts";

/** The columns of a table: each one's heading, and what stands below it. */
export type TableColumns<Row> = readonly (readonly [heading: string, cell: (row: Row) => ComponentChildren])[];

interface PlainTableProps<Row> {
  readonly label: string;
  readonly columns: TableColumns<Row>;
  readonly rows: readonly Row[];
}

/** A small table. */
export function PlainTable<Row>({ label, columns, rows }: PlainTableProps<Row>) {
  return (
    <ScrollRegion label={label} class="content-table">
      <table>
        <thead>
          <tr>
            {columns.map(([heading]) => (
              <th key={heading} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- rows have no name and may be alike; they stay in their places
            <tr key={index}>
              {columns.map(([heading, cell]) => (
                <td key={heading}>{cell(row)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

interface RowsTableProps {
  readonly label: string;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

/** Rows as a test gives or expects them, with the columns that one of them has. */
export function RowsTable({ label, rows }: RowsTableProps) {
  if (rows.length === 0) return <p>No row.</p>;
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return (
    <PlainTable
      label={label}
      columns={names.map((name) => [name, (row: Readonly<Record<string, unknown>>) => cellWords(row[name])])}
      rows={rows}
    />
  );
}
