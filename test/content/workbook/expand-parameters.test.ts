import { describe, expect, test } from "vitest";
import { check } from "../../../tools/kql/language/check.ts";
import { expandParameters } from "../../../tools/content/workbook/expand-parameters.ts";
import type { ParameterFile } from "../../../tools/content/workbook/workbook-file.ts";

const parameters: readonly ParameterFile[] = [
  { kind: "time", name: "TimeRange", label: "Time", default: "7d", choices: ["7d"] },
  { kind: "many", name: "Person", label: "People", query: "people.kql" },
  { kind: "one", name: "OnePerson", label: "Person", query: "people.kql" },
  { kind: "text", name: "OneItem", label: "Item", pattern: "^[a-z]{4}$", message: "Four letters." },
];
const hour = 3_600_000;
const time = { from: Date.UTC(2026, 2, 10), to: Date.UTC(2026, 2, 10) + 24 * hour };
const people = { tables: [], functions: [], watchlists: [] };

function expand(query: string, values?: Parameters<typeof expandParameters>[2]["values"]): string {
  return expandParameters(query, parameters, values === undefined ? { time } : { time, values });
}

describe("a parameter in a query", () => {
  test.each([
    ["all, as nothing is chosen", undefined, "'*'"],
    ["all", "all", "'*'"],
    ["all, as the choice was emptied", [], "'*'"],
    ["one", ["A"], "'A'"],
    ["several", ["A", "B", "C"], "'A','B','C'"],
  ] as const)("that takes several is, with %s, a list in quotes", (_, chosen, list) => {
    const values = chosen === undefined ? undefined : { Person: chosen };
    expect(expand("where '*' in ({Person}) or X in ({Person})", values)).toBe(
      `where '*' in (${list}) or X in (${list})`,
    );
  });

  test.each([
    ["OnePerson", undefined, ""],
    ["OnePerson", ["A", "B"], "A"],
    ["OnePerson", "all", ""],
    ["OneItem", ["abcd"], "abcd"],
    ["OneItem", ["abc"], ""],
    ["OneItem", ["a'b\""], ""],
    ["OneItem", undefined, ""],
  ] as const)("%s with %j is the bare value", (name, chosen, text) => {
    expect(expand(`X == '{${name}}'`, chosen === undefined ? undefined : { [name]: chosen })).toBe(`X == '${text}'`);
  });

  test.each([
    ["{TimeRange:start}", "datetime(2026-03-10T00:00:00.000Z)"],
    ["{TimeRange:end}", "datetime(2026-03-11T00:00:00.000Z)"],
    ["{TimeRange:grain}", "30m"],
  ])("%s is %s", (text, expanded) => {
    expect(expand(text)).toBe(expanded);
  });

  test.each([
    [1, "1m"],
    [4, "5m"],
    [48, "1h"],
    [24 * 7, "6h"],
    [24 * 30, "1d"],
  ])("has bars over %d hours that are %s wide", (hours, grain) => {
    const range = { from: time.from, to: time.from + hours * hour };
    expect(expandParameters("{TimeRange:grain}", parameters, { time: range })).toBe(grain);
  });

  test.each(["O'Brien", 'the "chief"', "back\\slash", "two\nlines"])(
    "never is %j, which would end the text",
    (value) => {
      expect(() => expand("X in ({Person})", { Person: ["A", value] })).toThrow("can be no value");
      expect(() => expand("X == '{OnePerson}'", { OnePerson: [value] })).toThrow("can be no value");
    },
  );

  test.each(["{Nobody}", "{TimeRange}", "{TimeRange:label}", "{Person:label}", "{OneItem:escape}"])(
    "is not %s, which the workbook does not have",
    (text) => {
      expect(() => expand(text)).toThrow(text);
    },
  );

  test.each(["all", ["A"], ["A", "B"]] as const)(
    "leaves valid KQL with %j, and braces that are none alone",
    (chosen) => {
      const query =
        "datatable(X:string, At:datetime)[] | where ('*' in ({Person}) or X in ({Person})) and X != '{OnePerson}{OneItem}' and X matches regex '^[a]{2}$' | summarize count() by bin(At, {TimeRange:grain}) | where At between ({TimeRange:start} .. {TimeRange:end})";
      const values = { Person: chosen, OnePerson: chosen, OneItem: ["abcd"] };
      const { findings } = check(expand(query, values), people);
      expect(findings.filter(({ severity }) => severity !== "suggestion")).toEqual([]);
    },
  );
});
