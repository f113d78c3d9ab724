import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutIntoBatches, fitsBatch, maxBatchBytes, rowSeparator } from "../../src/pipeline/batch.ts";
import { batchBytes } from "../fakes/fake-sink.ts";

const rowOf = (bytes: number) => ({ json: "", bytes });
const rowsOf = (...sizes: readonly number[]) => sizes.map((bytes) => rowOf(bytes));
/** Each batch is read to its end before the next one is asked for. */
const batchesOf = (...sizes: readonly number[]) => Array.from(cutIntoBatches(rowsOf(...sizes)), (batch) => [...batch]);
const cut = (...sizes: readonly number[]) => batchesOf(...sizes).map((batch) => batch.map(({ bytes }) => bytes));

describe("a batch", () => {
  it("is at most a million bytes, which the service takes however it measures", () => {
    expect(maxBatchBytes).toBe(1_000_000);
  });

  it("measures as its JSON array does", () => {
    const rows = ['{"a":1}', '{"b":"é"}', "{}"].map((json) => ({ json, bytes: Buffer.byteLength(json) }));
    for (const count of [0, 1, 2, 3]) {
      const some = rows.slice(0, count);
      expect(batchBytes(some)).toBe(Buffer.byteLength(`[${some.map(({ json }) => json).join(rowSeparator)}]`));
    }
  });

  it("holds a row that leaves room for the brackets, and none that is a byte longer", () => {
    expect(fitsBatch(rowOf(999_998))).toBe(true);
    expect(fitsBatch(rowOf(999_999))).toBe(false);
  });
});

describe("cutting into batches", () => {
  it("makes none of nothing", () => {
    expect(cut()).toEqual([]);
  });

  it("keeps together what fits to the byte", () => {
    // 2 brackets, 1 comma and line break.
    expect(cut(500_000, 499_996)).toEqual([[500_000, 499_996]]);
  });

  it("cuts where one byte more would be too many", () => {
    expect(cut(500_000, 499_997)).toEqual([[500_000], [499_997]]);
  });

  it("counts the separator of every row but the first", () => {
    // 2 brackets, 2 commas and line breaks: the third row fits to the byte.
    expect(cut(400_000, 300_000, 299_994)).toEqual([[400_000, 300_000, 299_994]]);
    expect(cut(400_000, 300_000, 299_995)).toEqual([[400_000, 300_000], [299_995]]);
  });

  it("measures each batch anew", () => {
    expect(cut(999_998, 999_998, 10, 20)).toEqual([[999_998], [999_998], [10, 20]]);
    expect(cut(999_998, 500_000, 499_996, 5)).toEqual([[999_998], [500_000, 499_996], [5]]);
  });

  it("asks for a row only when the batch before it is nearly full", () => {
    const asked: number[] = [];
    function* rows() {
      for (const row of rowsOf(600_000, 600_000, 600_000)) {
        asked.push(asked.length);
        yield row;
      }
    }
    const askedBefore = Array.from(cutIntoBatches(rows()), (batch) => [...batch].length + asked.length);
    expect(askedBefore).toEqual([1 + 2, 1 + 3, 1 + 3]);
  });

  it("keeps every row, in order, in batches that fit and could not take the next row", () => {
    const sizes = fc.array(fc.integer({ min: 2, max: 999_998 }), { maxLength: 60 });
    fc.assert(
      fc.property(sizes, (bytes) => {
        const rows = batchesOf(...bytes);
        expect(rows.flat()).toEqual(rowsOf(...bytes));
        expect(rows.every((batch) => batch.length > 0 && batchBytes(batch) <= maxBatchBytes)).toBe(true);
        const withNext = rows.slice(1).map((batch, index) => (rows[index] ?? []).concat(batch.slice(0, 1)));
        expect(withNext.every((batch) => batchBytes(batch) > maxBatchBytes)).toBe(true);
      }),
    );
  });
});
