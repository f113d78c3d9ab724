import { QueryError } from "../../plan/position.ts";
import { keyOf } from "../../values/compare.ts";
import { missing, type Value } from "../../values/types.ts";
import { type CallSite, type Evaluator, type FunctionFamily, real, required, type ScalarFunction } from "./define.ts";
import { wholeOf } from "./dynamic-arguments.ts";
import { inType } from "./in-type.ts";

/** Functions that read other rows: refused where the rows have no order. */
export const rowOrder: FunctionFamily = {
  prev: neighbour(-1),
  next: neighbour(1),
  row_number: running(rowNumber),
  row_cumsum: running(cumulativeSum),
  row_rank_dense: running((site) => rank(site, (_, known) => known + 1n)),
  row_rank_min: running((site) => rank(site, (position) => position)),
  row_window_session: running(session),
};

function neighbour(direction: 1 | -1): ScalarFunction {
  return {
    readsOtherRows: true,
    isConstant: false,
    compile({ arguments: [first, second, third], type, table, position }) {
      const value = inType(required(first), type);
      const otherwise = third === undefined ? () => missing(type) : inType(third, type);
      return (row) => {
        const offset = second === undefined ? 1 : wholeOf(second.evaluate(row));
        if (offset === undefined || offset < 0) {
          throw new QueryError("unsupported", "An offset that is null or negative is not supported", position);
        }
        const at = row + direction * offset;
        return at >= 0 && at < table.rows ? value(at) : otherwise(row);
      };
    },
  };
}

/** What is counted from the first row on: computed up to the row that is asked for, since a reader may skip rows. */
function running(start: (site: CallSite) => Evaluator): ScalarFunction {
  return {
    readsOtherRows: true,
    isConstant: false,
    compile(site) {
      const next = start(site);
      const values: Value[] = [];
      return (row) => {
        for (let at = values.length; at <= row; at++) {
          if ((at & 0x3fff) === 0) {
            site.runtime.checkTime();
          }
          values.push(next(at));
        }
        return values[row] ?? missing(site.type);
      };
    },
  };
}

function rowNumber({ arguments: [start, restart] }: CallSite): Evaluator {
  let number: bigint | undefined;
  return (row) => {
    const from = BigInt(wholeOf(start?.evaluate(row) ?? 1n) ?? 1);
    number = number === undefined || restart?.evaluate(row) === true ? from : number + 1n;
    return number;
  };
}

/** A null adds nothing (not confirmed). */
function cumulativeSum({ arguments: [first, restart], type }: CallSite): Evaluator {
  const term = required(first);
  let total: number | bigint = 0n;
  return (row) => {
    const value = term.evaluate(row);
    const before: number | bigint = restart?.evaluate(row) === true ? 0n : total;
    if (typeof value === "bigint" && typeof before === "bigint") {
      total = before + value;
    } else {
      total = Number(before) + (real(value, term.type) ?? 0);
    }
    return type === "long" || type === "timespan" ? BigInt(total) : Number(total);
  };
}

/** `next` gives the rank of a value that differs from the row's before, from the row's place since the restart and the rank before. */
function rank({ arguments: [first, restart] }: CallSite, next: (position: bigint, known: bigint) => bigint): Evaluator {
  const term = required(first);
  let last: unknown;
  let known = 0n;
  let position = 0n;
  return (row) => {
    const key = keyOf(term.evaluate(row));
    if (restart?.evaluate(row) === true) {
      [position, known, last] = [0n, 0n, undefined];
    }
    position++;
    if (position === 1n || key !== last) {
      known = next(position, known);
    }
    last = key;
    return known;
  };
}

/** The time at which the row's session began. A new one begins too long after its first row, too long after the row before, or at a restart. */
function session({ arguments: list }: CallSite): Evaluator {
  const [value, fromFirst, between] = [required(list[0]), required(list[1]), required(list[2])];
  const restart = list[3];
  let start: Value = null;
  let before: Value = null;
  return (row) => {
    const at = value.evaluate(row);
    const isNew =
      start === null ||
      isAfter(at, start, fromFirst.evaluate(row)) ||
      isAfter(at, before, between.evaluate(row)) ||
      restart?.evaluate(row) === true;
    start = isNew ? at : start;
    before = at;
    return start;
  };
}

function isAfter(at: Value, from: Value, distance: Value): boolean {
  return typeof at === "bigint" && typeof from === "bigint" && typeof distance === "bigint" && at >= from + distance;
}
