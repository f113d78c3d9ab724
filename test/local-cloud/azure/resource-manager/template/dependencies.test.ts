import { describe, expect, it } from "vitest";

import type { JsonObject } from "../../../../../local-cloud/azure/resource-manager/json-value.ts";
import { groupId } from "../deployment-scope.ts";
import { echo, expand, resourceIn, secret, vault } from "./small-template.ts";

const rules = { ...vault, copy: { count: 2 }, name: "[format('kv{0}', copyIndex())]" };
const site = { type: "Microsoft.Web/sites", apiVersion: "2025-03-01", name: "func", location: "westeurope" };
const workspace = {
  existing: true,
  type: "Microsoft.OperationalInsights/workspaces",
  apiVersion: "2025-07-01",
  name: "ws",
};

function waitsFor(resources: JsonObject, key: string): readonly string[] {
  return resourceIn(expand({ resources }).resources, key).dependsOn;
}

describe("dependsOn", () => {
  it("may name a resource, one that exists, a loop, a round of a loop, or an id", () => {
    expect(
      waitsFor({ vault, workspace, site: { ...site, dependsOn: ["vault", "workspace", "vault"] } }, "site"),
    ).toEqual(["vault", "workspace"]);
    expect(waitsFor({ rules, site: { ...site, dependsOn: ["rules"] } }, "site")).toEqual(["rules[0]", "rules[1]"]);
    expect(waitsFor({ rules, site: { ...site, dependsOn: ["[format('rules[{0}]', 1)]"] } }, "site")).toEqual([
      "rules[1]",
    ]);
    expect(
      waitsFor({ vault, site: { ...site, dependsOn: [`${groupId}/providers/Microsoft.KeyVault/vaults/KV`] } }, "site"),
    ).toEqual(["vault"]);
  });

  it("may name a loop without rounds", () => {
    expect(
      waitsFor({ rules: { ...rules, copy: { count: 0 } }, site: { ...site, dependsOn: ["rules"] } }, "site"),
    ).toEqual([]);
  });

  it.each([
    [
      "a resource that there is not",
      { site: { ...site, dependsOn: ["plan"] } },
      "The resource 'plan' is not defined in the template.",
    ],
    [
      "a round that there is not",
      { rules, site: { ...site, dependsOn: ["rules[2]"] } },
      "The resource 'rules[2]' is not defined in the template.",
    ],
    ["what is no string", { site: { ...site, dependsOn: [1] } }, "Its 'dependsOn' must be an array of strings."],
    ["one name and no array", { site: { ...site, dependsOn: "vault" } }, "Its 'dependsOn' must be an array."],
    ["the resource itself", { site: { ...site, dependsOn: ["site"] } }, "(site -> site)"],
    [
      "a circle",
      {
        a: { ...vault, dependsOn: ["b"] },
        b: { ...site, dependsOn: ["c"] },
        c: { ...site, name: "c", dependsOn: ["a"] },
      },
      `Circular dependency detected on resource: '${groupId}/providers/Microsoft.KeyVault/vaults/kv' (a -> b -> c -> a).`,
    ],
  ])("is refused when it names %s", (_, resources, message) => {
    expect(() => expand({ resources })).toThrow(
      expect.objectContaining({ code: "InvalidTemplate", message: expect.stringContaining(message) }),
    );
  });
});

