import { missing, type ScalarType, type Value } from "../values/types.ts";
import { type Column, noRow, type Selection } from "./column.ts";

/** A column over an array of values. */
export function arrayColumn(type: ScalarType, values: readonly Value[]): Column {
  const none = missing(type);
  const column: Column = {
    type,
    length: values.length,
    get: (row) => values[row] ?? none,
    select: (rows) => selectedColumn(column, rows),
  };
  return column;
}

export function constantColumn(type: ScalarType, value: Value, length: number): Column {
  return { type, length, get: () => value, select: (rows) => constantOrMissing(type, value, rows) };
}

function constantOrMissing(type: ScalarType, value: Value, rows: Selection): Column {
  return rows.includes(noRow)
    ? arrayColumn(
        type,
        Array.from(rows, (row) => (row === noRow ? missing(type) : value)),
      )
    : constantColumn(type, value, rows.length);
}

/** Rows of another column, by their numbers. */
export function selectedColumn(base: Column, rows: Selection): Column {
  const none = missing(base.type);
  return {
    type: base.type,
    length: rows.length,
    get(row) {
      const at = rows[row] ?? noRow;
      return at === noRow ? none : base.get(at);
    },
    select: (next, compositions) => selectedColumn(base, compose(rows, next, compositions)),
  };
}

/** Row numbers into the base of the first, for row numbers into the first. */
function compose(first: Selection, next: Selection, compositions: Map<Selection, Selection>): Selection {
  let composed = compositions.get(first);
  if (composed === undefined) {
    composed = next.map((row) => (row === noRow ? noRow : (first[row] ?? noRow)));
    compositions.set(first, composed);
  }
  return composed;
}

/**
 * A column that is computed when it is first read, all rows in order. A column that nobody reads costs nothing,
 * and one that is filtered first is computed for the rows that are left, unless its rows depend on each other.
 */
export function computedColumn(
  type: ScalarType,
  length: number,
  evaluate: (row: number) => Value,
  { rowsDependOnEachOther = false, everyChunk }: { rowsDependOnEachOther?: boolean; everyChunk: () => void },
): Column {
  let values: Value[] | undefined;
  function computed(): Value[] {
    if (values === undefined) {
      const made: Value[] = [];
      for (let row = 0; row < length; row++) {
        if ((row & 0x3fff) === 0) {
          everyChunk();
        }
        made.push(evaluate(row));
      }
      values = made;
    }
    return values;
  }
  const none = missing(type);
  const column: Column = {
    type,
    length,
    get: (row) => (values ?? computed())[row] ?? none,
    select(rows) {
      if (values !== undefined || rowsDependOnEachOther || rows.length >= length) {
        return selectedColumn(column, rows);
      }
      const one = (row: number) => {
        const at = rows[row] ?? noRow;
        return at === noRow ? none : evaluate(at);
      };
      return computedColumn(type, rows.length, one, { everyChunk });
    },
  };
  return column;
}

/** Columns of one type, one after the other. */
export function joinedColumn(type: ScalarType, parts: readonly Column[]): Column {
  const starts: number[] = [];
  let length = 0;
  for (const part of parts) {
    starts.push(length);
    length += part.length;
  }
  const none = missing(type);
  let last = 0;
  const column: Column = {
    type,
    length,
    get(row) {
      // Rows are mostly read in order, so the part of the last one is tried first.
      while (last > 0 && row < (starts[last] ?? 0)) {
        last--;
      }
      while (last + 1 < starts.length && row >= (starts[last + 1] ?? 0)) {
        last++;
      }
      return parts[last]?.get(row - (starts[last] ?? 0)) ?? none;
    },
    select: (rows) => selectedColumn(column, rows),
  };
  return column;
}
