import { missing, type ScalarType, type Value } from "../values/types.ts";
import { type Codes, type Column, noRow, type Selection } from "./column.ts";

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
  const codes: Codes = { size: 1, of: () => 0 };
  return { type, length, codes, get: () => value, select: (rows) => constantOrMissing(type, value, rows) };
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
    codes: selectedCodes(base.codes, rows),
    isLazy: base.isLazy,
    get(row) {
      const at = rows[row] ?? noRow;
      return at === noRow ? none : base.get(at);
    },
    select: (next, compositions) => selectedColumn(base, compose(rows, next, compositions)),
  };
}

function selectedCodes(codes: Codes | undefined, rows: Selection): Codes | undefined {
  return codes === undefined
    ? undefined
    : {
        size: codes.size,
        of(row) {
          const at = rows[row] ?? noRow;
          return at === noRow ? -1 : codes.of(at);
        },
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

export interface ComputedOptions {
  readonly rowsDependOnEachOther?: boolean;
  /** Of the only column that the values are made of. */
  readonly codes?: Codes | undefined;
  /** Called every few thousand rows. */
  readonly everyChunk: () => void;
}

/**
 * A column that is computed when it is read, in order, as far as it is read. A column that nobody reads costs nothing,
 * and one that is filtered first is computed for the rows that are left, unless its rows depend on each other.
 */
export function computedColumn(
  type: ScalarType,
  length: number,
  evaluate: (row: number) => Value,
  { rowsDependOnEachOther = false, codes, everyChunk }: ComputedOptions,
): Column {
  const values: Value[] = [];
  function computeUpTo(row: number): void {
    const end = Math.min(length, (row | 0x3fff) + 1);
    for (let at = values.length; at < end; at++) {
      if ((at & 0x3fff) === 0) {
        everyChunk();
      }
      values.push(evaluate(at));
    }
  }
  const none = missing(type);
  const column: Column = {
    type,
    length,
    codes,
    isLazy: true,
    get(row) {
      if (row >= values.length) {
        computeUpTo(row);
      }
      return values[row] ?? none;
    },
    select(rows) {
      if (values.length === length || rowsDependOnEachOther || rows.length >= length) {
        return selectedColumn(column, rows);
      }
      const one = (row: number) => {
        const at = rows[row] ?? noRow;
        return at === noRow ? none : evaluate(at);
      };
      return computedColumn(type, rows.length, one, { codes: selectedCodes(codes, rows), everyChunk });
    },
  };
  return column;
}

/** Columns of one type, one after the other. */
export function joinedColumn(type: ScalarType, parts: readonly Column[]): Column {
  const starts: number[] = [];
  const firstCodes: number[] = [];
  let length = 0;
  let size = 0;
  for (const part of parts) {
    starts.push(length);
    firstCodes.push(size);
    length += part.length;
    size += part.codes?.size ?? 0;
  }
  let last = 0;
  /** Rows are mostly read in order, so the part of the last one is tried first. */
  function partOf(row: number): number {
    while (last > 0 && row < (starts[last] ?? 0)) {
      last--;
    }
    while (last + 1 < starts.length && row >= (starts[last + 1] ?? 0)) {
      last++;
    }
    return last;
  }
  const none = missing(type);
  const codes: Codes = {
    size,
    of(row) {
      const at = partOf(row);
      const code = parts[at]?.codes?.of(row - (starts[at] ?? 0)) ?? -1;
      return code === -1 ? -1 : code + (firstCodes[at] ?? 0);
    },
  };
  const column: Column = {
    type,
    length,
    codes: size === 0 ? undefined : codes,
    isLazy: parts.some((part) => part.isLazy),
    get(row) {
      const at = partOf(row);
      return parts[at]?.get(row - (starts[at] ?? 0)) ?? none;
    },
    select: (rows) => selectedColumn(column, rows),
  };
  return column;
}
