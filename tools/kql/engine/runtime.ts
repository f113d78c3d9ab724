import { setImmediate } from "node:timers/promises";

import { QueryError } from "../plan/position.ts";
import type { Subquery } from "../plan/expressions.ts";
import type { Tabular } from "../plan/tabular.ts";
import type { Table } from "../tables/table.ts";
import { datetimeFromMilliseconds } from "../values/ticks.ts";
import type { Value } from "../values/types.ts";
import type { Database } from "./database.ts";

export interface Limits {
  /** Of any table on the way, not only the result. */
  readonly rows: number;
  readonly milliseconds: number;
}

const defaultLimits: Limits = { rows: 50_000_000, milliseconds: 60_000 };

const turnMilliseconds = 10;

export interface RunOptions {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly limits?: Partial<Limits>;
  readonly signal?: AbortSignal;
  /** Measures the time limit, in milliseconds. */
  readonly elapsed?: () => number;
}

/** What a run shares. */
export interface Runtime {
  readonly database: Database;
  /** `now()`, in ticks: one instant for the whole query. */
  readonly now: bigint;
  readonly signal: AbortSignal | undefined;
  /** Wait for it every few thousand rows of a loop: other work gets its turn, so that an abort is heard; throws when it was aborted or the time is up. */
  breathe(): Promise<void>;
  /** The same for a loop that cannot wait: an abort is heard when the operator around it breathes. */
  checkTime(): void;
  /** Call it while a table grows: throws when it has too many rows. */
  checkRows(rows: number): void;
  /** Rows of the inner pipelines under way, by the outer operator's scope. */
  readonly scopes: Map<symbol, Table>;
  readonly materialized: Map<Tabular, Promise<Table>>;
  readonly subqueries: Map<Subquery, Value>;
}

export function createRuntime(
  database: Database,
  { now, limits, signal, elapsed = () => performance.now() }: RunOptions,
): Runtime {
  const { rows: maxRows, milliseconds } = { ...defaultLimits, ...limits };
  const start = elapsed();
  let turn = 0;
  function checkTime(): void {
    signal?.throwIfAborted();
    if (elapsed() - start > milliseconds) {
      throw new QueryError("limit", `The query was stopped after ${milliseconds} ms`);
    }
  }
  return {
    database,
    now: datetimeFromMilliseconds(now),
    signal,
    async breathe() {
      const time = performance.now();
      if (time - turn > turnMilliseconds) {
        await setImmediate();
        turn = performance.now();
      }
      checkTime();
    },
    checkTime,
    checkRows(rows) {
      if (rows > maxRows) {
        throw new QueryError("limit", `The query was stopped: a table on the way has more than ${maxRows} rows`);
      }
    },
    scopes: new Map(),
    materialized: new Map(),
    subqueries: new Map(),
  };
}
