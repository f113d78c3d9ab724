import { expect, test } from "vitest";
import { deployedWorkbook } from "../../../tools/content/workbook/deployed-workbook.ts";
import { workspacePlaceholder } from "../../../tools/content/workbook/parameter-items.ts";
import { compileWith, content } from "../../infra/sample-content.ts";
import { asObject, asText, startTenant } from "../../infra/deployed-template.ts";
import { workbook } from "./shown-company.ts";

test("the workbook arrives as it was built, on the workbooks page of the workspace's Sentinel", async () => {
  const built = deployedWorkbook(workbook);
  const { resources: template, ...sections } = await compileWith({ ...content, workbooks: [built] });
  const { parameters, deploy, resources } = await startTenant();
  await deploy(asObject(template), { ...sections, values: parameters });
  const [deployed, ...more] = resources.list("Microsoft.Insights/workbooks");
  expect(more).toEqual([]);
  const properties = asObject(asObject(deployed?.answered)["properties"]);
  expect(properties).toMatchObject({
    category: "sentinel",
    displayName: "1Password",
    sourceId: asText(parameters["workspaceResourceId"]),
  });
  // The workspace's id was put in, and nothing in it was taken for an expression of the template.
  const workspaceId = asText(parameters["workspaceResourceId"]);
  expect(properties["serializedData"]).toBe(built.serialized.replaceAll(workspacePlaceholder, workspaceId));
});
