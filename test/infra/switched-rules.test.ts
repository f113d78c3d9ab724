import { query } from "json-p3";
import * as v from "valibot";
import { expect, it } from "vitest";
import rules from "../../infra/content/rules.json" with { type: "json" };
import { readTemplate } from "../../local-cloud/deployment/template.ts";
import { workspaceParameter, workspacePlaceholder } from "../../tools/content/workbook/parameter-items.ts";
import { notebook } from "../content/workbook/notebook-schema.ts";
import { quick } from "../local-cloud/azure/resource-manager/deployments/test-manager.ts";
import { asObject, asText, startTenant } from "./deployed-template.ts";

/* The tile of the workbook that lists the rules of the workspace, from the template to its rows. */

const { resources: template, ...sections } = await readTemplate();
const { parameters, deploy, resources, get, client } = await startTenant();
await deploy(asObject(template), { ...sections, values: parameters });
const workspaceId = asText(parameters["workspaceResourceId"]);
const [workbook] = resources.list("Microsoft.Insights/workbooks");
const serialized = asText(asObject(workbook?.answered["properties"])["serializedData"]);
const { items } = v.parse(notebook, JSON.parse(serialized));
const [head, , ...groups] = items;
const [tile] = groups
  .flatMap(({ content }) => content.items)
  .flatMap((item) => (item.type === 3 && item.content.queryType === 12 ? [item.content] : []));

/** The rows of the tile as Workbooks makes them: the parameter in the path, then the JSONPaths, then the text that stands for a state. */
async function shownRules(): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const workspace = head.content.parameters.find(({ name }) => name === workspaceParameter);
  if (tile === undefined || workspace?.type !== 1) throw new Error("No tile asks Resource Manager.");
  const { query: request, gridSettings } = tile;
  const states = gridSettings.formatters.flatMap(({ columnMatch, formatOptions = { palette: "none" } }) =>
    columnMatch === "State" && "thresholdsGrid" in formatOptions ? formatOptions.thresholdsGrid : [],
  );
  const path = request.path.replace(`{${workspaceParameter}}`, workspace.value);
  const { status, body } = await get(
    `${path}?${request.urlParams.map(({ key, value }) => `${key}=${value}`).join("&")}`,
  );
  expect(status).toBe(200);
  const [{ settings }] = request.transformers;
  const answer = v.parse(json, body);
  const rows = v.parse(v.array(v.array(json)), query(settings.tablePath, answer).values()).flat();
  return rows.map((row) =>
    Object.fromEntries(
      settings.columns.map(({ columnid, path: cell }) => {
        const value = query(cell, row).values()[0];
        const text = states.find(({ thresholdValue }) => thresholdValue === JSON.stringify(value))?.text;
        return [columnid, columnid === "State" ? text : value];
      }),
    ),
  );
}

type Json = string | number | boolean | null | Json[] | { [name: string]: Json };
const json: v.GenericSchema<unknown, Json> = v.lazy(() =>
  v.union([v.string(), v.number(), v.boolean(), v.null(), v.array(json), v.record(v.string(), json)]),
);

it("the workbook is deployed with the id of its workspace, and of nothing else", () => {
  expect(head.content.parameters.find(({ name }) => name === workspaceParameter)).toMatchObject({ value: workspaceId });
  expect(serialized).not.toContain(workspacePlaceholder);
  expect(serialized.match(/\/subscriptions\/[^"\\]*/gu)).toEqual([workspaceId]);
});

it("the workbook lists every rule with its state, also the one that somebody switched off since", async () => {
  const before = await shownRules();
  expect(before.map(({ Rule }) => Rule)).toEqual(rules.map(({ name }) => name));
  expect(before.map(({ State }) => State)).toEqual(rules.map(({ ready }) => (ready ? "on" : "off")));
  expect(before[0]).toMatchObject({
    Kind: "Scheduled",
    Severity: rules[0]?.severity,
    LastModified: expect.any(String),
  });

  const changed = rules.find(({ ready }) => ready);
  const rule = resources.list("Microsoft.SecurityInsights/alertRules").find(({ name }) => name === changed?.id);
  expect(tile?.query.urlParams).toEqual([{ key: "api-version", value: rule?.apiVersion }]);
  const body = asObject(rule?.sent);
  const off = { ...body, properties: { ...asObject(body["properties"]), enabled: false } };
  await client.resources.beginCreateOrUpdateByIdAndWait(rule?.id ?? "", rule?.apiVersion ?? "", off, quick);
  const after = await shownRules();
  expect(after.filter(({ State }, index) => State !== before[index]?.["State"])).toMatchObject([
    { Rule: changed?.name, State: "off" },
  ]);
});
