import * as fc from "fast-check";
import { expect, it } from "vitest";

import { createRuntime } from "../../tools/kql/engine/runtime.ts";
import { sortRows } from "../../tools/kql/engine/sort-rows.ts";
import { emptyDatabase, now } from "./running.ts";

const runtime = createRuntime(emptyDatabase, { now });

it("rows are sorted as the language sorts them, however many runs are merged", async () => {
  const keys = Array.from({ length: 100_000 }, (_, row) => (Math.imul(row + 1, 0x9e37_79b1) >>> 0) % 1_000);
  const order = (one: number, other: number): number => (keys[one] ?? 0) - (keys[other] ?? 0) || one - other;
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: keys.length }), async (count) => {
      const expected = Uint32Array.from({ length: count }, (_, row) => row).toSorted(order);
      expect((await sortRows(count, order, runtime)).join()).toBe(expected.join());
    }),
    { numRuns: 10, examples: [[0], [1], [0x8000], [0x8001], [0x1_0000], [0x1_8001]] },
  );
});
