import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { onTestFinished } from "vitest";
import { stringify } from "yaml";
import { readWorkbook } from "../../../tools/content/workbook/read-workbook.ts";
import type { Workbook } from "../../../tools/content/workbook/read-workbook.ts";
import type { DatabaseSchema } from "../../../tools/kql/language/schema.ts";

export const head = {
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
/** A tile over the events; its query is {@link rings}. */
export const tile = {
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
export const resourceTile = {
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
/** As many tiles as a tab needs beside the first. */
export const more = ["b", "c", "d"].map((name) =>
  Object.assign({}, tile, { title: `What of ${name}?`, query: `${name}.kql` }),
);
export const rings = "// use: rings\nRings // where\n| summarize Rings = count() by UserUuid";
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
/** What the queries of these workbooks bind against. */
export const schema: DatabaseSchema = {
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
export async function workbookWith(files: Readonly<Record<string, unknown>>): Promise<Workbook> {
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

/** A tab of these tiles, for {@link workbookWith}. */
export const tabOf = (tiles: readonly unknown[]) => ({
  "workbook/person/tab.yaml": { title: "Rings", text: "All rings.", tiles },
});
/** The good tab, with its first tile changed. */
export const tab = (first: Readonly<Record<string, unknown>>) => tabOf([{ ...tile, ...first }, ...more]);
/** The good tab, with a tile before its others that asks Resource Manager. */
export const resourceTab = (changed: Readonly<Record<string, unknown>>) =>
  tabOf([{ ...resourceTile, ...changed }, tile, ...more]);
