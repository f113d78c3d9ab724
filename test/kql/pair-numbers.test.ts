import { array, assert, boolean, nat, property, tuple } from "fast-check";
import { expect, it } from "vitest";
import { createPairNumbers } from "../../tools/kql/engine/pair-numbers.ts";

const pair = tuple(
  nat({ max: 40 }),
  nat({ max: 2 ** 31 - 1 }).map((number) => (number >> 16) << 10),
);

it("numbers pairs as a map of their texts would", () => {
  assert(
    property(array(tuple(pair, boolean()), { maxLength: 2_000, size: "max" }), (asked) => {
      const numbers = createPairNumbers();
      const model = new Map<string, number>();
      for (const [[first, second], add] of asked) {
        const key = `${first}/${second}`;
        if (add && !model.has(key)) model.set(key, model.size);
        expect(numbers.of(first, second, add)).toBe(model.get(key) ?? -1);
      }
    }),
  );
});
