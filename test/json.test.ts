import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseJson, rawInteger } from "../src/json.ts";

/** What is written back after parsing. */
function again(text: string): string {
  return JSON.stringify(parseJson(text));
}

describe("parsing JSON", () => {
  it.each([
    "9007199254740991",
    "9007199254740992",
    "9007199254740993",
    "-9007199254740993",
    "9223372036854775807",
    "-9223372036854775808",
    "18446744073709551615",
    "1234567890123456",
    "123456789012345678901234567890",
  ])("keeps every digit of %s, wherever it stands", (digits) => {
    for (const text of [`{"a":${digits}}`, `[${digits}]`, `[1,${digits},{"b":[${digits}]}]`])
      expect(again(text)).toBe(text);
    expect(again(`{ "a" : \n ${digits} , "b" : 1 }`)).toBe(`{"a":${digits},"b":1}`);
  });

  it("keeps a number a number when a double can hold it", () => {
    expect(parseJson('{"aux_id":9007199254740991,"n":[1,-2,0.5,1e3]}')).toEqual({
      aux_id: 9_007_199_254_740_991,
      n: [1, -2, 0.5, 1000],
    });
    expect(parseJson("[1234567890123456,-1234567890123456]")).toEqual([1_234_567_890_123_456, -1_234_567_890_123_456]);
  });

  it("leaves fractions and exponents to the double, beside a long integer too", () => {
    expect(again("[12345678901234567890,1.5,1e3,12345678901234567890.5,1e20]")).toBe(
      "[12345678901234567890,1.5,1000,12345678901234567000,100000000000000000000]",
    );
  });

  it("leaves digits in a text alone", () => {
    const text = '{"a":"12345678901234567890","b":", 12345678901234567890"}';
    expect(parseJson(text)).toEqual({ a: "12345678901234567890", b: ", 12345678901234567890" });
    expect(again('{"a":"12345678901234567890","b":12345678901234567890}')).toBe(
      '{"a":"12345678901234567890","b":12345678901234567890}',
    );
  });

  it.each([
    '{"a":1,"a":2}',
    '{"__proto__":{"x":12345678901234567890},"y":null,"z":[true,false,""]}',
    "{}",
    "[]",
    "null",
    '"x"',
  ])("reads %s as JSON.parse does", (text) => {
    expect(again(text)).toBe(text === '{"a":1,"a":2}' ? '{"a":2}' : text);
  });

  it.each(["", "{", "<html>", '{"a":12345678901234567890', "NaN", "[1,]"])("throws a SyntaxError for %j", (text) => {
    expect(() => parseJson(text)).toThrow(SyntaxError);
  });

  it("reads what is nested too deeply for keeping digits as JSON.parse does", () => {
    const depth = 12_000;
    const text = `{"serial":12345678901234567890,"deep":${"[".repeat(depth)}${"]".repeat(depth)}}`;
    expect(Object(parseJson(text)).serial).toBe(Number("12345678901234567890"));
  });

  it("loses no digit of any integer, and changes nothing else", () => {
    const value = fc.letrec<{ node: string }>((tie) => ({
      node: fc.oneof(
        { depthSize: "small" },
        fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }).map(String),
        fc.string().map((text) => JSON.stringify(text)),
        fc.constantFrom("true", "false", "null", "0.5"),
        fc.array(tie("node"), { maxLength: 4 }).map((items) => `[${items.join(",")}]`),
        fc
          .uniqueArray(fc.tuple(fc.stringMatching(/^[a-z]+$/), tie("node")), {
            selector: ([name]) => name,
            maxLength: 4,
          })
          .map((pairs) => `{${pairs.map(([name, inner]) => `"${name}":${inner}`).join(",")}}`),
      ),
    })).node;
    fc.assert(
      fc.property(
        value.map((inner) => `{"items":[${inner}]}`),
        (text) => {
          expect(again(text)).toBe(text);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe("a raw integer", () => {
  it("gives its digits", () => {
    const [raw]: unknown[] = Object.values(Object(parseJson("[-9223372036854775809]")));
    expect(rawInteger(raw)).toBe(-9_223_372_036_854_775_809n);
  });

  it.each([7, "9223372036854775807", null, undefined, {}, [], true])("is not %j", (value) => {
    expect(rawInteger(value)).toBeUndefined();
  });
});
