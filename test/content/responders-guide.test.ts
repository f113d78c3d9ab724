import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { readHuntingQueries } from "../../tools/content/files/hunting-query-file.ts";
import { readRules } from "../../tools/content/files/rule-file.ts";
import { queryTiles, readWorkbook } from "../../tools/content/workbook/read-workbook.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const guide = readFileSync(new URL("../../docs/responders-guide.md", import.meta.url), "utf8");
const tabs = readWorkbook(root)?.tabs ?? [];

/** What a link may lead to -> what it must then be called. */
const names = new Map([
  ...readRules(root).map(({ slug, name }) => [`analytics-rules/${slug}.yaml`, name] as const),
  ...readHuntingQueries(root).map(({ slug, name }) => [`hunting-queries/${slug}.yaml`, name] as const),
  ...tabs.flatMap(({ tiles }) => queryTiles(tiles).map(({ query, shows }) => [query.file, shows.title] as const)),
]);

const sections = guide.split("\n## ").slice(1);
const linksOf = (text: string) =>
  [...text.matchAll(/\[(?<name>[^\]]+)\]\((?<target>[^)]+)\)/gu)].map(({ groups }) => ({
    name: groups?.["name"]?.replaceAll(/\s+/gu, " ") ?? "",
    target: groups?.["target"] ?? "",
  }));

describe("the responder's guide", () => {
  test("has the six incidents", () => {
    expect(sections.map((section) => section.split("\n")[0])).toEqual([
      "Compromised account",
      "Leaver",
      "Leaked item",
      "Rogue administrator",
      "Lost device",
      "Leaked service-account token",
    ]);
  });

  test("calls rules, tiles and hunting queries by the names that they have", () => {
    const links = linksOf(guide);
    expect(links.length).toBeGreaterThan(60);
    expect(links).toEqual(links.map(({ target }) => ({ target, name: names.get(target.replace("../", "")) })));
  });

  test("names only tabs that there are", () => {
    const named = [...guide.matchAll(/\b_(?<tab>[A-Z][^_]+)_/gu)].map(({ groups }) => groups?.["tab"] ?? "");
    expect(new Set(named).difference(new Set(tabs.map(({ title }) => title)))).toEqual(new Set());
    expect(named).toContain("Person");
  });

  test.each(sections.map((section) => [section.split("\n")[0], section] as const))(
    "leads from rules to a rotation list: %s",
    (_incident, section) => {
      const folders = linksOf(section).map(({ target }) => target.split("/")[1]);
      expect(new Set(folders)).toEqual(new Set(["analytics-rules", "workbook", "hunting-queries"]));
      const [, rotation = ""] = section.split("**Rotation list:**");
      expect(linksOf(rotation.split(/\n\d\. /u)[0] ?? "").length).toBeGreaterThan(0);
    },
  );
});
