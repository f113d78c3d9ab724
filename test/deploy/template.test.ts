import { appendFile, cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { hasWords } from "../../tools/deploy/azure/resource-words.ts";
import { providerNeeds } from "../../tools/deploy/steps/register-providers.ts";
import { readCurrentTemplate, readTemplate, toTemplate } from "../../tools/deploy/template.ts";
import { isDeletedByItself } from "../../tools/deploy/uninstall/removal.ts";

const template = await readTemplate();
const alwaysRegistered = ["microsoft.authorization", "microsoft.resources"];
/** What the template only refers to. */
const notOurs = new Set(["microsoft.operationalinsights/workspaces", "microsoft.resources/deployments"]);
const types = [...template.apiVersions.keys()].filter((type) => !notOurs.has(type));

describe("the template and this command agree", () => {
  it.each(types)("on what %s is called", (type) => {
    expect(hasWords(type)).toBe(true);
  });

  it.each(types)("on who registers the provider of %s", (type) => {
    const [namespace = ""] = type.split("/");
    const registered = providerNeeds.map((need) => need.namespace.toLowerCase());
    expect([...registered, ...alwaysRegistered]).toContain(namespace);
  });

  it.each(types)("on how %s is removed: by itself, or with what it is a part of", (type) => {
    const parent = type.split("/").slice(0, 2).join("/");
    expect(isDeletedByItself(type) || (parent !== type && isDeletedByItself(parent))).toBe(true);
  });

  it("on the parameters that are set by options", () => {
    expect(template.parameterNames).toEqual(
      expect.arrayContaining([
        "workspaceResourceId",
        "workspaceLocation",
        "location",
        "onePasswordToken",
        "packageUri",
      ]),
    );
  });
});

async function copyOfTheProject(): Promise<string> {
  const root = await mkdtemp(path.join(tmpdir(), "deploy-"));
  onTestFinished(() => rm(root, { recursive: true }));
  const project = path.join(import.meta.dirname, "../..");
  for (const name of ["infra", "package.json"])
    await cp(path.join(project, name), path.join(root, name), { recursive: true });
  return root;
}

describe("the template that is deployed", () => {
  it("is what the Bicep files compile to", async () => {
    expect((await readCurrentTemplate(await copyOfTheProject())).json).toEqual(template.json);
  });

  it("is refused when somebody has changed the Bicep files and not compiled them", async () => {
    const root = await copyOfTheProject();
    await appendFile(path.join(root, "infra/main.bicep"), "\n@description('x')\noutput another string = location\n");
    await expect(readCurrentTemplate(root)).rejects.toMatchObject({
      message: "infra/azuredeploy.json is not what the Bicep files compile to.",
      remedy: expect.stringContaining("npm run build:infra"),
    });
  });

  it("is refused when the Bicep files do not compile, with the place", async () => {
    const root = await copyOfTheProject();
    await appendFile(path.join(root, "infra/main.bicep"), "\noutput wrong string = nowhere\n");
    await expect(readCurrentTemplate(root)).rejects.toThrow(/^The Bicep files do not compile:\n.*main\.bicep/u);
  });
});

describe("a template", () => {
  it("may have its resources with symbolic names or without", () => {
    const nested = { resources: [{ type: "A.B/inner", apiVersion: "1" }] };
    const outer = { type: "Microsoft.Resources/deployments", apiVersion: "2", properties: { template: nested } };
    expect([...toTemplate({ resources: { outer }, parameters: { one: {} } }).apiVersions]).toEqual([
      ["microsoft.resources/deployments", "2"],
      ["a.b/inner", "1"],
    ]);
    expect(toTemplate({}).parameterNames).toEqual([]);
  });
});
