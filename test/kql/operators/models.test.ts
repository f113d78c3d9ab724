import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { Database } from "../../../tools/kql/engine/database.ts";
import { tableFromRows } from "../../../tools/kql/tables/table.ts";
import { texts } from "../running.ts";

/** A row's number, a key that may be null, and a text. */
type Row = readonly [id: bigint, k: bigint | null, s: string];

const columns = [
  { name: "id", type: "long" },
  { name: "k", type: "long" },
  { name: "s", type: "string" },
] as const;
const schema = {
  tables: ["L", "R"].map((name) => ({ name, columns })),
  functions: [],
  watchlists: [],
};

function databaseOf(left: readonly Row[], right: readonly Row[]): Database {
  const tables = new Map([
    ["L", tableFromRows(columns, left)],
    ["R", tableFromRows(columns, right)],
  ]);
  return { schema, table: (name) => tables.get(name) };
}

const key = fc.option(fc.bigInt({ min: 0n, max: 3n }), { nil: null });
const text = fc.constantFrom("", "red", "Red apple", "green");
const rows = fc
  .array(fc.tuple(key, text), { maxLength: 12 })
  .map((list) => list.map(([k, s], index): Row => [BigInt(index), k, s]));

const { condition } = fc.letrec<{ condition: string; test: string }>((tie) => ({
  test: fc.oneof(
    fc.tuple(fc.constantFrom("==", "!=", "<", ">="), fc.integer({ min: 0, max: 3 })).map(([op, n]) => `k ${op} ${n}`),
    fc.constantFrom("s has 'red'", "s == ''", "isnull(k)", "k in (1, 2)", "k between (1 .. 2)", "not(k == 1)"),
  ),
  condition: fc.oneof(
    { maxDepth: 3 },
    tie("test"),
    fc.tuple(tie("condition"), fc.constantFrom("and", "or"), tie("condition")).map(([a, op, b]) => `(${a} ${op} ${b})`),
  ),
}));

const few = { numRuns: 40 };

/** Rows in no order. */
function sorted(list: readonly (readonly string[])[]): string[] {
  return list.map((row) => row.join("|")).toSorted();
}

describe("laws of operators", () => {
  it("where p, where not(p) and the rows where p is null are the table", async () => {
    await fc.assert(
      fc.asyncProperty(rows, condition, async (list, p) => {
        const database = databaseOf(list, []);
        const ids = await Promise.all(
          [p, `not(${p})`, `isnull(${p})`].map((test) => texts(`L | where ${test} | project id`, database)),
        );
        expect(sorted(ids.flat())).toEqual(list.map(([id]) => String(id)).toSorted());
      }),
      few,
    );
  });

  it("a union has the rows of its tables", async () => {
    await fc.assert(
      fc.asyncProperty(rows, rows, async (left, right) => {
        const database = databaseOf(left, right);
        const query =
          "union withsource=from L, R, (R | project k, other = s) | summarize n = count() by from | project n";
        const counts = (await texts(query, database)).map(([n]) => Number(n));
        expect(counts).toEqual([left.length, right.length, right.length].filter((count) => count > 0));
      }),
      few,
    );
  });

  it("sort keeps the order of rows whose keys are equal", async () => {
    const order = fc.constantFrom("asc", "desc", "asc nulls last", "desc nulls first");
    await fc.assert(
      fc.asyncProperty(rows, order, async (list, words) => {
        const ids = await texts(`L | sort by k ${words} | project id`, databaseOf(list, []));
        const nullsFirst = words === "asc" || words === "desc nulls first";
        const place = (k: bigint | null) =>
          k === null ? (nullsFirst ? -10 : 10) : words.startsWith("asc") ? Number(k) : -Number(k);
        const expected = list.toSorted(([, one], [, other]) => place(one) - place(other));
        expect(ids).toEqual(expected.map(([id]) => [String(id)]));
      }),
      few,
    );
  });

  it("top is a sort and a take", async () => {
    await fc.assert(
      fc.asyncProperty(rows, fc.integer({ min: 0, max: 5 }), async (list, count) => {
        const database = databaseOf(list, []);
        expect(await texts(`L | top ${count} by k`, database)).toEqual(
          await texts(`L | sort by k | take ${count}`, database),
        );
      }),
      few,
    );
  });

  it("mv-expand brings back what make_list made", async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (list) => {
        const query =
          "L | where isnotnull(k) | summarize k = make_list(k) by s | mv-expand k to typeof(long) | project s, k";
        const expected = list.filter(([, k]) => k !== null).map(([, k, s]) => [s, String(k)]);
        expect(sorted(await texts(query, databaseOf(list, [])))).toEqual(sorted(expected));
      }),
      few,
    );
  });
});

const none = ["null", "null", ""];
const shown = ([id, k, s]: Row) => [String(id), k === null ? "null" : String(k), s];
const matches = (one: Row, other: Row) => one[1] !== null && one[1] === other[1];

function pairs(left: readonly Row[], right: readonly Row[]): string[][] {
  return left.flatMap((one) =>
    right.filter((other) => matches(one, other)).map((other) => shown(one).concat(shown(other))),
  );
}

const without = (these: readonly Row[], those: readonly Row[]) =>
  these.filter((one) => !those.some((other) => matches(one, other)));
const within = (these: readonly Row[], those: readonly Row[]) =>
  these.filter((one) => those.some((other) => matches(one, other)));
const firsts = (list: readonly Row[]) =>
  list.filter((one, index) => !list.slice(0, index).some((other) => matches(one, other)));
const onlyLeft = (left: readonly Row[], right: readonly Row[]) =>
  without(left, right).map((one) => shown(one).concat(none));
const onlyRight = (left: readonly Row[], right: readonly Row[]) =>
  without(right, left).map((one) => none.concat(shown(one)));

/** Each kind, by loops over all pairs of rows. A null key matches nothing. */
const kinds: Readonly<Record<string, (left: readonly Row[], right: readonly Row[]) => string[][]>> = {
  innerunique: (left, right) => pairs(firsts(left), right),
  inner: pairs,
  leftouter: (left, right) => [...pairs(left, right), ...onlyLeft(left, right)],
  rightouter: (left, right) => [...pairs(left, right), ...onlyRight(left, right)],
  fullouter: (left, right) => [...pairs(left, right), ...onlyLeft(left, right), ...onlyRight(left, right)],
  leftanti: (left, right) => without(left, right).map(shown),
  rightanti: (left, right) => without(right, left).map(shown),
  leftsemi: (left, right) => within(left, right).map(shown),
  rightsemi: (left, right) => within(right, left).map(shown),
};

describe("join by nested loops", () => {
  it.each(Object.entries(kinds))("%s", async (kind, model) => {
    await fc.assert(
      fc.asyncProperty(rows, rows, async (left, right) => {
        const joined = await texts(`L | join kind=${kind} R on k`, databaseOf(left, right));
        expect(sorted(joined)).toEqual(sorted(model(left, right)));
      }),
      few,
    );
  });

  it("lookup is a left outer join without the right key", async () => {
    await fc.assert(
      fc.asyncProperty(rows, rows, async (left, right) => {
        const looked = await texts("L | lookup (R | project k, other = id) on k", databaseOf(left, right));
        const expected = kinds["leftouter"]?.(left, right).map(([id = "", k = "", s = "", other = ""]) => [
          id,
          k,
          s,
          other,
        ]);
        expect(sorted(looked)).toEqual(sorted(expected ?? []));
      }),
      few,
    );
  });
});