describe("a dependsOn that is missing", () => {
  const vaultId = "[resourceId('Microsoft.KeyVault/vaults', 'kv')]";
  const lock = { type: "Microsoft.Authorization/locks", apiVersion: "2020-05-01", name: "keep" };

  it.each<[string, string, JsonObject]>([
    ["for a reference", "reference", { ...site, properties: { uri: "[reference('vault').uri]" } }],
    [
      "for a reference in the name of a property",
      "reference",
      { ...site, properties: { "[reference('vault').uri]": 1 } },
    ],
    [
      "for a reference that is never evaluated",
      "reference",
      { ...site, properties: { uri: "[if(false(), reference('vault'), '')]" } },
    ],
    [
      "for a reference by id",
      "reference",
      { ...site, properties: { uri: "[reference(resourceId('Microsoft.KeyVault/vaults', 'KV'), '2020-01-01').uri]" } },
    ],
    ["for an id", "its id", { ...site, properties: { id: vaultId } }],
    ["for an id in a name", "its id", { ...site, name: "[guid(resourceId('Microsoft.KeyVault/vaults', 'kv'), 'x')]" }],
    ["for an id in a variable of a variable", "its id", { ...site, tags: { id: "[variables('outer')]" } }],
    ["for the resource that it lies in", "it lies in it", { ...secret, dependsOn: [] }],
    [
      "for the resource that it extends",
      "it extends it",
      { ...lock, scope: `${groupId}/providers/Microsoft.KeyVault/vaults/kv` },
    ],
  ])("is refused %s (%s)", (_, how, user) => {
    const variables = { outer: { id: "[variables('inner')]" }, inner: vaultId };
    const message = `The template resource 'user' uses the resource 'vault' (${how}), but does not list 'vault' in 'dependsOn'.`;
    expect(() => expand({ variables, resources: { vault, user } })).toThrow(
      expect.objectContaining({ code: "InvalidTemplate", target: "user", message: expect.stringContaining(message) }),
    );
    expect(() => expand({ variables, resources: { vault, user: { ...user, dependsOn: ["vault"] } } })).not.toThrow();
  });

  it("is refused when it is there over another resource only", () => {
    const between = { ...site, name: "between", dependsOn: ["vault"] };
    const user = { ...site, properties: { uri: "[reference('vault').uri]" }, dependsOn: ["between"] };
    expect(() => expand({ resources: { vault, between, user } })).toThrow("does not list 'vault' in 'dependsOn'");
  });

  it("is refused for each round of a loop", () => {
    const user = { ...site, properties: { all: "[references('rules')]" } };
    expect(() => expand({ resources: { rules, user: { ...user, dependsOn: ["rules[0]"] } } })).toThrow(
      "uses the resource 'rules' (references)",
    );
    expect(() => expand({ resources: { rules, user: { ...user, dependsOn: ["rules"] } } })).not.toThrow();
  });

  it("is refused for one that exists when it is referred to, but not when only its id is written", () => {
    const workspaceId = "[resourceId('Microsoft.OperationalInsights/workspaces', 'ws')]";
    expect(() =>
      expand({
        resources: { workspace, user: { ...site, properties: { id: "[reference('workspace').customerId]" } } },
      }),
    ).toThrow("does not list 'workspace'");
    expect(() =>
      expand({ resources: { workspace, user: { ...site, properties: { id: workspaceId } } } }),
    ).not.toThrow();
  });

  it("is refused at the latest while the deployment runs", () => {
    const user = {
      ...site,
      properties: { all: "[map(range(0, 2), lambda('i', reference(format('rules[{0}]', lambdaVariables('i'))).of))]" },
    };
    const run = (dependsOn: readonly string[]) =>
      resourceIn(expand({ resources: { rules, user: { ...user, dependsOn } } }).resources, "user").body(echo);
    expect(() => run(["rules[0]"])).toThrow(
      "The template resource 'user' uses the resource 'rules' (reference), but does not list 'rules' in 'dependsOn'.",
    );
    expect(run(["rules"])).toMatchObject({ properties: { all: ["rules[0]", "rules[1]"] } });
  });

  it("is not asked of what a nested template uses", () => {
    const properties = {
      expressionEvaluationOptions: { scope: "inner" },
      mode: "Incremental",
      template: { $schema: "https://example.org", resources: { a: { properties: "[reference('vault').uri]" } } },
    };
    const user = { type: "Microsoft.Resources/deployments", apiVersion: "2025-04-01", name: "inner", properties };
    expect(() => expand({ resources: { vault, user } })).not.toThrow();
  });
});
