import * as fc from "fast-check";
import { itemUsageFields } from "../../src/onepassword/rows/item-usages.ts";

/** One item of a page: its JSON text, and what must become of it. An odd object may become a row or be kept. */
export interface FuzzedItem {
  readonly text: string;
  readonly expected: "row" | "kept" | "either";
}

/** Numbers as no JavaScript program writes them. */
const oddNumbers = fc.constantFrom("1e999", "-1e999", "-0", "12345678901234567890", "9223372036854775807", "1E-400");

const anyText = fc.string({ unit: "binary", maxLength: 20 });
const anyValue = fc.oneof(
  fc.jsonValue({ maxDepth: 4, stringUnit: "binary" }).map((value) => JSON.stringify(value)),
  oddNumbers,
);

/** Keys that mean something to JavaScript or to the mapper. */
const trickyKey = fc.oneof(
  fc.constantFrom("__proto__", "constructor", "toString", "toJSON", "hasOwnProperty", "length", "", "_truncated"),
  fc.constantFrom(...Object.keys(itemUsageFields.columns)),
  anyText,
);

const oddObject = fc.array(fc.tuple(trickyKey, anyValue), { maxLength: 6 }).map((fields): FuzzedItem => ({
  text: `{${fields.map(([key, value]) => `${JSON.stringify(key)}:${value}`).join(",")}}`,
  expected: "either",
}));

const nested = fc.constantFrom(1, 50, 2_000, 12_000).map((depth): FuzzedItem => ({
  text: `{"uuid":"deep","client":${"[".repeat(depth)}${"]".repeat(depth)}}`,
  expected: "either",
}));

const noObject = fc
  .oneof(
    fc.constantFrom("null", "true", "[]", '""', "0"),
    oddNumbers,
    anyText.map((text) => JSON.stringify(text)),
    fc.array(anyValue, { maxLength: 3 }).map((values) => `[${values.join(",")}]`),
  )
  .map((text): FuzzedItem => ({ text, expected: "kept" }));

/** A good event with something odd in one of its fields. */
const goodEvent = fc
  .tuple(
    trickyKey.filter((key) => key !== "uuid"),
    anyValue,
  )
  .map(([key, value]): FuzzedItem => ({
    text: `{"uuid":"good","timestamp":"2026-03-02T11:00:00Z",${JSON.stringify(key)}:${value}}`,
    expected: "row",
  }));

/** Items of a page, good ones beside bad ones. */
export const fuzzedItems: fc.Arbitrary<readonly FuzzedItem[]> = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: goodEvent },
    { weight: 3, arbitrary: oddObject },
    { weight: 2, arbitrary: noObject },
    { weight: 1, arbitrary: nested },
  ),
  { maxLength: 8 },
);

/** The text of a page. */
export function pageText(items: readonly FuzzedItem[]): string {
  return `{"cursor":"c1","has_more":false,"items":[${items.map(({ text }) => text).join(",")}]}`;
}

/** A body with anything at all where the page's fields are, or anything at all. */
export const anyBody: fc.Arbitrary<string> = fc.oneof(
  fc
    .array(fc.tuple(fc.oneof(fc.constantFrom("cursor", "has_more", "items", "Error"), trickyKey), anyValue), {
      maxLength: 5,
    })
    .map((fields) => `{${fields.map(([key, value]) => `${JSON.stringify(key)}:${value}`).join(",")}}`),
  anyValue,
  fc.string({ unit: "binary" }),
);
