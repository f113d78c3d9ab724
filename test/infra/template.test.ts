import { readFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import packageJson from "../../package.json" with { type: "json" };
import { MAX_TEMPLATE_BYTES } from "../../tools/infra/build-infra.ts";
import { compileHere } from "../../tools/infra/compile-here.ts";
import { templateText } from "../../tools/infra/template-text.ts";
import { readTemplate } from "../../local-cloud/deployment/template.ts";
import { asObject, asText, deployTemplate, objectsIn, root, token } from "./deployed-template.ts";

const template = await readTemplate();

/** Our template and all that are nested in it. */
const templates = [...objectsIn(template)].filter(({ object }) => "$schema" in object).map(({ object }) => object);

function described(section: "parameters" | "outputs" | "definitions"): [string, string][] {
  return templates.flatMap((each) =>
    Object.entries(asObject(each[section] ?? {})).map(([name, declared]): [string, string] => {
      const { description = "" } = asObject(asObject(declared)["metadata"] ?? {});
      return [name, asText(description)];
    }),
  );
}

describe("infra/azuredeploy.json", () => {
  it("is what tools/bicep makes of infra/main.bicep (else: npm run build:infra)", async () => {
    const compiled = await compileHere(root, "infra/main.bicep");
    expect(await readFile(path.join(root, "infra/azuredeploy.json"), "utf8")).toBe(templateText(compiled.template));
  });

  it("is smaller than Resource Manager allows", () => {
    expect(Buffer.byteLength(templateText(template))).toBeLessThan(MAX_TEMPLATE_BYTES);
  });

  it("has symbolic names in every module, as the official compiler writes them for a file that declares a type", () => {
    expect(templates.length).toBeGreaterThan(10);
    for (const each of templates) {
      expect(each["languageVersion"]).toBe("2.0");
      expect(Object.keys(asObject(each["definitions"] ?? {}))).not.toEqual([]);
    }
  });

  it.each(described("parameters"))("says of the parameter %s whether it is required", (_, description) => {
    expect(description).toMatch(/^(Required|Optional)\. [A-Z].*\.$/u);
  });

  it("calls those parameters required that have no default", () => {
    for (const [name, declared] of templates.flatMap((each) => Object.entries(asObject(each["parameters"] ?? {})))) {
      const { defaultValue, metadata } = asObject(declared);
      expect([name, asText(asObject(metadata)["description"]).split(".")[0]]).toEqual([
        name,
        defaultValue === undefined ? "Required" : "Optional",
      ]);
    }
  });

  it("uses every type that it declares", () => {
    for (const each of templates) {
      const text = JSON.stringify(each);
      const unused = Object.keys(asObject(each["definitions"])).filter(
        (name) => !text.includes(`#/definitions/${name}"`),
      );
      expect(unused).toEqual([]);
    }
  });

  it("names the project's address once", () => {
    const address = packageJson.repository.url;
    expect(address).toMatch(/^https:\/\/github\.com\/[^/]+\/[^/]+(?<!\.git)$/u);
    expect(JSON.stringify(template).split(address)).toHaveLength(2);
  });

  it("has the released package of its own version as the default", async () => {
    const { resources } = await deployTemplate(template, { packageUri: "release" });
    expect(resources.find(({ key }) => key === "code.package")?.body).toMatchObject({
      properties: {
        packageUri: `${packageJson.repository.url}/releases/download/v${packageJson.version}/released-package.zip`,
      },
    });
  });
});

describe("the token", () => {
  it("is secure wherever it is a parameter", () => {
    const types = templates.flatMap((each) =>
      Object.entries(asObject(each["parameters"] ?? {}))
        .filter(([name]) => /token/iu.test(name))
        .map(([, declared]) => asObject(declared)["type"]),
    );
    expect(types).toEqual(["securestring", "securestring"]);
  });

  it("is in the secret and nowhere else", async () => {
    const { resources, outputs } = await deployTemplate(template);
    expect(resources.filter(({ body }) => JSON.stringify(body).includes(token)).map(({ key }) => key)).toEqual([
      "keyVault.token",
    ]);
    expect(JSON.stringify(outputs)).not.toContain(token);
  });

  it("leaves the secret alone when it is empty", async () => {
    const { resources, outputs } = await deployTemplate(template, { onePasswordToken: "" });
    expect(resources.map(({ key }) => key)).not.toContain("keyVault.token");
    expect(outputs["secretName"]).toBe("onepassword-events-token");
  });
});

describe("the parameters", () => {
  it("leave the code alone when there is no package", async () => {
    const { resources } = await deployTemplate(template, { packageUri: "" });
    expect(resources.map(({ key }) => key)).not.toContain("code.package");
  });

  it("refuse what is no workspace before anything is made", async () => {
    await expect(deployTemplate(template, { workspaceResourceId: "contoso" })).rejects.toThrow(
      "workspaceResourceId is not the resource id of a Log Analytics workspace.",
    );
  });

  it("give the table both of its retentions", async () => {
    const { resources } = await deployTemplate(template, { retentionInDays: 180, totalRetentionInDays: 730 });
    expect(resources.find(({ key }) => key === "ingestion.table.customTable")?.body).toMatchObject({
      properties: { retentionInDays: 180, totalRetentionInDays: 730 },
    });
  });

  it("reach the settings of the function app", async () => {
    const { resources } = await deployTemplate(template, {
      schedule: "0 */10 * * * *",
      firstRunLookback: "P30D",
      runBudget: "PT3M",
      cursorResetOverlap: "P1D",
      excludedActions: ["itemusages/server-fetch", "itemusages/fill"],
      cloud: "usgov",
    });
    expect(resources.find(({ key }) => key === "functionApp.appSettings")?.body["properties"]).toMatchObject({
      COLLECT_SCHEDULE: "0 */10 * * * *",
      FIRST_RUN_LOOKBACK: "P30D",
      RUN_BUDGET: "PT3M",
      CURSOR_RESET_OVERLAP: "P1D",
      EXCLUDED_ACTIONS: "itemusages/server-fetch,itemusages/fill",
      CLOUD: "usgov",
    });
  });

  it.each(["abc", "ABC-defg-hi", "a-b-c-d-e-f"])("take %s as the beginning of names", async (namePrefix) => {
    const { outputs } = await deployTemplate(template, { namePrefix });
    expect(asText(outputs["functionAppName"])).toMatch(new RegExp(`^${namePrefix}-[a-z0-9]{13}$`, "u"));
    expect(asText(outputs["storageAccountName"])).toMatch(/^[a-z0-9]{3,24}$/u);
  });

  it("tag every resource that can have tags", async () => {
    const { resources } = await deployTemplate(template, { tags: { team: "soc" }, privateNetworking: true });
    const untagged = resources.filter(
      ({ body }) => "location" in body && asObject(body["tags"] ?? {})["team"] !== "soc",
    );
    expect(untagged.map(({ key }) => key)).toEqual([]);
  });

  it.each([
    [true, true],
    [false, null],
  ])("protect the vault for good when purgeProtection is %j: %j is sent", async (purgeProtection, sent) => {
    const { resources } = await deployTemplate(template, { purgeProtection });
    const vault = resources.find(({ key }) => key === "keyVault.vault");
    expect(vault?.body).toMatchObject({ properties: { enablePurgeProtection: sent } });
  });
});
