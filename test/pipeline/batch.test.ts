import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { batchBytes, cutIntoBatches, fitsBatch, maxBatchBytes } from "../../src/pipeline/batch.ts";

const rowOf = (bytes: number) => ({ json: "", bytes });
const itemsOf = (...sizes: readonly number[]) => sizes.map((bytes) => ({ row: rowOf(bytes) }));
const sizesOf = (batches: readonly { row: { bytes: number } }[][]) =>
  batches.map((batch) => batch.map(({ row }) => row.bytes));

describe("a batch", () => {
  it("is at most a million bytes, which the service takes however it measures", () => {
    expect(maxBatchBytes).toBe(1_000_000);
  });

  it("measures as its JSON array does", () => {
    const rows = ['{"a":1}', '{"b":"é"}', "{}"].map((json) => ({ json, bytes: Buffer.byteLength(json) }));
    for (const count of [0, 1, 2, 3]) {
      const some = rows.slice(0, count);
      expect(batchBytes(some)).toBe(Buffer.byteLength(`[${some.map(({ json }) => json).join(",")}]`));
    }
  });

  it("holds a row that leaves room for the brackets, and none that is a byte longer", () => {
    expect(fitsBatch(rowOf(999_998))).toBe(true);
    expect(fitsBatch(rowOf(999_999))).toBe(false);
  });
});

describe("cutting into batches", () => {
  it("makes none of nothing", () => {
    expect(cutIntoBatches([])).toEqual([]);
  });

  it("keeps together what fits to the byte", () => {
    // 2 brackets, 1 comma.
    expect(sizesOf(cutIntoBatches(itemsOf(500_000, 499_997)))).toEqual([[500_000, 499_997]]);
  });

  it("cuts where one byte more would be too many", () => {
    expect(sizesOf(cutIntoBatches(itemsOf(500_000, 499_998)))).toEqual([[500_000], [499_998]]);
  });

  it("counts the comma of every row but the first", () => {
    // 2 brackets, 2 commas: the third row fits to the byte.
    expect(sizesOf(cutIntoBatches(itemsOf(400_000, 300_000, 299_996)))).toEqual([[400_000, 300_000, 299_996]]);
    expect(sizesOf(cutIntoBatches(itemsOf(400_000, 300_000, 299_997)))).toEqual([[400_000, 300_000], [299_997]]);
  });

  it("measures each batch anew", () => {
    expect(sizesOf(cutIntoBatches(itemsOf(999_998, 999_998, 10, 20)))).toEqual([[999_998], [999_998], [10, 20]]);
    expect(sizesOf(cutIntoBatches(itemsOf(999_998, 500_000, 499_997, 5)))).toEqual([
      [999_998],
      [500_000, 499_997],
      [5],
    ]);
  });

  it("keeps every row, in order, in batches that fit and could not take the next row", () => {
    const sizes = fc.array(fc.integer({ min: 2, max: 999_998 }), { maxLength: 60 });
    fc.assert(
      fc.property(sizes, (bytes) => {
        const batches = cutIntoBatches(itemsOf(...bytes));
        expect(sizesOf(batches).flat()).toEqual(bytes);
        const rows = batches.map((batch) => batch.map(({ row }) => row));
        expect(rows.every((batch) => batch.length > 0 && batchBytes(batch) <= maxBatchBytes)).toBe(true);
        const withNext = rows.slice(1).map((batch, index) => (rows[index] ?? []).concat(batch.slice(0, 1)));
        expect(withNext.every((batch) => batchBytes(batch) > maxBatchBytes)).toBe(true);
      }),
    );
  });
});
