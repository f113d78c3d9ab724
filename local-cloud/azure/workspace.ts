import { isDeepStrictEqual } from "node:util";

import { Hono } from "hono";

import type { TableSchema } from "../../tools/kql/language/schema.ts";
import type { Table } from "../../tools/kql/tables/table.ts";
import { stringifyJson } from "./json-text.ts";
import type { Row } from "./row-shaper.ts";
import { createStoredTable, type StoredTable, type WorkspaceRow } from "./stored-table.ts";

/** Rows that arrived together. */
export interface StoredBatch {
  /** Milliseconds since 1970: Kusto's ingestion_time(). */
  readonly ingestedAt: number;
  readonly rows: readonly Row[];
}

export interface RowsOptions {
  /** Only rows that arrived at this time or later. */
  readonly since?: Date;
}

/** The tables of a Log Analytics workspace. An unknown table is an error: the name is mistyped. */
export interface Workspace {
  append(table: string, batch: StoredBatch): void;
  tables(): readonly string[];
  /** Makes an empty table. One that is there keeps its rows, and what they have of the columns. */
  addTable(schema: TableSchema): void;
  /** Takes a table away, with its rows. */
  removeTable(table: string): void;
  count(table: string): number;
  /** In order of arrival. */
  rows(table: string, options?: RowsOptions): IteratorObject<WorkspaceRow>;
  /** Number of different values in a column, null not counted. */
  countDistinct(table: string, column: string): number;
  /** The rows of a table as the query engine reads them; later rows are not among them. Undefined for an unknown table. */
  table(table: string): Table | undefined;
  /** Empties all tables. */
  clear(): void;
  /** `GET /tables`, `GET /tables/{table}/count`, `GET /tables/{table}/rows?since=<ISO 8601>&take=<number>`. */
  readonly api: Hono;
}

const defaultTake = 100;

export function createWorkspace(schemas: readonly TableSchema[] = []): Workspace {
  const tables = new Map<string, StoredTable>(schemas.map(({ name, columns }) => [name, createStoredTable(columns)]));
  const names = (): readonly string[] => [...tables.keys()];

  function stored(table: string): StoredTable {
    const found = tables.get(table);
    if (found === undefined) {
      throw new Error(`There is no table ${table} in the workspace.`);
    }
    return found;
  }

  const count = (table: string): number => stored(table).rows;
  const rows = (table: string, { since }: RowsOptions = {}): IteratorObject<WorkspaceRow> =>
    Iterator.from(stored(table).read(since?.getTime() ?? Number.NEGATIVE_INFINITY));

  const api = new Hono();
  api.get("/tables", (context) => context.json({ tables: names().map((name) => ({ name, count: count(name) })) }));
  api.get("/tables/:table/:what", (context) => {
    const { table, what } = context.req.param();
    if (!tables.has(table)) {
      return context.json({ error: `There is no table ${table}.` }, 404);
    }
    if (what === "count") {
      return context.json({ count: count(table) });
    }
    if (what !== "rows") {
      return context.json({ error: "Ask for count or rows." }, 404);
    }
    const { since: sinceText, take: takeText } = context.req.query();
    const since = sinceText === undefined ? undefined : new Date(sinceText);
    const take = Number(takeText ?? defaultTake);
    if (!Number.isInteger(take) || take < 0 || (since !== undefined && Number.isNaN(since.getTime()))) {
      return context.json({ error: "since must be an ISO 8601 time, take a whole number." }, 400);
    }
    const found = rows(table, since === undefined ? {} : { since }).take(take);
    return context.body(stringifyJson({ rows: found.toArray() }), 200, { "content-type": "application/json" });
  });

  return {
    append(table, batch) {
      stored(table).append(batch.rows, batch.ingestedAt);
    },
    tables: names,
    addTable({ name, columns }) {
      const before = tables.get(name);
      if (before !== undefined && isDeepStrictEqual(before.columns, columns)) return;
      const made = createStoredTable(columns);
      for (const row of before?.read(Number.NEGATIVE_INFINITY) ?? [])
        made.append([row], Date.parse(row["_TimeReceived"]));
      tables.set(name, made);
    },
    removeTable(table) {
      tables.delete(table);
    },
    count,
    rows,
    countDistinct: (table, column) => stored(table).countDistinct(column),
    table: (name) => tables.get(name)?.table(),
    clear() {
      for (const [name, { columns }] of tables) tables.set(name, createStoredTable(columns));
    },
    api,
  };
}
