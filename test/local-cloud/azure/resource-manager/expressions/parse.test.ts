import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { ArmError } from "../../../../../local-cloud/azure/resource-manager/arm-error.ts";
import { evaluateExpression } from "../../../../../local-cloud/azure/resource-manager/expressions/evaluate.ts";
import { functionNames } from "../../../../../local-cloud/azure/resource-manager/expressions/functions/function-table.ts";
import { parseExpression, readString } from "../../../../../local-cloud/azure/resource-manager/expressions/parse.ts";
import { environmentWith } from "./environment.ts";

const environment = environmentWith();
/** Pieces of expressions. */
const tokens =
  "( ) [ ] . , 'a' '' 0 -1 3 x null() true() parameters('dogs') createObject('a',1) range(0,3) lambda('x',".split(" ");

/** What comes of evaluating a text: a value, or an ArmError. Everything else is thrown on. */
function outcome(text: string): "value" | "refused" {
  try {
    evaluateExpression(text, environment);
    return "value";
  } catch (error) {
    if (error instanceof ArmError) return "refused";
    throw error;
  }
}

describe("a string of a template", () => {
  it.each([
    ["[variables('x')]", { kind: "expression", text: "variables('x')" }],
    ["[[test value]", { kind: "text", text: "[test value]" }],
    ["[test] value", { kind: "text", text: "[test] value" }],
    ["[[test] value", { kind: "text", text: "[[test] value" }],
    ["plain", { kind: "text", text: "plain" }],
    ["[", { kind: "text", text: "[" }],
    ["", { kind: "text", text: "" }],
  ])("%j stands for %j", (written, meaning) => {
    expect(readString(written)).toEqual(meaning);
  });
});

describe("the parser", () => {
  it("reads calls, members and indexes", () => {
    expect(parseExpression("a.b(1, 'x')[0].c")).toEqual({
      kind: "property",
      name: "c",
      of: {
        kind: "index",
        index: { kind: "literal", value: 0 },
        of: {
          kind: "call",
          name: "a.b",
          args: [
            { kind: "literal", value: 1 },
            { kind: "literal", value: "x" },
          ],
        },
      },
    });
  });

  it.each([
    ["", "expected token 'Identifier' and actual 'EndOfData' at position '0'"],
    ["concat('a'", "expected token 'RightParenthesis' and actual 'EndOfData' at position '10'"],
    ["concat('a',)", "expected token 'Identifier' and actual 'RightParenthesis' at position '11'"],
    ["concat('a') 'b'", "expected token 'EndOfData' and actual 'StringLiteral' at position '12'"],
    ["concat", "expected token 'LeftParenthesis' and actual 'EndOfData'"],
    ["a().1", "expected token 'Identifier' and actual 'IntegerLiteral' at position '4'"],
    ["a()[0", "expected token 'RightSquareBracket' and actual 'EndOfData'"],
    ['concat("a")', "the string character '\"' at position '7' is not expected"],
    ["'open", "the string character ''' at position '0' is not expected"],
    ["99999999999999999999", "the integer '99999999999999999999' at position '0' is too large"],
    ["a(".repeat(5_000), "is too deep"],
    [`a()${".b".repeat(5_000)}`, "is too deep"],
    [`'${"x".repeat(24_576)}'`, "The language expression length limit exceeded. Limit: '24576' and actual: '24578'."],
  ])("refuses %.30j: %s", (text, reason) => {
    expect(() => parseExpression(text)).toThrow(
      expect.objectContaining({ code: "InvalidTemplate", message: expect.stringContaining(reason) }),
    );
  });

  it("takes any text without ever failing in another way than with an ArmError", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (text) => {
        expect(outcome(text)).toBeOneOf(["value", "refused"]);
      }),
    );
  });

  it("takes any sequence of tokens and functions in the same way", () => {
    const piece = fc.constantFrom(...functionNames.map((name) => `${name}(`), ...tokens);
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join("");
        const open = text.split("(").length - text.split(")").length;
        expect(outcome(text)).toBeOneOf(["value", "refused"]);
        expect(outcome(`${text}${")".repeat(Math.max(open, 0))}`)).toBeOneOf(["value", "refused"]);
      }),
      { numRuns: 2_000 },
    );
  });

  it("gives back every string that is written as a literal", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(evaluateExpression(`'${text.replaceAll("'", "''")}'`, environment)).toBe(text);
      }),
    );
  });
});
