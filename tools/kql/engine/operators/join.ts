import type { JoinKey, JoinKind } from "../../plan/nodes/combining.ts";
import type { Scalar } from "../../plan/expressions.ts";
import { noRow, type Selection } from "../../tables/column.ts";
import { columnOf, selectRows, type Table } from "../../tables/table.ts";
import { compile } from "../compile.ts";
import type { Evaluator } from "../functions/define.ts";
import { createGrouper } from "../group-rows.ts";
import type { Implementations } from "../operator.ts";
import type { Runtime } from "../runtime.ts";

/** What a kind of join gives: pairs, and rows of a side that match (`semi`), do not match (`anti`), or both (`outer`). */
interface JoinRule {
  readonly pairs: boolean;
  readonly unmatchedLeft?: boolean;
  readonly unmatchedRight?: boolean;
  readonly matchedLeft?: boolean;
  readonly matchedRight?: boolean;
  /** Only the first left row of each key takes part. */
  readonly uniqueLeft?: boolean;
}

const rules: Readonly<Record<JoinKind, JoinRule>> = {
  innerunique: { pairs: true, uniqueLeft: true },
  inner: { pairs: true },
  leftouter: { pairs: true, unmatchedLeft: true },
  rightouter: { pairs: true, unmatchedRight: true },
  fullouter: { pairs: true, unmatchedLeft: true, unmatchedRight: true },
  leftanti: { pairs: false, unmatchedLeft: true },
  rightanti: { pairs: false, unmatchedRight: true },
  leftsemi: { pairs: false, matchedLeft: true },
  rightsemi: { pairs: false, matchedRight: true },
};

export const joinOperators = {
  async join({ join, keys, outputs, columns: schema }, { inputs: [left, right], runtime }) {
    if (left === undefined || right === undefined) {
      throw new Error("A join has two inputs.");
    }
    const groups = await groupBothSides(left, right, keys, runtime);
    const pairs = await matchRows(rules[join], groups, runtime);
    const sides = { left: selectRows(left, pairs.left), right: selectRows(right, pairs.right) };
    return { schema, columns: outputs.map(({ side, name }) => columnOf(sides[side], name)), rows: pairs.left.length };
  },
} satisfies Implementations;

interface Groups {
  /** The number of each row's key; -1 for a key with a null, which matches nothing. */
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly size: number;
}

async function groupBothSides(left: Table, right: Table, keys: readonly JoinKey[], runtime: Runtime): Promise<Groups> {
  const grouper = createGrouper(keys.length);
  async function number(table: Table, scalars: readonly Scalar[]): Promise<Int32Array> {
    const evaluators = scalars.map((scalar) => compile(scalar, table, runtime));
    const groups = new Int32Array(table.rows);
    for (let row = 0; row < table.rows; row++) {
      if ((row & 0x3fff) === 0) {
        await runtime.breathe();
      }
      groups[row] = hasNull(evaluators, row) ? -1 : grouper.group(row, evaluators, true);
    }
    return groups;
  }
  const leftGroups = await number(
    left,
    keys.map((key) => key.left),
  );
  const rightGroups = await number(
    right,
    keys.map((key) => key.right),
  );
  return { left: leftGroups, right: rightGroups, size: grouper.size };
}

function hasNull(evaluators: readonly Evaluator[], row: number): boolean {
  return evaluators.some((evaluate) => evaluate(row) === null);
}

/** Row numbers of both sides, in the order of the left rows; unmatched right rows last. */
async function matchRows(
  rule: JoinRule,
  { left, right, size }: Groups,
  runtime: Runtime,
): Promise<{ left: Selection; right: Selection }> {
  const matches = rowsByGroup(right, size);
  const leftRows: number[] = [];
  const rightRows: number[] = [];
  const add = (one: number, other: number) => {
    leftRows.push(one);
    rightRows.push(other);
  };
  const seen = new Uint8Array(size);
  for (let row = 0; row < left.length; row++) {
    if ((row & 0x3fff) === 0) {
      await runtime.breathe();
    }
    const group = left[row] ?? -1;
    const isFirst = group !== -1 && seen[group] === 0;
    if (group !== -1) {
      seen[group] = 1;
    }
    const first = group === -1 ? noRow : (matches.first[group] ?? noRow);
    if (first === noRow ? rule.unmatchedLeft : rule.matchedLeft) {
      add(row, noRow);
    }
    if (rule.pairs && (rule.uniqueLeft !== true || isFirst)) {
      for (let other = first; other !== noRow; other = matches.next[other] ?? noRow) {
        add(row, other);
        // One row may have millions of matches.
        if ((leftRows.length & 0x3fff) === 0) {
          runtime.checkRows(leftRows.length);
          await runtime.breathe();
        }
      }
    }
  }
  for (const [row, group] of right.entries()) {
    const isMatched = group !== -1 && seen[group] === 1;
    if (isMatched ? rule.matchedRight : rule.unmatchedRight) {
      add(noRow, row);
    }
  }
  return { left: Uint32Array.from(leftRows), right: Uint32Array.from(rightRows) };
}

/** Linked lists: the first row of each group, and after each row the next one of its group. */
function rowsByGroup(groups: Int32Array, size: number): { first: Uint32Array; next: Uint32Array } {
  const first = new Uint32Array(size).fill(noRow);
  const next = new Uint32Array(groups.length).fill(noRow);
  for (let row = groups.length - 1; row >= 0; row--) {
    const group = groups[row] ?? -1;
    if (group !== -1) {
      next[row] = first[group] ?? noRow;
      first[group] = row;
    }
  }
  return { first, next };
}
