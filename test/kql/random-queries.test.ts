import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { Database } from "../../tools/kql/engine/database.ts";
import { check } from "../../tools/kql/language/check.ts";
import { type Table, tableFromRows } from "../../tools/kql/tables/table.ts";
import type { ScalarType, Value } from "../../tools/kql/values/types.ts";
import type { Draw } from "./random-expression.ts";
import { randomQuery } from "./random-query.ts";
import { run } from "./running.ts";

const tColumns = [
  { name: "flag", type: "bool" },
  { name: "small", type: "int" },
  { name: "whole", type: "long" },
  { name: "part", type: "real" },
  { name: "at", type: "datetime" },
  { name: "span", type: "timespan" },
  { name: "word", type: "string" },
  { name: "bag", type: "dynamic" },
] as const;
const uColumns = [
  { name: "u_long", type: "long" },
  { name: "u_string", type: "string" },
  { name: "u_datetime", type: "datetime" },
  { name: "word", type: "string" },
  { name: "whole", type: "real" },
] as const;
const day = 638_448_480_000_000_000n;

/** Few values of each type, so that keys meet. */
const samples: Readonly<Record<ScalarType, readonly Value[]>> = {
  bool: [true, false, null],
  int: [0, 3, -1, null],
  long: [0n, 1n, 7n, -12n, 2n ** 63n - 1n, null],
  real: [0, 1.5, -0.25, Number.NaN, Infinity, null],
  decimal: [1.5, null],
  datetime: [day, day + 36_000_000_001n, null],
  timespan: [0n, 36_000_000_000n, -1n, null],
  guid: [null],
  string: ["", "red", "Red apple", "42", "2024-02-29"],
  dynamic: [1n, 1.5, "x", [1n, "y", null], new Map([["a", [true]]]), null],
};

function tableOf(columns: readonly { name: string; type: ScalarType }[], draw: Draw): Table {
  const rows = Array.from({ length: draw(7) }, () =>
    columns.map(({ type }) => samples[type][draw(samples[type].length)] ?? null),
  );
  return tableFromRows(columns, rows);
}

const schema = {
  tables: [
    { name: "T", columns: tColumns },
    { name: "U", columns: uColumns },
  ],
  functions: [],
  watchlists: [],
};

/** Draws from a list of numbers; behind its end it is always 0. */
function drawing(numbers: readonly number[]): Draw {
  let next = 0;
  return (below) => (below === 0 ? 0 : (numbers[next++] ?? 0) % below);
}

const queries = 2_000;

describe("random queries over random tables", () => {
  it(`give the columns that the binder says, ${queries} times`, { timeout: 600_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat({ max: 9_999 }), { minLength: 200, maxLength: 200 }), async (numbers) => {
        const draw = drawing(numbers);
        const query = randomQuery(tColumns, draw);
        const tables = new Map([
          ["T", tableOf(tColumns, draw)],
          ["U", tableOf(uColumns, draw)],
        ]);
        const database: Database = { schema, table: (name) => tables.get(name) };
        const errors = check(query, schema).findings.filter(({ severity }) => severity === "error");
        expect({ query, errors }).toEqual({ query, errors: [] });
        await run(query, database).catch((error: unknown) => {
          throw new Error(query, { cause: error });
        });
      }),
      { numRuns: queries, seed: 5, endOnFailure: true },
    );
  });
});
