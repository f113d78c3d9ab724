import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import parsers from "../../infra/content/parsers.json" with { type: "json" };
import rules from "../../infra/content/rules.json" with { type: "json" };
import watchlists from "../../infra/content/watchlists.json" with { type: "json" };
import { readTemplate } from "../../local-cloud/deployment/template.ts";
import { alertRuleBody } from "../../tools/content/build/alert-rule-body.ts";
import { deployedRule } from "../../tools/content/build/deployed-rule.ts";
import { readRules } from "../../tools/content/files/rule-file.ts";
import { asObject, deployTemplate } from "./deployed-template.ts";
import type { DeployedResource } from "./deployed-template.ts";
import { compileWith, content, rule } from "./sample-content.ts";

async function deployContent(further = {}): Promise<ReadonlyMap<string, DeployedResource>> {
  const { resources } = await deployTemplate(await compileWith(content), further);
  return new Map(resources.map((resource) => [resource.key, resource]));
}

describe("the content", () => {
  it("is deployed into the workspace", async () => {
    const deployed = await deployContent();
    expect(deployed.get("analyticsRules.alertRules-0")?.body).toMatchObject({
      kind: "Scheduled",
      properties: {
        displayName: rule.name,
        query: rule.query,
        entityMappings: rule.entityMappings,
        alertDetailsOverride: rule.alertDetails,
        incidentConfiguration: rule.incidents,
        templateVersion: rule.version,
      },
    });
    expect(deployed.get("content.functions-0")?.body["properties"]).toMatchObject({
      functionAlias: "OnePasswordHealth",
    });
    expect(deployed.get("content.hunts-0")?.body["properties"]).toMatchObject({
      category: "Hunting Queries",
      tags: expect.arrayContaining([{ name: "tactics", value: "InitialAccess,Discovery" }]),
    });
    // Without rawContent, so that a second deployment leaves alone what the customer filled in.
    expect(deployed.get("content.lists-0")?.body["properties"]).toEqual({
      displayName: "1Password: important people",
      description: "People whose alerts weigh more.",
      provider: "1Password for Microsoft Sentinel",
      itemsSearchKey: "Email",
    });
    expect(deployed.get("content.sharedWorkbooks-0")?.body).toMatchObject({
      kind: "shared",
      properties: { sourceId: expect.stringMatching(/\/workspaces\/contoso$/u) },
    });
  });

  it.each([
    [undefined, [true, true]],
    [
      ["High", "Medium"],
      [true, false],
    ],
    [["Low"], [false, true]],
    [[], [false, false]],
  ])("has of rules of high and low severity, with %j chosen, these enabled: %j", async (enabledSeverities, enabled) => {
    const deployed = await deployContent(enabledSeverities === undefined ? {} : { enabledSeverities });
    const keys = ["analyticsRules.alertRules-0", "analyticsRules.alertRules-1"];
    expect(keys.map((key) => asObject(deployed.get(key)?.body["properties"])["enabled"])).toEqual(enabled);
  });

  it("has a rule that is not ready disabled, whatever its severity", async () => {
    const { resources } = await deployTemplate(await compileWith({ ...content, rules: [{ ...rule, ready: false }] }));
    const deployed = resources.find(({ key }) => key === "analyticsRules.alertRules-0");
    expect(asObject(deployed?.body["properties"])["enabled"]).toBe(false);
  });

  it("is left out on demand", async () => {
    const deployed = await deployContent({ deployContent: false });
    expect([...deployed.keys()].filter((key) => /^(?:content|analyticsRules)\./u.test(key))).toEqual([]);
  });

  it.each([
    ["rules", [{ ...rule, severity: "Grave" }], "severity"],
    ["rules", [{ ...rule, query: 7 }], "query"],
    ["parsers", [{ name: "OnePasswordHealth" }], "title"],
    ["watchlists", [{ ...content.watchlists[0], searchKey: undefined }], "searchKey"],
    ["rules", [{ ...rule, ready: "yes" }], "ready"],
  ])("is refused by the compiler where %s are wrong", async (file, wrong, named) => {
    await expect(compileWith({ ...content, [file]: wrong })).rejects.toThrow(named);
  });

  it("fits into the sizes even when there is much of it", async () => {
    const many = Array.from({ length: 100 }, () => ({
      ...rule,
      query: "x".repeat(9_000),
      description: "y".repeat(4_000),
    }));
    expect(JSON.stringify(await compileWith({ ...content, rules: many })).length).toBeLessThan(3_000_000);
  });

  it("is all of the project's", async () => {
    const { resources } = await deployTemplate(await readTemplate());
    const named = (prefix: string): unknown[] =>
      resources
        .filter(({ key }) => key.startsWith(prefix))
        .map(({ body }) => asObject(body["properties"])["displayName"]);
    expect(named("analyticsRules.alertRules-")).toEqual(rules.map(({ name }) => name));
    expect(named("content.functions-")).toEqual(parsers.map(({ title }) => title));
    expect(named("content.lists-")).toEqual(watchlists.map(({ name }) => name));
  });

  // The tests of rules play this body.
  it("has each rule as its file makes it", async () => {
    const { resources } = await deployTemplate(await readTemplate());
    const deployed = resources.filter(({ key }) => key.startsWith("analyticsRules.alertRules-"));
    const made = readRules(fileURLToPath(new URL("../../", import.meta.url))).map((file) =>
      alertRuleBody(deployedRule(file)),
    );
    expect(deployed.map(({ body }) => body)).toEqual(made);
  });
});
