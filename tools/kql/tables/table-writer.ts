import type { ColumnSchema } from "../language/schema.ts";
import { missing, type ScalarType, type Value } from "../values/types.ts";
import { type Chunk, chunkSize, createEncoder } from "./chunk.ts";
import type { Codes, Column } from "./column.ts";
import { selectedColumn } from "./columns.ts";
import type { Table } from "./table.ts";

/** A table that grows. What `table()` gave stays as it was, and shares the rows. */
export interface TableWriter {
  /** A row by column name; missing columns are null, or empty text. */
  append(row: ReadonlyMap<string, Value> | Readonly<Record<string, Value>>): void;
  readonly rows: number;
  /** The rows so far. Copies nothing. */
  table(): Table;
}

export function createTableWriter(schema: readonly ColumnSchema[]): TableWriter {
  const columns = schema.map(({ name, type }) => ({ name, writer: columnWriter(type) }));
  let rows = 0;
  return {
    append(row) {
      for (const { name, writer } of columns) {
        writer.append(row instanceof Map ? row.get(name) : Reflect.get(row, name));
      }
      rows++;
    },
    get rows() {
      return rows;
    },
    table: () => ({ schema, columns: columns.map(({ writer }) => writer.column()), rows }),
  };
}

interface ColumnWriter {
  append(value: Value | undefined): void;
  column(): Column;
}

function columnWriter(type: ScalarType): ColumnWriter {
  const none = missing(type);
  const encode = createEncoder(type);
  const full: Chunk[] = [];
  let open: Value[] = [];
  return {
    append(value) {
      open.push(value ?? none);
      if (open.length === chunkSize) {
        full.push(encode(open));
        open = [];
      }
    },
    column() {
      // Chunks and the open rows only ever grow; the length keeps later rows out of this snapshot.
      const values = open;
      const chunks = [...full, { get: (row: number) => values[row] ?? none }];
      return chunkedColumn(type, chunks, full.length * chunkSize + open.length);
    },
  };
}

function chunkedColumn(type: ScalarType, chunks: readonly Chunk[], length: number): Column {
  const none = missing(type);
  const column: Column = {
    type,
    length,
    codes: codesOf(chunks),
    get: (row) => chunks[row >>> 16]?.get(row & 0xffff) ?? none,
    select: (rows) => selectedColumn(column, rows),
  };
  return column;
}

/** The numbers of each chunk behind those of the one before. */
function codesOf(chunks: readonly Chunk[]): Codes | undefined {
  const starts: number[] = [];
  let size = 0;
  for (const { codes } of chunks) {
    starts.push(size);
    size += codes?.size ?? 0;
  }
  return size === 0
    ? undefined
    : {
        size,
        of(row) {
          const at = row >>> 16;
          const code = chunks[at]?.codes?.of(row & 0xffff) ?? -1;
          return code === -1 ? -1 : code + (starts[at] ?? 0);
        },
      };
}
