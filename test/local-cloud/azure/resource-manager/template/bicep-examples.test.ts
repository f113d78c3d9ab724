import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

import type { JsonObject, JsonValue } from "../../../../../local-cloud/azure/resource-manager/json-value.ts";
import { isJsonObject } from "../../../../../local-cloud/azure/resource-manager/json-value.ts";
import type { Runtime } from "../../../../../local-cloud/azure/resource-manager/template/expanded.ts";
import { expandTemplate } from "../../../../../local-cloud/azure/resource-manager/template/expand.ts";
import { groupId, scope } from "../deployment-scope.ts";

/** Templates that the official Bicep compiler wrote. They are no part of the project, and lie beside it where it is developed. */
const folder = fileURLToPath(new URL("../../../../../../shared/bicep-examples/expected/", import.meta.url));
const isThere = existsSync(folder);
if (!isThere)
  console.warn("SKIPPED: ../shared/bicep-examples is not there, so no template of the official compiler is expanded.");

const workspaceId = "/subscriptions/s2/resourceGroups/other/providers/Microsoft.OperationalInsights/workspaces/ws";

const deployed: Runtime = {
  reference: (keyOrId) => ({
    primaryEndpoints: { blob: "https://st.blob.core.windows.net/" },
    principalId: "principal",
    immutableId: "dcr-1",
    endpoints: { logsIngestion: "https://ingest" },
    vaultUri: "https://kv.vault.azure.net/",
    defaultHostName: `${keyOrId}.azurewebsites.net`,
    outputs: { first: { value: "first" }, uri: { value: "uri" }, identityId: { value: "identity" } },
  }),
};

interface ExampleDeployment {
  readonly file: string;
  readonly values: JsonObject;
  /** Keys of the resources. */
  readonly keys: readonly string[];
  readonly outputs: JsonObject;
}

const examples: readonly ExampleDeployment[] = [
  {
    file: "01-parameters",
    values: { prefix: "contoso" },
    keys: [],
    outputs: { hasToken: false, days: 90, tags: { enabled: "True" }, count: 2, endpoint: "https://monitor.azure.com" },
  },
  {
    file: "02-user-defined-types",
    values: { endpoint: { subnetId: "subnet" }, names: ["abcd", "b"] },
    keys: [],
    outputs: { subnet: "subnet", period: "PT5H", mode: "on", joined: "0-ABCD,1-B", longNames: ["abcd"] },
  },
  {
    file: "03-resources",
    values: { name: "st" },
    keys: ["identity", "rejected", "role", "storage", "storage::blobs", "storage::blobs::checkpoints"],
    outputs: {
      checkpoints: `${groupId}/providers/Microsoft.Storage/storageAccounts/st/blobServices/default/containers/checkpoints`,
    },
  },
  {
    file: "04-existing-and-scope",
    values: { workspaceName: "ws", workspaceLocation: "northeurope" },
    keys: ["dcr", "table", "workspace"],
    outputs: { immutableId: "dcr-1", endpoint: "https://ingest" },
  },
  {
    file: "05-loops-and-conditions",
    values: { workspaceName: "ws" },
    keys: ["alertRules[0]", "alertRules[1]", "functions[0]", "functions[1]", "workspace"],
    outputs: { first: `${groupId}/providers/Microsoft.OperationalInsights/workspaces/ws/savedSearches/A` },
  },
  {
    file: "06-modules",
    values: { workspaceId, token: "t" },
    keys: ["content", "resources", "vault"],
    outputs: { first: "first", vaultUri: "uri" },
  },
  {
    file: "07-key-vault",
    values: { name: "kv", principalId: "principal", token: "t" },
    keys: ["role", "secret", "vault"],
    outputs: { uri: "https://kv.vault.azure.net/", deployerId: scope.deployerId },
  },
  {
    file: "08-function-app",
    values: { name: "func", identityId: "/identity", clientId: "client", storageName: "st", packageUri: "https://zip" },
    keys: ["package", "plan", "site", "site::appSettings", "storage"],
    outputs: {
      hostName: "site.azurewebsites.net",
      settingNames: [
        "AzureWebJobsStorage__blobServiceUri",
        "AzureWebJobsStorage__clientId",
        "AzureWebJobsStorage__credential",
      ],
    },
  },
];

function read(file: string): JsonObject {
  const template: JsonValue = JSON.parse(readFileSync(`${folder}${file}.json`, "utf8"));
  if (!isJsonObject(template)) throw new Error(`${file} is no template.`);
  return template;
}

function expandExample({ file, values }: ExampleDeployment, template: JsonObject = read(file)) {
  const parameters = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value }]));
  return expandTemplate(template, parameters, scope);
}

describe.skipIf(!isThere)("a template of the official Bicep compiler", () => {
  it.each(examples)("$file is expanded, and all of its expressions are evaluated", (example) => {
    const expanded = expandExample(example);
    expect(expanded.resources.map(({ key }) => key).toSorted()).toEqual(example.keys);
    for (const resource of expanded.resources) {
      expect(JSON.stringify(resource.body(deployed), withoutTemplate)).not.toMatch(/"\[[^"]+\]"/u);
    }
    const values = Object.entries(expanded.outputs(deployed)).map(([name, { value }]) => [name, value]);
    expect(Object.fromEntries(values)).toMatchObject(example.outputs);
  });

  /** Written by hand in Bicep, for the order alone: nothing in the resource says that it uses the other one. */
  const orderOnly = new Set(["dcr -> table", "vault -> content", "package -> site::appSettings"]);
  const removals = isThere ? examples.flatMap(removalsFrom) : [];

  it.each(removals.filter(({ removed }) => !orderOnly.has(removed)))(
    "$example.file is refused without the dependency $removed",
    ({ example, symbol, dependency }) => {
      expect(() => expandExample(example, without(example.file, symbol, dependency))).toThrow(
        `The template resource '${symbol}' uses the resource '${dependency}'`,
      );
    },
  );

  it("has a few dependencies that are written for the order alone, and only those", () => {
    expect(removals.map(({ removed }) => removed)).toEqual(expect.arrayContaining([...orderOnly]));
  });
});

/** Each dependency that an example writes. */
function removalsFrom(example: ExampleDeployment) {
  return Object.entries(resourcesOf(example.file)).flatMap(([symbol, resource]) =>
    dependenciesOf(resource).map((dependency) => ({
      example,
      symbol,
      dependency,
      removed: `${symbol} -> ${dependency}`,
    })),
  );
}

function without(file: string, symbol: string, dependency: string): JsonObject {
  const resources = Object.entries(resourcesOf(file)).map(([name, resource]): [string, JsonValue] => {
    if (name !== symbol || !isJsonObject(resource)) return [name, resource];
    return [name, { ...resource, dependsOn: dependenciesOf(resource).filter((other) => other !== dependency) }];
  });
  return { ...read(file), resources: Object.fromEntries(resources) };
}

function dependenciesOf(resource: JsonValue): readonly string[] {
  const dependsOn = isJsonObject(resource) ? resource["dependsOn"] : undefined;
  return Array.isArray(dependsOn) ? dependsOn.filter((name) => typeof name === "string") : [];
}

/** A nested template is handed on as it is. */
function withoutTemplate(name: string, value: unknown): unknown {
  return name === "template" ? undefined : value;
}

function resourcesOf(file: string): JsonObject {
  const { resources } = read(file);
  return isJsonObject(resources) ? resources : {};
}
