import type { TopNestedLevel } from "../../plan/nodes/grouping.ts";
import { tableFromRows, type Table } from "../../tables/table.ts";
import { compare } from "../../values/compare.ts";
import type { Value } from "../../values/types.ts";
import { compile, constantValue } from "../compile.ts";
import type { Evaluator } from "../functions/define.ts";
import { createGrouper, type Grouper } from "../group-rows.ts";
import { type Implementations, noRows } from "../operator.ts";
import type { Runtime } from "../runtime.ts";
import { startAggregate } from "./summarize.ts";
import { wholeNumber } from "./take.ts";

export const topGroupOperators = {
  async "top-nested"({ levels, columns }, { input, runtime }) {
    let entries: readonly Entry[] = [{ values: [], group: 0 }];
    const keys: Evaluator[] = [];
    let parents = createGrouper(0);
    for (const level of levels) {
      const outerKeys = [...keys];
      keys.push(compile(level.of.value, input, runtime));
      const grouper = createGrouper(keys.length);
      const tops = await topsOf(level, { input, keys, grouper, outerKeys, parents }, runtime);
      entries = entries.flatMap((entry) =>
        (tops.get(entry.group) ?? []).map(({ values, group }) => ({ values: [...entry.values, ...values], group })),
      );
      runtime.checkRows(entries.length);
      parents = grouper;
    }
    return tableFromRows(
      columns,
      entries.map((entry) => entry.values),
    );
  },
} satisfies Implementations;

/** A value of a level with its aggregate, behind those of the levels above; and the number of its group of rows. */
interface Entry {
  readonly values: readonly Value[];
  readonly group: number;
}

interface Grouping {
  readonly input: Table;
  /** The values of this level and of those above it. */
  readonly keys: readonly Evaluator[];
  readonly grouper: Grouper;
  readonly outerKeys: readonly Evaluator[];
  readonly parents: Grouper;
}

/** For each group of the level above, the entries of this one: the top ones, then one for all others when it is asked for. */
async function topsOf(
  level: TopNestedLevel,
  grouping: Grouping,
  runtime: Runtime,
): Promise<ReadonlyMap<number, readonly Entry[]>> {
  const { input, keys, grouper, outerKeys, parents } = grouping;
  const { accumulator } = startAggregate(level.by, input, runtime);
  const children = new Map<number, { readonly value: Value; readonly group: number }[]>();
  let seen = 0;
  for (let row = 0; row < input.rows; row++) {
    if ((row & 0x3fff) === 0) {
      await runtime.breathe();
    }
    const group = grouper.group(row, keys, true);
    accumulator.add(group, row);
    if (group === seen) {
      seen++;
      const parent = parents.group(row, outerKeys, true);
      children.set(parent, [...(children.get(parent) ?? []), { value: keys.at(-1)?.(row) ?? null, group }]);
    }
  }
  const most = level.count === undefined ? Number.POSITIVE_INFINITY : wholeNumber(level.count, runtime);
  const tops = new Map(
    Array.from(children, ([parent, all]) => {
      const entries = all.map(({ value, group }): Entry => ({
        values: [value, accumulator.result(group)[0] ?? null],
        group,
      }));
      return [
        parent,
        entries.toSorted((one, other) => order(one.values[1], other.values[1], level.ascending)).slice(0, most),
      ];
    }),
  );
  return level.others === undefined ? tops : await withOthers(tops, level, grouping, runtime);
}

async function withOthers(
  tops: ReadonlyMap<number, readonly Entry[]>,
  level: TopNestedLevel,
  { input, keys, grouper, outerKeys, parents }: Grouping,
  runtime: Runtime,
): Promise<ReadonlyMap<number, readonly Entry[]>> {
  const name = level.others === undefined ? null : constantValue(level.others, noRows, runtime);
  const { accumulator } = startAggregate(level.by, input, runtime);
  const kept = new Set(Array.from(tops.values(), (entries) => entries.map((entry) => entry.group)).flat());
  const rest = new Set<number>();
  for (let row = 0; row < input.rows; row++) {
    if ((row & 0x3fff) === 0) {
      await runtime.breathe();
    }
    if (!kept.has(grouper.group(row, keys, false))) {
      const parent = parents.group(row, outerKeys, false);
      rest.add(parent);
      accumulator.add(parent, row);
    }
  }
  return new Map(
    Array.from(tops, ([parent, entries]) => [
      parent,
      rest.has(parent) ? [...entries, { values: [name, accumulator.result(parent)[0] ?? null], group: -1 }] : entries,
    ]),
  );
}

/** Nulls last. */
function order(one: Value | undefined, other: Value | undefined, ascending: boolean): number {
  const [left, right] = [one ?? null, other ?? null];
  if (left === null || right === null) {
    return left === right ? 0 : left === null ? 1 : -1;
  }
  return ascending ? compare(left, right) : compare(right, left);
}
