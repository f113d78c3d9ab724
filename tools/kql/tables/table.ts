import type { ColumnSchema } from "../language/schema.ts";
import type { Value } from "../values/types.ts";
import type { Column, Selection } from "./column.ts";
import { arrayColumn } from "./columns.ts";

export interface Table {
  readonly schema: readonly ColumnSchema[];
  readonly columns: readonly Column[];
  readonly rows: number;
  /** Whether the order of the rows counts: after `sort`, `top`, `range`, `serialize`. */
  readonly ordered?: boolean;
  /** When each row arrived: what `ingestion_time()` gives. Kept while rows are still rows of one stored table. */
  readonly ingestionTime?: Column;
}

/** Finds a column by name; the binder has checked that it is there. */
export function columnOf(table: Table, name: string): Column {
  const column = table.columns[table.schema.findIndex((entry) => entry.name === name)];
  if (column === undefined) {
    throw new Error(`The table has no column ${name}; it has ${table.schema.map((entry) => entry.name).join(", ")}.`);
  }
  return column;
}

export function selectRows(table: Table, rows: Selection): Table {
  const compositions = new Map<Selection, Selection>();
  const select = (column: Column) => column.select(rows, compositions);
  return {
    ...table,
    columns: table.columns.map(select),
    rows: rows.length,
    ...(table.ingestionTime === undefined ? {} : { ingestionTime: select(table.ingestionTime) }),
  };
}

export function tableFromRows(schema: readonly ColumnSchema[], rows: readonly (readonly Value[])[]): Table {
  const columns = schema.map(({ type }, index) =>
    arrayColumn(
      type,
      rows.map((row) => row[index] ?? null),
    ),
  );
  return { schema, columns, rows: rows.length };
}

/** The rows as arrays of values, in the order of the schema. */
export function rowsOf(table: Table): Value[][] {
  return Array.from({ length: table.rows }, (_, row) => table.columns.map((column) => column.get(row)));
}
