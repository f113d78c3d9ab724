import { setImmediate as nextTurn } from "node:timers/promises";

import { type DeploymentOperation, ResourceManagementClient } from "@azure/arm-resources";
import { SubscriptionClient } from "@azure/arm-resources-subscriptions";
import type { TokenCredential } from "@azure/core-auth";
import * as v from "valibot";

import { createAccess, type RoleAssignment } from "../../../../../local-cloud/azure/access.ts";
import { createAccessTokens } from "../../../../../local-cloud/azure/access-tokens.ts";
import type { JsonObject } from "../../../../../local-cloud/azure/resource-manager/json-value.ts";
import type { ResourceType } from "../../../../../local-cloud/azure/resource-manager/resource-type.ts";
import { createResourceManager } from "../../../../../local-cloud/azure/resource-manager/resource-manager.ts";
import { expandTemplate } from "../../../../../local-cloud/azure/resource-manager/template/expand.ts";
import { createWorld } from "../../../../../local-cloud/azure/resource-manager/world.ts";
import { inProcess } from "./in-process.ts";
import { createTestTypes } from "./test-types.ts";

export const subscriptionId = "11111111-1111-1111-1111-111111111111";
export const otherSubscriptionId = "22222222-2222-2222-2222-222222222222";
export const foreignSubscriptionId = "33333333-3333-3333-3333-333333333333";
export const tenantId = "aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa";
export const deployer = { clientId: "cli", principalId: "dddddddd-dddd-dddd-dddd-dddddddddddd" };
const clock = { now: () => Date.parse("2026-11-20T10:00:00Z") };
const tokens = await createAccessTokens({ tenantId, clock });

export const groupId = `/subscriptions/${subscriptionId}/resourceGroups/app`;
export const provider = (type: string): string => `${groupId}/providers/Contoso.Test/${type}`;

/** A Resource Manager with two groups, a second subscription and one of another tenant, and real clients for it. */
export function startManager({
  roles,
  unregistered = [],
  pace,
  types,
}: {
  readonly roles?: readonly RoleAssignment[];
  readonly unregistered?: readonly string[];
  readonly pace?: () => Promise<void>;
  /** Else the small types of these tests. */
  readonly types?: readonly ResourceType[];
} = {}) {
  const { types: testTypes, made, deleted } = createTestTypes();
  const world = createWorld({
    tenantId,
    subscriptions: [
      { subscriptionId, displayName: "Contoso", unregistered },
      { subscriptionId: otherSubscriptionId, displayName: "Contoso security" },
      {
        subscriptionId: foreignSubscriptionId,
        displayName: "Fabrikam",
        tenantId: "ffffffff-ffff-ffff-ffff-ffffffffffff",
      },
    ],
    groups: [
      { subscriptionId, name: "app", location: "westeurope", tags: {} },
      { subscriptionId, name: "workspace", location: "northeurope", tags: {} },
      { subscriptionId: otherSubscriptionId, name: "security", location: "westeurope", tags: {} },
    ],
  });
  const manager = createResourceManager({
    world,
    types: types ?? testTypes,
    expand: expandTemplate,
    tokens,
    clock,
    ...(roles === undefined ? {} : { access: createAccess(roles) }),
    ...(pace === undefined ? {} : { pace }),
  });
  const credential: TokenCredential = {
    async getToken(scopes) {
      const [scope = ""] = [scopes].flat();
      const { token, expiresOn } = await tokens.issue(deployer, scope.replace(/\/\.default$/u, ""));
      return { token, expiresOnTimestamp: expiresOn * 1000 };
    },
  };
  const options = { httpClient: inProcess(manager) };
  const client = new ResourceManagementClient(credential, subscriptionId, options);

  return {
    ...manager,
    made,
    deleted,
    client,
    /** What no client has a method for. */
    get: async (path: string, method = "GET") => {
      const { token } = await tokens.issue(deployer, "https://management.azure.com/");
      const response = await manager.fetch(
        new Request(`https://management.azure.com${path}`, { method, headers: { authorization: `Bearer ${token}` } }),
      );
      return { status: response.status, body: v.parse(v.looseObject({}), await response.json()) };
    },
    subscriptions: new SubscriptionClient(credential, options),
    /** Runs to the end, whichever way. */
    deploy: (resources: JsonObject, further: JsonObject = {}, name = "main") =>
      client.deployments.beginCreateOrUpdateAndWait("app", name, deployment(resources, further), quick),
    validate: (resources: JsonObject, further: JsonObject = {}) =>
      client.deployments.beginValidateAndWait("app", "main", deployment(resources, further), quick),
    /**
     * As the service answers it: the client makes objects of the texts and numbers in `delta`.
     */
    whatIf: async (resources: JsonObject, further: JsonObject = {}) => {
      const { properties } = deployment(resources, further);
      let answer = "";
      await client.deployments.beginWhatIfAndWait(
        "app",
        "main",
        { properties },
        { ...quick, onResponse: ({ bodyAsText }) => (answer = bodyAsText ?? "") },
      );
      const { status, error, properties: predicted } = v.parse(whatIfBody, JSON.parse(answer));
      return { status, error, changes: predicted?.changes ?? [] };
    },
    operations: (name = "main") => Array.fromAsync(client.deploymentOperations.list("app", name)),
  };
}

