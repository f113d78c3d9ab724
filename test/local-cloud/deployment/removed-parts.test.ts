import { afterAll, beforeEach, expect, it } from "vitest";
import {
  isJsonObject,
  type JsonObject,
  type JsonValue,
} from "../../../local-cloud/azure/resource-manager/json-value.ts";
import { startLocalCloud } from "../../../local-cloud/cloud.ts";
import { createAccount } from "../../../local-cloud/onepassword/accounts.ts";
import { createEventsApi } from "../../../local-cloud/onepassword/events-api.ts";
import { startDeployedApp } from "../../../local-cloud/functions-host/deployed-app.ts";
import { readTemplate } from "../../../local-cloud/deployment/template.ts";
import { systemClock } from "../../../local-cloud/clock.ts";
import { sayingsOf } from "./tenant.ts";

const account = createAccount();
const cloud = await startLocalCloud({ events: createEventsApi({ accounts: [account], clock: systemClock }) });
const template = await readTemplate();
const settingsPath = ["resources", "functionApp", "properties", "template", "resources", "appSettings", "properties"];
const rolesPath = ["resources", "roles", "properties", "template", "resources"];

beforeEach(() => cloud.reset());
afterAll(() => cloud.close());

function objectAt(value: JsonValue | undefined, [name, ...rest]: readonly string[]): JsonObject {
  if (!isJsonObject(value)) throw new Error(`The template has no ${name ?? "such object"}.`);
  return name === undefined ? value : objectAt(value[name], rest);
}

/** The object without what is at the path. */
function without(object: JsonObject, [name = "", ...rest]: readonly string[]): JsonObject {
  const { [name]: taken, ...kept } = object;
  return rest.length === 0 ? kept : { ...object, [name]: without(objectAt(taken, []), rest) };
}

/** Deploys, starts the function app and runs it: the first of these that fails says why. */
async function firstFailure(changed: JsonObject): Promise<string> {
  const parameters = { onePasswordToken: await account.issueToken() };
  try {
    await cloud.deploy({ template: changed, parameters });
    const app = await startDeployedApp(cloud);
    const invocation = await app.invoke("collect");
    await app.kill();
    return invocation.ok ? "nothing failed" : sayingsOf(invocation);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

it("the whole template fails nowhere", async () => {
  expect(await firstFailure(template)).toBe("nothing failed");
});

it.each(Object.keys(objectAt(template, settingsPath)))(
  "an app setting that is taken away is named: %s",
  async (name) => {
    expect(await firstFailure(without(template, [...settingsPath, name]))).toContain(name);
  },
);

/** Roles by the symbolic name of their assignment, as the failure calls them. */
const roles = {
  readTokens: /Key Vault Secrets User/u,
  sendRows: /Monitoring Metrics Publisher on the rule/u,
  keepBlobs: /Storage Blob Data Owner/u,
  sendTelemetry: /insights.+Monitoring Metrics Publisher/u,
} as const;

it("the role assignments of the template are those that are taken away here", () => {
  const assignments = Object.entries(objectAt(template, rolesPath)).filter(
    ([, resource]) => isJsonObject(resource) && resource["existing"] !== true,
  );
  expect(assignments.map(([name]) => name).toSorted()).toEqual(Object.keys(roles).toSorted());
});

it.each(Object.entries(roles))("a role assignment that is taken away is named: %s", async (name, named) => {
  // A deployment takes nothing away that an earlier one made.
  cloud.access.revoke({});
  expect(await firstFailure(without(template, [...rolesPath, name]))).toMatch(named);
});
