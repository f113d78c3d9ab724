import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { chunkSize } from "../../../tools/kql/tables/chunk.ts";
import { createTableWriter } from "../../../tools/kql/tables/table-writer.ts";
import { rowsOf } from "../../../tools/kql/tables/table.ts";
import type { Value } from "../../../tools/kql/values/types.ts";

const schema = [
  { name: "text", type: "string" },
  { name: "whole", type: "long" },
  { name: "fraction", type: "real" },
  { name: "flag", type: "bool" },
  { name: "bag", type: "dynamic" },
] as const;

describe("a table writer", () => {
  it("gives back what was appended, in full chunks and in the open one", () => {
    const value: fc.Arbitrary<Value[]> = fc.tuple(
      fc.string(),
      fc.option(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })),
      fc.option(fc.double({ noNaN: true })),
      fc.option(fc.boolean()),
      fc.option(fc.array(fc.string()).map((items): Value => items)),
    );
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 20 }), (rows) => {
        const writer = createTableWriter(schema);
        const expected = Array.from({ length: chunkSize + 10 }, (_, index) => rows[index % rows.length] ?? []);
        for (const row of expected) {
          writer.append(new Map(schema.map(({ name }, index) => [name, row[index] ?? null])));
        }
        expect(rowsOf(writer.table())).toEqual(expected);
      }),
      { numRuns: 3 },
    );
  });

  it("keeps a table as it was when rows are appended later", () => {
    const writer = createTableWriter(schema);
    writer.append({ text: "first" });
    const before = writer.table();
    writer.append({ text: "second" });
    expect(rowsOf(before)).toEqual([["first", null, null, null, null]]);
    expect(writer.table().rows).toBe(2);
  });
});