const whatIfBody = v.object({
  status: v.string(),
  error: v.optional(v.looseObject({ code: v.string() })),
  properties: v.optional(
    v.object({ changes: v.array(v.looseObject({ changeType: v.string(), resourceId: v.string() })) }),
  ),
});

/** Clients wait two seconds between polls unless they are told otherwise. */
export const quick = { updateIntervalInMs: 1 };

/** The body of a deployment of `resources`; `further` are other sections of the template and `values`, the parameters. */
export function deployment(resources: JsonObject, { values = {}, ...sections }: JsonObject = {}) {
  return {
    properties: {
      mode: "Incremental" as const,
      parameters: Object.fromEntries(Object.entries(values ?? {}).map(([name, value]) => [name, { value }])),
      template: templateOf(resources, sections),
    },
  };
}

export function templateOf(resources: JsonObject, sections: JsonObject = {}): JsonObject {
  return {
    $schema: "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
    languageVersion: "2.0",
    contentVersion: "1.0.0.0",
    ...sections,
    resources,
  };
}

/** A resource of one of the test types. */
export function resource(type: string, name: string, more: JsonObject = {}): JsonObject {
  return { type: `Contoso.Test/${type}`, apiVersion: "2026-01-01", name, ...more };
}

/** A nested deployment, as Bicep writes a module. */
export function nested(
  name: string,
  resources: JsonObject,
  {
    outputs = {},
    parameters = {},
    values = {},
    ...more
  }: Readonly<Record<string, JsonObject | string | readonly string[]>> = {},
): JsonObject {
  return {
    type: "Microsoft.Resources/deployments",
    apiVersion: "2025-04-01",
    name,
    ...more,
    properties: {
      expressionEvaluationOptions: { scope: "inner" },
      mode: "Incremental",
      parameters: Object.fromEntries(Object.entries(values).map(([key, value]) => [key, { value }])),
      template: templateOf(resources, { parameters, outputs }),
    },
  };
}

/** Holds a deployment between its rounds. */
export function holdingPace() {
  let release: (() => void) | undefined;
  return {
    pace: () =>
      new Promise<void>((resolve) => {
        release = resolve;
      }),
    /** Lets one round happen. What the test types do takes no turn of the event loop. */
    async next() {
      release?.();
      await nextTurn();
    },
  };
}

/** Operations in short: what was done, how it went, and with which resource. */
export function summary(operations: readonly DeploymentOperation[]) {
  return operations.map(({ properties }) => [
    properties?.provisioningOperation,
    properties?.provisioningState,
    properties?.targetResource?.resourceName,
  ]);
}
