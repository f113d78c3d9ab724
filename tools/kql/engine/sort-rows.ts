import type { Runtime } from "./runtime.ts";

/** Negative when the first row comes first; never 0 for two rows. */
export type RowOrder = (one: number, other: number) => number;

/** Rows that are sorted in one go, and merged in one go. */
const runLength = 0x8000;

/** The numbers below `count` in an order. Merges sorted runs, since a sort of the language could not be left before its end. */
export async function sortRows(count: number, order: RowOrder, runtime: Runtime): Promise<Uint32Array> {
  let sorted = Uint32Array.from({ length: count }, (_, row) => row);
  for (let start = 0; start < count; start += runLength) {
    await runtime.breathe();
    sorted.subarray(start, start + runLength).sort(order);
  }
  let merged = new Uint32Array(count);
  for (let length = runLength; length < count; length *= 2) {
    for (let start = 0; start < count; start += 2 * length) {
      const middle = Math.min(start + length, count);
      const end = Math.min(start + 2 * length, count);
      const merge: Merge = { from: sorted, to: merged, middle, end, left: start, right: middle, at: start };
      while (merge.at < end) {
        await runtime.breathe();
        mergeSome(merge, order);
      }
    }
    [sorted, merged] = [merged, sorted];
  }
  return sorted;
}

/** Two neighbouring runs on their way into one; the second begins at `middle`. */
interface Merge {
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly middle: number;
  readonly end: number;
  /** The next row of each run, and the next place. */
  left: number;
  right: number;
  at: number;
}

function mergeSome(merge: Merge, order: RowOrder): void {
  const { from, to, middle, end } = merge;
  let { left, right, at } = merge;
  const stop = Math.min(end, at + runLength);
  for (; at < stop; at++) {
    const one = from[left] ?? 0;
    const other = from[right] ?? 0;
    const isLeft = left < middle && (right >= end || order(one, other) < 0);
    to[at] = isLeft ? one : other;
    left += isLeft ? 1 : 0;
    right += isLeft ? 0 : 1;
  }
  Object.assign(merge, { left, right, at });
}
