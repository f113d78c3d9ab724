import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { stringify } from "yaml";
import { queryTiles, readWorkbook } from "../../../tools/content/workbook/read-workbook.ts";
import type { Workbook } from "../../../tools/content/workbook/read-workbook.ts";
import { workbookPage } from "../../../tools/content/workbook/workbook-page.ts";
import { workbookProblems } from "../../../tools/content/workbook/workbook-problems.ts";
import type { DatabaseSchema } from "../../../tools/kql/language/schema.ts";

const head = {
  id: "bells",
  name: "Bells",
  description: "Bells.",
  fromTemplateId: "sentinel-Bells",
  parameters: [
    { kind: "time", name: "TimeRange", label: "Time", default: "7d", choices: ["1d"] },
    { kind: "many", name: "Person", label: "People", query: "people.kql" },
    { kind: "one", name: "OnePerson", label: "Person", query: "people.kql" },
  ],
  tabs: ["person"],
};
const tile = {
  title: "Who rings?",
  query: "rings.kql",
  visual: "table",
  empty: "Nobody rings.",
  opens: "person",
  columns: [
    { name: "Rings", unit: "rings" },
    { name: "UserUuid", as: "hidden" },
  ],
};
const resourceTile = {
  title: "Which bells hang?",
  visual: "table",
  empty: "None hangs.",
  resources: {
    path: "providers/Contoso.Bells/bells",
    apiVersion: "2026-01-01",
    rows: "$.value",
    columns: { Bell: "$.name", Rings: "$.properties.rings" },
    sortBy: "Rings",
  },
  columns: [{ name: "Rings", as: "switch" }],
};
const more = ["b", "c", "d"].map((name) =>
  Object.assign({}, tile, { title: `What of ${name}?`, query: `${name}.kql` }),
);
const rings = "// use: rings\nRings // where\n| summarize Rings = count() by UserUuid";
const good = {
  "workbook/workbook.yaml": head,
  "workbook/fragments/rings.kql":
    "// All rings.\nlet Rings = OnePasswordEventLogs_CL | where '*' in ({Person}) or UserUuid in ({Person});\n",
  "workbook/parameters/people.kql": "OnePasswordEventLogs_CL | project value = UserUuid, label = UserUuid",
  "workbook/person/tab.yaml": { title: "Rings", text: "All rings.", tiles: [tile, ...more] },
  "workbook/person/rings.kql": rings,
  "workbook/person/b.kql": rings,
  "workbook/person/c.kql": rings,
  "workbook/person/d.kql": rings,
};
const schema: DatabaseSchema = {
  tables: [
    {
      name: "OnePasswordEventLogs_CL",
      columns: [
        { name: "TimeGenerated", type: "datetime" },
        { name: "UserUuid", type: "string" },
      ],
    },
  ],
  functions: [],
  watchlists: [],
};

/** The workbook of a folder that has the good files, but for some. */
async function workbookWith(files: Readonly<Record<string, unknown>>): Promise<Workbook> {
  const folder = await mkdtemp(path.join(tmpdir(), "workbook-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [name, contents] of Object.entries({ ...good, ...files })) {
    if (contents === undefined) continue;
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), typeof contents === "string" ? contents : stringify(contents));
  }
  const workbook = readWorkbook(folder);
  if (workbook === undefined) throw new Error("There is no workbook.");
  return workbook;
}

const tabOf = (tiles: readonly unknown[]) => ({
  "workbook/person/tab.yaml": { title: "Rings", text: "All rings.", tiles },
});
const tab = (first: Readonly<Record<string, unknown>>) => tabOf([{ ...tile, ...first }, ...more]);
const resourceTab = (changed: Readonly<Record<string, unknown>>) =>
  tabOf([{ ...resourceTile, ...changed }, tile, ...more]);

describe("the files of a workbook", () => {
  test("are put together: fragments in their places, comments left out", async () => {
    const { tabs } = await workbookWith({});
    expect(queryTiles(tabs[0]?.tiles ?? [])[0]?.query.text).toBe(
      "let Rings = OnePasswordEventLogs_CL | where '*' in ({Person}) or UserUuid in ({Person});\nRings // where\n| summarize Rings = count() by UserUuid",
    );
  });

  test("may be absent altogether", () => {
    expect(readWorkbook(path.join(tmpdir(), "no-such-folder"))).toBeUndefined();
  });

  test.each([
    ["a query that is not there", { "workbook/person/b.kql": undefined }, "workbook/person/b.kql: no such file"],
    ["a query that no tile has", { "workbook/person/z.kql": "Gongs" }, "workbook/person/z.kql: no tile has it"],
    ["a fragment that is not there", { "workbook/person/b.kql": "// use: gongs\nGongs" }, "there is no fragment gongs"],
    ["a title that ends in a full stop", tab({ title: "Rings." }), "end without a full stop"],
    ["an empty state that is no sentence", tab({ empty: "Nothing" }), "tiles.0.empty: end with a full stop"],
    ["a visual that is none", tab({ visual: "gauge" }), "tiles.0.visual"],
    [
      "the template's name of a user's workbook",
      { "workbook/workbook.yaml": { ...head, fromTemplateId: "sentinel-UserWorkbook" } },
      "fromTemplateId",
    ],
    [
      "a tile without a source",
      resourceTab({ resources: undefined }),
      "tiles.0: give query or resources, and not both",
    ],
    ["a tile with two sources", resourceTab({ query: "b.kql" }), "tiles.0: give query or resources, and not both"],
    ["a map of what Resource Manager answers", resourceTab({ visual: "map" }), "tiles.0.visual"],
    ["a click on what Resource Manager answers", resourceTab({ opens: "person" }), "tiles.0.opens"],
    [
      "a path of its own to Resource Manager",
      resourceTab({ resources: { ...resourceTile.resources, path: "{Workspace}/providers/Contoso.Bells/bells" } }),
      "tiles.0.resources.path: give a path such as",
    ],
    ["too few tiles", { "workbook/person/tab.yaml": { title: "Rings", text: "All.", tiles: [tile] } }, "tiles: "],
  ])("say the place of %s", async (_, files, says) => {
    await expect(workbookWith(files)).rejects.toThrow(says);
  });

  test("are listed with the question that each tile answers", async () => {
    const page = workbookPage(await workbookWith({}));
    expect(page).toContain("| [Who rings?](person/rings.kql) | table    | opens the tab Person |");
    expect(page).toContain("`{Person}`");
    const withResources = workbookPage(await workbookWith(resourceTab({})));
    expect(withResources).toMatch(/\| \[Which bells hang\?\]\(person\/tab\.yaml\) +\| table +\| +\|/u);
  });
});

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
