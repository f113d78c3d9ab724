import { describe, expect, it } from "vitest";
import { classify } from "../../../tools/kql/language/classify.ts";
import { complete } from "../../../tools/kql/language/complete.ts";
import { explain } from "../../../tools/kql/language/explain.ts";
import { workspace } from "../workspace.ts";

const { schema } = workspace;

function offered(query: string) {
  return complete(query, query.length, schema);
}

describe("complete", () => {
  it("offers tables and functions at the beginning", () => {
    const names = offered("").completions.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(["T", "AtLeast", "All", "_GetWatchlist"]));
  });

  it("takes the place of the word before the cursor, and puts columns before functions", () => {
    const { from, to, completions } = offered("T | where na");
    expect([from, to]).toEqual([10, 12]);
    const orderOf = (name: string): number => completions.find((each) => each.name === name)?.order ?? Number.NaN;
    expect(completions.find(({ name }) => name === "name")).toMatchObject({ label: "name", kind: "Column" });
    expect(orderOf("name")).toBeLessThan(orderOf("abs"));
  });

  it("leaves the cursor between the parentheses of a function", () => {
    expect(offered("T | where strl").completions.find(({ name }) => name === "strlen")).toMatchObject({
      label: "strlen(string)",
      before: expect.stringMatching(/^strlen\( ?$/u),
      after: ")",
      goesOn: true,
    });
  });

  it("puts in a function of the workspace whose arguments are all optional without parentheses", () => {
    expect(offered("AtL").completions.find(({ name }) => name === "AtLeast")).toMatchObject({
      label: "AtLeast([least])",
      before: "AtLeast",
      after: "",
    });
  });

  it("offers the watchlists that are deployed", () => {
    expect(offered("_GetWatchlist(").completions).toMatchObject([{ before: "'hosts'" }]);
  });

  it("offers nothing within a text", () => {
    expect(offered("T | where name == 'so").completions).toEqual([]);
  });
});

describe("explain", () => {
  it.each([
    [0, "(table) T: table(name, n)", 1],
    [10, "n: long", 1],
    [18, "(function) strlen(string): long", 6],
  ])("says at %i: %s", (position, text, length) => {
    expect(explain("T | where n > 1 + strlen(name)", position, schema)).toMatchObject({ text, length });
  });

  it.each([
    ["T | where n > 1", 5],
    ["T | where nope > 1", 11],
    ["", 0],
  ])("says nothing where there is nothing to say, and repeats no error: %s at %i", (query, position) => {
    expect(explain(query, position, schema)).toBeUndefined();
  });
});

describe("classify", () => {
  it("tells what each part is", () => {
    const query = "T | where name == 'a' // note";
    const parts = classify(query, schema).map(({ start, length, kind }) => [query.slice(start, start + length), kind]);
    expect(parts).toEqual([
      ["T", "Table"],
      ["|", "Punctuation"],
      ["where", "QueryOperator"],
      ["name", "Column"],
      ["==", "MathOperator"],
      ["'a'", "StringLiteral"],
      ["// note", "Comment"],
    ]);
  });

  it("knows the same text anew when the schema is another", () => {
    const renamed = { ...schema, tables: [] };
    expect(classify("T", schema)).toMatchObject([{ kind: "Table" }]);
    expect(classify("T", renamed)).not.toMatchObject([{ kind: "Table" }]);
  });
});
