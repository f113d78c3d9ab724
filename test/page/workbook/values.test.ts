import { describe, expect, test } from "vitest";
import { expandText } from "../../../page/views/workbook/expand-text.ts";
import { questionOf } from "../../../page/views/workbook/question.ts";
import { expanded, labelOf, lostOf, rangeOf, valueOf } from "../../../page/views/workbook/values.ts";
import { isVisible } from "../../../page/views/workbook/visibility.ts";
import { expandParameters } from "../../../tools/content/workbook/expand-parameters.ts";
import { workbook } from "../../content/workbook/shown-company.ts";
import { items, tiles, valuesWith } from "./deployed-notebook.ts";

const two = new Map([["Person", ["ANNA", "BEN"].map((value) => ({ value, label: value.toLowerCase() }))]]);

describe("what a query gets", () => {
  const query = "T | where '*' in ({Person}) or P in ({Person}) | where O == '{OnePerson}' | where I == '{OneItem}'";

  test.each([
    [{}, "T | where '*' in ('*') or P in ('*') | where O == '' | where I == ''"],
    [
      { Person: "ANNA,BEN", OnePerson: "EVE" },
      "T | where '*' in ('ANNA','BEN') or P in ('ANNA','BEN') | where O == 'EVE' | where I == ''",
    ],
    [{ OneItem: "too short" }, "T | where '*' in ('*') or P in ('*') | where O == '' | where I == ''"],
    [
      { OneItem: "abcdefghijklmnopqrstuvwxyz" },
      "T | where '*' in ('*') or P in ('*') | where O == '' | where I == 'abcdefghijklmnopqrstuvwxyz'",
    ],
  ])("of %j", (choices, expected) => {
    expect(expanded(query, valuesWith(choices))).toBe(expected);
  });

  test("is what the rules of the build say, for every tile and any choice", () => {
    const shown = workbook.parameters.map(({ shows }) => shows);
    const values = valuesWith({ Person: "ANNA,BEN", OnePerson: "EVE", TimeRange: "PT4H" });
    const chosen = {
      time: { from: values.now - 4 * 3_600_000, to: values.now },
      values: { Person: ["ANNA", "BEN"], OnePerson: ["EVE"] },
    };
    const queries = tiles.flatMap(({ source }) => (source.kind === "logs" ? [source.query] : []));
    expect(queries.length).toBeGreaterThan(60);
    for (const each of queries) expect(expanded(each, values)).toBe(expandParameters(each, shown, chosen));
  });

  test("is nothing that would end the text that it stands in", () => {
    expect(() => expanded(query, valuesWith({ OnePerson: "x' or 1 == 1" }))).toThrow(RangeError);
  });

  test("has no value that the list has not, as soon as the list is known", () => {
    const values = valuesWith({ Person: "ANNA,EVE" }, two);
    expect(expanded("{Person}", values)).toBe("'ANNA'");
    const person = values.parameters.find(({ name }) => name === "Person");
    expect(person?.kind === "many" && lostOf(values, person)).toEqual(["EVE"]);
    expect(expanded("{Person}", valuesWith({ Person: "EVE" }, two))).toBe("'*'");
  });
});

const log = (time: { readonly parameter: string } | { readonly duration: number }) =>
  ({ kind: "logs", query: "T", time }) as const;

describe("the time that is asked for", () => {
  test("is the parameter's, or the tile's own", () => {
    const byParameter = questionOf(log({ parameter: "TimeRange" }), valuesWith({ TimeRange: "P1D" }));
    expect(byParameter).toMatchObject({ timespan: "2026-03-16T12:00:00.000Z/2026-03-17T12:00:00.000Z" });
    const own = questionOf(log({ duration: 3_600_000 }), valuesWith({ TimeRange: "P1D" }));
    expect(own).toMatchObject({ timespan: "2026-03-17T11:00:00.000Z/2026-03-17T12:00:00.000Z" });
  });

  test.each([
    ["2026-03-01T00:00:00.000Z/2026-03-02T06:30:00.000Z", "2026-03-01 00:00 – 2026-03-02 06:30 UTC"],
    ["P7D", "Last 7 days"],
    ["PT1H", "Last hour"],
    ["24h", "Last 24 hours"],
    // What is no range is as if nothing was chosen.
    ["P0D", "Last 7 days"],
    ["2026-03-02T00:00:00Z/2026-03-01T00:00:00Z", "Last 7 days"],
    ["yesterday", "Last 7 days"],
  ])("%s is called %s", (text, label) => {
    expect(labelOf(valuesWith({ TimeRange: text }), "TimeRange")).toBe(label);
  });

  test("of an unknown parameter is none at all, not an error", () => {
    expect(rangeOf(valuesWith(), "Nothing")).toMatchObject({ text: "P1D" });
  });
});

test("a path to Resource Manager has the workspace's id", () => {
  const [source] = tiles.flatMap((tile) => (tile.source.kind === "resources" ? [tile.source] : []));
  if (source === undefined) throw new Error("No tile asks Resource Manager.");
  expect(questionOf(source, valuesWith({ Workspace: "/subscriptions/s/workspaces/w" }))).toMatchObject({
    path: "/subscriptions/s/workspaces/w/providers/Microsoft.SecurityInsights/alertRules",
  });
});

test("one tab is visible at a time, and the first without a choice", () => {
  const groups = items.filter(({ kind }) => kind === "group");
  const visible = (tab: string | undefined): readonly string[] => {
    const values = valuesWith(tab === undefined ? {} : { Tab: tab });
    return groups
      .filter(({ conditions }) => isVisible(conditions, (name) => valueOf(values, name)))
      .map(({ name }) => name);
  };
  expect(groups.length).toBeGreaterThan(5);
  expect(visible(undefined)).toEqual(["overview"]);
  expect(visible("health")).toEqual(["health"]);
  expect(visible("nothing")).toEqual([]);
});

test.each([
  ["isEqualTo", "a", true],
  ["isEqualTo", "b", false],
  ["isNotEqualTo", "a", false],
  ["isNotEqualTo", "b", true],
  ["isSomethingElse", "b", true],
])("%s of a and %s is %j", (comparison, value, expected) => {
  expect(isVisible([{ parameter: "P", comparison, value }], () => "a")).toBe(expected);
});

describe("a text", () => {
  test("says what is chosen", () => {
    const values = valuesWith({ TimeRange: "P1D", Person: "ANNA,BEN" }, two);
    expect(expandText("In {TimeRange:label}: {Person:label}; {Country:label}.", values)).toBe(
      String.raw`In Last 24 hours: anna\, ben; All.`,
    );
  });

  test("lets no choice become Markdown, and leaves what is no parameter", () => {
    const hostile = "[x](https://evil.example) <b> `c`\n# d";
    const text = expandText("{Tab:label} {Unknown}", valuesWith({ Tab: hostile }));
    expect(text).toBe(String.raw`\[x\]\(https\:\/\/evil\.example\) \<b\> \`c\` \# d {Unknown}`);
  });
});
