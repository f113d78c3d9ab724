import type { Database } from "../../../tools/kql/engine/database.ts";
import { selectRows, type Table } from "../../../tools/kql/tables/table.ts";
import { millisecondsOf } from "../../../tools/kql/values/ticks.ts";

/** What a run of a rule sees. Milliseconds since 1970. */
export interface Period {
  /** TimeGenerated of the rows is within these, both included. */
  readonly from: number;
  readonly to: number;
  /** What arrived later is not there yet. */
  readonly arrivedBy: number;
}

/** Gives the database as a run of a rule sees it. Rows are chosen by their number, not copied. */
export type PeriodView = (period: Period) => Pick<Database, "schema" | "table">;

/** A table's rows in the order of TimeGenerated. */
interface TimeIndex {
  readonly table: Table;
  readonly rows: Uint32Array;
  readonly times: Float64Array;
  /** Arrivals, in the order of `rows`; empty when the table does not tell. */
  readonly arrivals: Float64Array;
}

/**
 * A view of what is in a database for each period asked for. It remembers the order of the rows, and sorts anew when a table
 * has grown. Tables without TimeGenerated (watchlists) are whole at any time.
 */
export function createPeriodView(database: Database): PeriodView {
  const indexes = new Map<string, TimeIndex | undefined>();

  function indexOf(name: string, table: Table): TimeIndex | undefined {
    const known = indexes.get(name);
    if (known !== undefined && known.table.rows === table.rows && isSame(known.table, table)) return known;
    const made = indexTable(table);
    indexes.set(name, made);
    return made;
  }

  return (period) => {
    // A query names a table several times, and must see the same rows each time.
    const opened = new Map<string, Table | undefined>();
    return {
      schema: database.schema,
      table(name) {
        if (opened.has(name)) return opened.get(name);
        const table = database.table(name);
        const index = table === undefined ? undefined : indexOf(name, table);
        const view = index === undefined ? table : selectRows(index.table, rowsIn(index, period));
        opened.set(name, view);
        return view;
      },
    };
  };
}

/** A table only grows, unless it was emptied: then its last row is another one. */
function isSame(known: Table, table: Table): boolean {
  const last = table.rows - 1;
  return table.columns.every((column, index) => {
    const value = column.get(last);
    return typeof value === "object" || value === known.columns[index]?.get(last);
  });
}

function indexTable(table: Table): TimeIndex | undefined {
  const column = table.columns[table.schema.findIndex(({ name }) => name === "TimeGenerated")];
  if (column?.type !== "datetime") return undefined;
  const timeOf = (row: number): number => {
    const value = column.get(row);
    return typeof value === "bigint" ? millisecondsOf(value) : Number.NaN;
  };
  const unsorted = Float64Array.from({ length: table.rows }, (_, row) => timeOf(row));
  const rows = Uint32Array.from(unsorted, (_, row) => row).toSorted(
    (one, other) => (unsorted[one] ?? 0) - (unsorted[other] ?? 0) || one - other,
  );
  const { ingestionTime } = table;
  const arrivalOf = (row: number): number => {
    const value = ingestionTime?.get(row);
    return typeof value === "bigint" ? millisecondsOf(value) : 0;
  };
  return {
    table,
    rows,
    times: Float64Array.from(rows, (row) => unsorted[row] ?? 0),
    arrivals: ingestionTime === undefined ? new Float64Array() : Float64Array.from(rows, arrivalOf),
  };
}

function rowsIn({ rows, times, arrivals }: TimeIndex, { from, to, arrivedBy }: Period): Uint32Array {
  const start = firstAtLeast(times, from);
  const end = firstAtLeast(times, to + 1);
  const inTime = rows.subarray(start, end);
  const hasLater = arrivals.subarray(start, end).some((arrival) => arrival > arrivedBy);
  return hasLater ? inTime.filter((_, index) => (arrivals[start + index] ?? 0) <= arrivedBy) : inTime;
}

/** Index of the first time that is not below the given one. */
function firstAtLeast(times: Float64Array, time: number): number {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((times[middle] ?? 0) < time) low = middle + 1;
    else high = middle;
  }
  return low;
}
