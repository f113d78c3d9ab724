import { describe, expect, it } from "vitest";
import { createBufferPool } from "../src/buffer-pool.ts";

describe("a buffer pool", () => {
  it("gives a buffer that was given back again, and never one that is in use", () => {
    const pool = createBufferPool(100, 2);
    const [one, other] = [pool.take(100), pool.take(1)];
    expect(other).not.toBe(one);
    pool.giveBack(one);
    expect(pool.take(100)).toBe(one);
    expect(pool.take(100)).not.toBe(one);
  });

  it("gives usual buffers, or larger ones where they are needed", () => {
    const pool = createBufferPool(100, 2);
    expect([0, 100, 101, 500].map((bytes) => pool.take(bytes).length)).toEqual([100, 100, 101, 500]);
  });

  it("keeps so many idle buffers and no large one", () => {
    const pool = createBufferPool(100, 2);
    const taken = [100, 100, 100, 500].map((bytes) => pool.take(bytes));
    for (const buffer of taken.toReversed()) pool.giveBack(buffer);
    const again = [100, 100, 100].map((bytes) => pool.take(bytes));
    expect(again.filter((buffer) => taken.includes(buffer))).toHaveLength(2);
    expect(pool.take(500)).not.toBe(taken[3]);
  });
});
