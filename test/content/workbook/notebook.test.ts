import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { deployedWorkbook } from "../../../tools/content/workbook/deployed-workbook.ts";
import { workspacePlaceholder } from "../../../tools/content/workbook/parameter-items.ts";
import { notebook } from "./notebook-schema.ts";
import { expanded, time, workbook } from "./shown-company.ts";

const { serialized, id, name } = deployedWorkbook(workbook);
const read = v.parse(notebook, JSON.parse(serialized));
const [head, links, ...groups] = read.items;
const shown = groups.flatMap(({ content }) => content.items).flatMap((item) => (item.type === 3 ? [item] : []));

describe("the deployed workbook", () => {
  test("is small enough for a template: Resource Manager takes 4 MB in all", () => {
    expect([id, name]).toEqual(["onepassword", "1Password"]);
    expect(serialized.length).toBeLessThan(1_000_000);
  });

  // Azure/Azure-Sentinel, .script/workbooksTemplateValidator.ts, and its reviewers' rule against identifiers of somebody's subscription.
  test("has its own template's name, and no identifier of a subscription, a workspace or a tenant", () => {
    expect(read.fromTemplateId).toBe("sentinel-OnePassword");
    expect(serialized).not.toContain("sentinel-UserWorkbook");
    expect(serialized).not.toMatch(/\/subscriptions\/|resourceGroups|crossComponentResources/u);
    const ids = new Set([...head.content.parameters, ...links.content.links].map((each) => each.id));
    const guids = serialized.match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gu) ?? [];
    expect(guids.filter((each) => !ids.has(each))).toEqual([]);
  });

  test("reads no data from outside", () => {
    expect(serialized).not.toMatch(
      /externaldata|https?:\/\/(?!github\.com\/Microsoft\/Application-Insights-Workbooks)/iu,
    );
  });

  test("shows one tab at a time, the first at the beginning", () => {
    const tabs = links.content.links.map(({ subTarget }) => subTarget);
    expect(groups.map(({ conditionalVisibility }) => conditionalVisibility.value)).toEqual(tabs);
    const selected = head.content.parameters.find((each) => each.name === "Tab");
    expect(selected).toMatchObject({ value: tabs[0], isGlobal: true, isHiddenWhenLocked: true });
  });

  test("gives a click a tab, and a parameter that the click can change", () => {
    const global = new Set(
      head.content.parameters.flatMap((each) => ("isGlobal" in each && each.isGlobal === true ? [each.name] : [])),
    );
    const clicks = shown.flatMap(({ content }) => (content.queryType === 0 ? (content.exportedParameters ?? []) : []));
    expect(clicks.length).toBeGreaterThan(10);
    expect(clicks.filter(({ parameterName }) => !global.has(parameterName))).toEqual([]);
  });

  test("asks Resource Manager of the workspace alone, whose id is put there when it is deployed", () => {
    const asked = shown.flatMap(({ content }) => (content.queryType === 12 ? [content] : []));
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({
      query: {
        path: "{Workspace}/providers/Microsoft.SecurityInsights/alertRules",
        urlParams: [{ key: "api-version", value: "2025-09-01" }],
      },
      gridSettings: {
        filter: true,
        sortBy: [{ itemKey: "$gen_thresholds_State_1", sortOrder: 1 }],
        formatters: expect.arrayContaining([
          expect.objectContaining({
            columnMatch: "State",
            formatOptions: {
              thresholdsOptions: "icons",
              thresholdsGrid: [
                { operator: "==", thresholdValue: "true", representation: "success", text: "on" },
                { operator: "==", thresholdValue: "1", representation: "success", text: "on" },
                { operator: "==", thresholdValue: "false", representation: "disabled", text: "off" },
                { operator: "==", thresholdValue: "0", representation: "disabled", text: "off" },
                { operator: "Default", representation: "Unknown", text: "{0}{1}" },
              ],
            },
          }),
        ]),
      },
    });
    expect(head.content.parameters.find((each) => each.name === "Workspace")).toEqual({
      id: expect.any(String),
      version: "KqlParameterItem/1.0",
      name: "Workspace",
      type: 1,
      isHiddenWhenLocked: true,
      value: workspacePlaceholder,
    });
    expect(serialized.split(workspacePlaceholder)).toHaveLength(2);
    // And no query over the workspace's tables may name it.
    expect(serialized.split("{Workspace}")).toHaveLength(2);
    expect(() => expanded("print '{Workspace}'", { time })).toThrow("no parameter Workspace");
  });

  test("has a name for each tile that no other has", () => {
    const names = shown.map((each) => each.name);
    expect(new Set(names).size).toBe(names.length);
  });

  test("shows each visual with its own settings alone", () => {
    const settings = { table: "gridSettings", map: "mapSettings", tiles: "tileSettings" };
    for (const { content } of shown) {
      const own = new Map(Object.entries(settings)).get(content.visualization) ?? "chartSettings";
      expect(Object.keys(content).filter((key) => /^(?:grid|map|tile|chart)Settings$/u.test(key))).toEqual([own]);
    }
  });
});
