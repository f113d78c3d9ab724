import { describe, expect, test } from "vitest";
import { workbookProblems } from "../../../tools/content/workbook/workbook-problems.ts";
import {
  head,
  more,
  resourceTab,
  resourceTile,
  rings,
  schema,
  tab,
  tabOf,
  tile,
  workbookWith,
} from "./small-workbook.ts";

describe("the checks of a workbook", () => {
  test("find nothing wrong with a good one", async () => {
    expect(workbookProblems(await workbookWith({}), schema)).toEqual([]);
    expect(workbookProblems(await workbookWith(resourceTab({})), schema)).toEqual([]);
  });

  test.each([
    ["what does not bind", { "workbook/person/rings.kql": "Gongs" }, "rings.kql: query, line 1, column 1"],
    ["a column that is not there", tab({ columns: [{ name: "Gongs" }, ...tile.columns] }), "gives no column Gongs"],
    ["a choice without what is chosen", tab({ alsoChooses: "item" }), "the query gives no column ItemUuid"],
    ["a choice that opens nothing", tab({ opens: undefined, alsoChooses: "person" }), "must open a tab"],
    ["a number without a unit", tab({ columns: [] }), "the column Rings is a number and has no unit"],
    [
      "a raw heading",
      tab({ columns: tile.columns.slice(0, 1) }),
      "rings.kql: the column UserUuid must have a label or",
    ],
    [
      "a click without whom it is about",
      { "workbook/person/rings.kql": "OnePasswordEventLogs_CL | summarize Rings = count() by TimeGenerated" },
      "no column UserUuid",
    ],
    [
      "levels of what is shown otherwise",
      tab({ columns: [{ name: "Rings", unit: "rings", levels: { a: "good" } }] }),
      "must have levels",
    ],
    ["render", { "workbook/person/rings.kql": `${rings}\n| render barchart` }, "not render"],
    ["two tiles of one title", tab({ title: "What of b?" }), '"What of b?" is there twice'],
    [
      "a join that drops rows",
      {
        "workbook/person/rings.kql":
          "OnePasswordEventLogs_CL | join OnePasswordEventLogs_CL on UserUuid | summarize Rings = count() by UserUuid",
      },
      "a join must name its kind",
    ],
    [
      "a column that is not taken of Resource Manager's answer",
      resourceTab({ columns: [{ name: "Gongs" }] }),
      "workbook/person/tab.yaml: bells: the query gives no column Gongs",
    ],
    [
      "an order by what is not taken of it",
      resourceTab({ resources: { ...resourceTile.resources, sortBy: "Gongs" } }),
      "the rows are sorted by Gongs, which is no column",
    ],
    [
      "a click to a tab that is not there",
      { ...tab({}), "workbook/workbook.yaml": { ...head, parameters: head.parameters.slice(0, 2) } },
      "a click sets OnePerson",
    ],
    [
      "a list of something else",
      { "workbook/parameters/people.kql": "OnePasswordEventLogs_CL | project UserUuid" },
      "needs value, label",
    ],
  ])("find %s", async (_, files, says) => {
    const problems = workbookProblems(await workbookWith(files), schema);
    expect(problems.join("\n")).toContain(says);
  });

  test.each([
    [
      "a map",
      { visual: "map", latitude: "North", longitude: "East", label: "UserUuid", value: "Rings", unit: "rings" },
      "no column North",
    ],
    [
      "bars over time",
      { visual: "timebars", x: "UserUuid", y: ["Rings"], unit: "rings" },
      "UserUuid must be datetime, it is string",
    ],
    ["bars", { visual: "bars", x: "Rings", y: ["UserUuid"], unit: "rings" }, "Rings must be string, it is long"],
    ["a pie", { visual: "pie", label: "UserUuid", value: "UserUuid", unit: "rings" }, "UserUuid must be int or long"],
    ["numbers", { visual: "numbers", label: "UserUuid", value: "Rings", note: "Rings" }, "Rings must be string"],
  ])("find columns that %s cannot show", async (_, shown, says) => {
    const { opens, columns, ...base } = tile;
    expect([opens, columns]).toHaveLength(2);
    const workbook = await workbookWith(tabOf([{ ...base, ...shown }, ...more]));
    expect(workbookProblems(workbook, schema).join("\n")).toContain(says);
  });
});
