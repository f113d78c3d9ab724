import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { queryTiles, readWorkbook } from "../../../tools/content/workbook/read-workbook.ts";
import { workbookPage } from "../../../tools/content/workbook/workbook-page.ts";
import { head, resourceTab, resourceTile, tab, tile, workbookWith } from "./small-workbook.ts";

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
