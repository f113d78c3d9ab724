import { describe, expect, it } from "vitest";

import { groupId } from "../deployment-scope.ts";
import { echo, expand, nested, nothingDeployed, resourceIn, secret, vault } from "./small-template.ts";

const saved = {
  copy: { name: "saved", count: 2 },
  type: "Microsoft.OperationalInsights/workspaces/savedSearches",
  apiVersion: "2025-07-01",
  name: "[format('ws/search{0}', copyIndex())]",
  properties: { version: "[copyIndex(1)]" },
};

describe("resources of a template", () => {
  it("have ids, bodies and what they wait for", () => {
    const { resources } = expand({ resources: { vault, secret } });
    expect(resources.map((resource) => ({ ...resource, body: "" }))).toEqual([
      {
        key: "vault",
        existing: false,
        condition: true,
        type: "Microsoft.KeyVault/vaults",
        apiVersion: "2026-02-01",
        id: `${groupId}/providers/Microsoft.KeyVault/vaults/kv`,
        dependsOn: [],
        batchSize: undefined,
        body: "",
      },
      {
        key: "secret",
        existing: false,
        condition: true,
        type: "Microsoft.KeyVault/vaults/secrets",
        apiVersion: "2026-02-01",
        id: `${groupId}/providers/Microsoft.KeyVault/vaults/kv/secrets/token`,
        dependsOn: ["vault"],
        batchSize: undefined,
        body: "",
      },
    ]);
    expect(resourceIn(resources, "vault").body(nothingDeployed)).toEqual({ location: "westeurope", properties: {} });
    expect(resourceIn(resources, "secret").body(nothingDeployed)).toEqual({ properties: { value: "t" } });
  });

  it("are as many as their loop has rounds, and batches are told", () => {
    const { resources } = expand({
      resources: { saved, one: { ...saved, copy: { count: 1, mode: "serial", batchSize: 3 }, name: "ws/one" } },
    });
    expect(resources.map(({ key, batchSize }) => [key, batchSize])).toEqual([
      ["saved[0]", undefined],
      ["saved[1]", undefined],
      ["one[0]", 3],
    ]);
    expect(resourceIn(resources, "saved[1]").id).toMatch(/savedSearches\/search1$/u);
    expect(resourceIn(resources, "saved[1]").body(nothingDeployed)).toEqual({ properties: { version: 2 } });
  });

  it("tell that their condition is false, and evaluate nothing but their place then", () => {
    const off = { ...vault, condition: "[equals(1, 2)]", location: "[createArray()[0]]" };
    const [resource] = expand({ resources: { off } }).resources;
    expect(resource?.condition).toBe(false);
    expect(() => resource?.body(nothingDeployed)).toThrow("is out of bounds");
  });

  it("that exist have a place and no body", () => {
    const existing = {
      existing: true,
      type: "Microsoft.OperationalInsights/workspaces",
      apiVersion: "2025-07-01",
      name: "ws",
      subscriptionId: "s2",
      resourceGroup: "other",
    };
    const [resource] = expand({ resources: { existing } }).resources;
    expect(resource).toMatchObject({
      existing: true,
      id: "/subscriptions/s2/resourceGroups/other/providers/Microsoft.OperationalInsights/workspaces/ws",
    });
    expect(resource?.body(nothingDeployed)).toEqual({});
  });

  it.each([
    [
      "a resource",
      { scope: "[resourceId('Microsoft.Storage/storageAccounts', 'st')]" },
      `${groupId}/providers/Microsoft.Storage/storageAccounts/st`,
    ],
    [
      "a resource, from its provider on",
      { scope: "Microsoft.Storage/storageAccounts/st" },
      `${groupId}/providers/Microsoft.Storage/storageAccounts/st`,
    ],
    ["the tenant", { scope: "/" }, ""],
    ["nothing", {}, groupId],
  ])("that extend %s have their id below it", (_, place, base) => {
    const lock = { type: "Microsoft.Authorization/locks", apiVersion: "2020-05-01", name: "keep", ...place };
    expect(expand({ resources: { lock } }).resources[0]?.id).toBe(
      `${base}/providers/Microsoft.Authorization/locks/keep`,
    );
  });

  it("that are nested deployments keep their template, and go where they say", () => {
    const resources = {
      here: nested,
      there: { ...nested, subscriptionId: "s2", resourceGroup: "other" },
      group: { ...nested, resourceGroup: "third" },
      subscription: { ...nested, subscriptionId: "s3" },
    };
    const expanded = expand({ resources }).resources;
    expect(expanded.map(({ id }) => id.replace("/providers/Microsoft.Resources/deployments/inner", ""))).toEqual([
      groupId,
      "/subscriptions/s2/resourceGroups/other",
      groupId.replace("soc", "third"),
      "/subscriptions/s3",
    ]);
    expect(resourceIn(expanded, "here").body(nothingDeployed)).toEqual({
      properties: { ...nested.properties, parameters: { where: { value: "soc" } } },
    });
  });

  it("have their properties evaluated when they are deployed, and everything else before", () => {
    const site = {
      ...vault,
      type: "Microsoft.Web/sites",
      identity: { userAssignedIdentities: { "[format('{0}', resourceGroup().id)]": {} } },
      properties: {
        uri: "[reference('vault').of]",
        copy: [
          {
            name: "list",
            count: 2,
            input: { at: "[copyIndex('list')]", version: "[reference('vault', '2020-01-01', 'Full').apiVersion]" },
          },
        ],
      },
      dependsOn: ["vault"],
    };
    const { resources } = expand({ resources: { vault, site } });
    expect(resourceIn(resources, "site").body(echo)).toEqual({
      location: "westeurope",
      identity: { userAssignedIdentities: { [groupId]: {} } },
      properties: {
        uri: "vault",
        list: [
          { at: 0, version: "2020-01-01" },
          { at: 1, version: "2020-01-01" },
        ],
      },
    });
  });

  it("say which resource it was when a property cannot be evaluated", () => {
    const broken = { ...vault, properties: { a: "[reference('vault2').of.gone]" }, dependsOn: ["vault2"] };
    const { resources } = expand({ resources: { broken, vault2: { ...vault, name: "kv2" } } });
    expect(() => resourceIn(resources, "broken").body(echo)).toThrow(
      `Unable to process template language expressions for resource '${groupId}/providers/Microsoft.KeyVault/vaults/kv'.`,
    );
  });
});
