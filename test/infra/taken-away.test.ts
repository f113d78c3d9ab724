import { afterAll, describe, expect, it } from "vitest";
import type { JsonObject, JsonValue } from "../../local-cloud/azure/resource-manager/json-value.ts";
import { createSkewedClock } from "../../local-cloud/clock.ts";
import { startLocalCloud } from "../../local-cloud/cloud.ts";
import { readTemplate } from "../../local-cloud/deployment/template.ts";
import { startDeployedApp } from "../../local-cloud/functions-host/deployed-app.ts";
import { createAccount } from "../../local-cloud/onepassword/accounts.ts";
import { createEventsApi } from "../../local-cloud/onepassword/events-api.ts";
import { asObject, objectsIn } from "./deployed-template.ts";

const template = await readTemplate();
const clock = createSkewedClock();
const account = createAccount({ clock });
const events = createEventsApi({ accounts: [account], clock });
const cloud = await startLocalCloud({ events, clock, deployment: "nothing" });
afterAll(() => cloud.close());

/**
 * Deploys a template where nothing is yet, and runs the function once.
 * @throws Error with what the deployment, the host or the function says
 */
async function firstRun(changed: JsonObject): Promise<void> {
  await cloud.reset();
  await cloud.deploy({ template: changed, parameters: { onePasswordToken: await account.issueToken() } });
  const app = await startDeployedApp(cloud);
  const { ok, logs } = await app.invoke("collect");
  await app.stop();
  if (!ok) throw new Error(logs.map(({ message }) => message).join("\n"));
}

/** Where a module has its resources. */
const resourcesOf = (module: string): readonly string[] => ["resources", module, "properties", "template", "resources"];
const settings = [...resourcesOf("functionApp"), "appSettings", "properties"];
const settingNames = Object.keys(settings.reduce<JsonObject>((object, name) => asObject(object[name]), template));

/** The template without one thing. */
function without(value: JsonValue | undefined, [first = "", ...others]: readonly string[]): JsonObject {
  const { [first]: taken, ...rest } = asObject(value);
  if (taken === undefined) throw new Error(`There is no ${first} to take away.`);
  return others.length === 0 ? rest : { ...rest, [first]: without(taken, others) };
}

/** What is said when a role assignment is missing: the role, and where it is missing. */
const roles: Readonly<Record<string, RegExp>> = {
  keepBlobs: /needs the role Storage Blob Data Owner or Contributor on contoso\w+;/u,
  readTokens: /\.vault\.azure\.net answered 403: .* the role Key Vault Secrets User on the vault/u,
  sendRows: /\.ingest\.monitor\.azure\.com answered 403: .* the role Monitoring Metrics Publisher on the rule/u,
  sendTelemetry: /contoso-insights answered 403\. .* needs the role Monitoring Metrics Publisher there/u,
};

describe("the first run after a deployment", () => {
  it("succeeds as long as nothing is taken away", async () => {
    await expect(firstRun(template)).resolves.toBeUndefined();
  });

  it("is tried without each role assignment that there is", () => {
    const assigned = [...objectsIn(template)].filter(
      ({ object }) => object["type"] === "Microsoft.Authorization/roleAssignments",
    );
    expect(assigned.map(({ name }) => name).toSorted()).toEqual(Object.keys(roles));
  });

  it.each(Object.entries(roles))("fails without the role assignment %s: %s", async (name, said) => {
    await expect(firstRun(without(template, [...resourcesOf("roles"), name]))).rejects.toThrow(said);
  });

  it.each(settingNames)("fails without the app setting %s, and names it", async (name) => {
    await expect(firstRun(without(template, [...settings, name]))).rejects.toThrow(name);
  });
});
