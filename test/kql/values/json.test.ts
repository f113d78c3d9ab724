import * as fc from "fast-check";
import { expect, it } from "vitest";

import { equal, keyOf } from "../../../tools/kql/values/compare.ts";
import { canonicalJson, parseJson } from "../../../tools/kql/values/json.ts";
import { toJson } from "../../../tools/kql/values/text.ts";

it.each([
  ["1", 1n],
  ["-0", 0n],
  ["1.0", 1],
  ["1e3", 1000],
  ["9007199254740993", 9007199254740993n],
  ["-9223372036854775808", -9223372036854775808n],
  ["9223372036854775808", 9223372036854775808],
  [' "a 1.0" ', "a 1.0"],
  ["null", null],
  ["", undefined],
  ["nope", undefined],
  ["{", undefined],
  ["10.0.0.1", undefined],
])("reads %s", (text, value) => {
  expect(parseJson(text)).toBe(value);
});

it("reads numbers by their text, wherever they stand", () => {
  expect(parseJson('{"a": [1, 2.0, 10, 2.5], "b": {"c": 1e2, "d": 12345678901234567}}')).toEqual(
    new Map<string, unknown>([
      ["a", [1n, 2, 10n, 2.5]],
      [
        "b",
        new Map<string, unknown>([
          ["c", 100],
          ["d", 12345678901234567n],
        ]),
      ],
    ]),
  );
});

it("keeps the key __proto__", () => {
  expect(parseJson('{"__proto__": 1}')).toEqual(new Map([["__proto__", 1n]]));
});

it("gives back what toJson wrote", () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      const value = parseJson(text);
      expect(value).toBeDefined();
      expect(parseJson(toJson(value ?? null))).toEqual(value);
    }),
  );
});

it("has one text and one key for bags with the same slots", () => {
  const [one, other] = [
    parseJson('{"b": {"d": 1, "c": [2]}, "a": null}') ?? null,
    parseJson('{"a": null, "b": {"c": [2], "d": 1}}') ?? null,
  ];
  expect(canonicalJson(one)).toBe('{"a":null,"b":{"c":[2],"d":1}}');
  expect(keyOf(one)).toBe(keyOf(other));
  expect(equal(one, other)).toBe(true);
});

it("has different keys for an array and its text", () => {
  expect(keyOf([1n])).not.toBe(keyOf("[1]"));
});
