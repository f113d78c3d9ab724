import type { ColumnSchema } from "../../tools/kql/language/schema.ts";
import { createTableWriter, type TableWriter } from "../../tools/kql/tables/table-writer.ts";
import type { Table } from "../../tools/kql/tables/table.ts";
import { datetimeFromMilliseconds } from "../../tools/kql/values/ticks.ts";
import { toText } from "../../tools/kql/values/text.ts";
import { cellOf, jsonOf, shortDatetime } from "./cells.ts";
import type { Row } from "./row-shaper.ts";

/** A row with `_TimeReceived`, the standard column that holds the time of arrival. */
export type WorkspaceRow = Row & { readonly _TimeReceived: string };

/** A table of the workspace, in the form that the query engine reads. */
export interface StoredTable {
  readonly columns: readonly ColumnSchema[];
  readonly rows: number;
  /** @param ingestedAt milliseconds since 1970: Kusto's ingestion_time(). */
  append(rows: readonly Row[], ingestedAt: number): void;
  /** The rows that arrived at `since` or later, in order of arrival. */
  read(since: number): Iterable<WorkspaceRow>;
  /** Number of different values in a column, null not counted. */
  countDistinct(column: string): number;
  /** The rows so far, with the standard column `_TimeReceived`. Copies nothing. */
  table(): Table;
}

const timeReceived = { name: "_TimeReceived", type: "datetime" } as const;

/** @param columns of the table, as it is deployed. */
export function createStoredTable(columns: readonly ColumnSchema[]): StoredTable {
  const writer: TableWriter = createTableWriter([...columns, timeReceived]);

  function snapshot(): Table {
    const table = writer.table();
    const received = table.columns.at(-1);
    return received === undefined ? table : { ...table, ingestionTime: received };
  }

  function* read(since: number): Generator<WorkspaceRow> {
    const table = snapshot();
    const oldest = Number.isFinite(since) ? datetimeFromMilliseconds(since) : 0n;
    for (let row = 0; row < table.rows; row++) {
      const received = table.ingestionTime?.get(row);
      if (typeof received !== "bigint" || received < oldest) {
        continue;
      }
      const cells = columns.map(({ name, type }, index) => [
        name,
        jsonOf(type, table.columns[index]?.get(row) ?? null),
      ]);
      yield { ...Object.fromEntries(cells), _TimeReceived: shortDatetime(received) };
    }
  }

  return {
    columns,
    get rows() {
      return writer.rows;
    },
    append(rows, ingestedAt) {
      const received = datetimeFromMilliseconds(ingestedAt);
      for (const row of rows) {
        const cells = columns.map(({ name, type }) => [name, cellOf(type, row[name] ?? null)] as const);
        writer.append(new Map([...cells, [timeReceived.name, received]]));
      }
    },
    read,
    countDistinct(name) {
      const { columns: stored, schema, rows } = snapshot();
      const index = schema.findIndex((column) => column.name === name);
      const values = new Set<string>();
      for (let row = 0; row < rows; row++) {
        values.add(toText(stored[index]?.get(row) ?? null, schema[index]?.type ?? "string"));
      }
      values.delete("");
      return values.size;
    },
    table: snapshot,
  };
}
