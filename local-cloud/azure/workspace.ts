import { Hono } from "hono";

import { type Json, stringifyJson } from "./json-text.ts";
import type { Row } from "./row-shaper.ts";

/** Rows that arrived together. Kept as they came (compressed) and read when asked for, so that a million rows fit in memory. */
export interface StoredBatch {
  /** Milliseconds since 1970: Kusto's ingestion_time(). */
  readonly ingestedAt: number;
  readonly rows: number;
  read(): Iterable<Row>;
}

/** A row with `_TimeReceived`, the standard column that holds the time of arrival. */
export type WorkspaceRow = Row & { readonly _TimeReceived: string };

export interface RowsOptions {
  /** Only rows that arrived at this time or later. */
  readonly since?: Date;
}

/** The tables of a Log Analytics workspace. An unknown table is an error: the name is mistyped. */
export interface Workspace {
  append(table: string, batch: StoredBatch): void;
  tables(): readonly string[];
  /** Makes an empty table; one that is there stays as it is. */
  addTable(table: string): void;
  /** Takes a table away, with its rows. */
  removeTable(table: string): void;
  count(table: string): number;
  /** In order of arrival. */
  rows(table: string, options?: RowsOptions): Iterable<WorkspaceRow>;
  /** Number of different values in a column, null not counted. */
  countDistinct(table: string, column: string): number;
  /** Empties all tables. */
  clear(): void;
  /** `GET /tables`, `GET /tables/{table}/count`, `GET /tables/{table}/rows?since=<ISO 8601>&take=<number>`. */
  readonly api: Hono;
}

const defaultTake = 100;

export function createWorkspace(tableNames: readonly string[] = []): Workspace {
  const tables = new Map<string, StoredBatch[]>(tableNames.map((name) => [name, []]));
  const names = (): readonly string[] => [...tables.keys()];

  function batches(table: string): StoredBatch[] {
    const found = tables.get(table);
    if (found === undefined) {
      throw new Error(`There is no table ${table} in the workspace.`);
    }
    return found;
  }

  function count(table: string): number {
    return batches(table).reduce((sum, batch) => sum + batch.rows, 0);
  }

  function* rows(table: string, { since }: RowsOptions = {}): Generator<WorkspaceRow> {
    const oldest = since?.getTime() ?? Number.NEGATIVE_INFINITY;
    for (const batch of batches(table)) {
      if (batch.ingestedAt >= oldest) {
        const received = new Date(batch.ingestedAt).toISOString();
        for (const row of batch.read()) {
          yield { ...row, _TimeReceived: received };
        }
      }
    }
  }

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
      batches(table).push(batch);
    },
    tables: names,
    addTable(table) {
      if (!tables.has(table)) tables.set(table, []);
    },
    removeTable(table) {
      tables.delete(table);
    },
    count,
    rows,
    countDistinct(table, column) {
      const values = new Set<Json>();
      for (const batch of batches(table)) {
        for (const row of batch.read()) {
          const value = row[column] ?? null;
          if (value !== null) {
            values.add(typeof value === "object" ? stringifyJson(value) : value);
          }
        }
      }
      return values.size;
    },
    clear() {
      for (const name of names()) {
        tables.set(name, []);
      }
    },
    api,
  };
}
