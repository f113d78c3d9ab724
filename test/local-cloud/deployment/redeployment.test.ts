import { expect, it } from "vitest";
import type { StoredResource } from "../../../local-cloud/azure/resource-manager/resource-type.ts";
import type { LocalCloud } from "../../../local-cloud/cloud.ts";
import { sayingsOf, startTenant } from "./tenant.ts";

/** What every deployed resource answers, by id; but for when it was last deployed. */
function resourcesOf({ manager }: LocalCloud): ReadonlyMap<string, unknown> {
  return new Map(manager.resources.list().map((resource) => [resource.id, withoutTimes(resource)]));
}

function withoutTimes({ answered }: StoredResource): unknown {
  return JSON.parse(
    JSON.stringify(answered, (name, value: unknown) =>
      /^(?:updated|lastModified|timeModified)/u.test(name) ? undefined : value,
    ),
  );
}

it("deploying with a new token changes the secret and nothing else, and the next run uses it", async () => {
  const { cloud, account, happen, start, arrived } = await startTenant();
  const old = await account.issueToken();
  await cloud.deploy({ parameters: { onePasswordToken: old } });
  const app = await start();
  happen("A");
  expect(await app.invoke("collect")).toMatchObject({ ok: true });
  account.revokeToken(old);
  happen("B");
  expect(sayingsOf(await app.invoke("collect"))).toMatch(/answered 401/u);
  const [before, settings] = [resourcesOf(cloud), cloud.appSettings];
  const next = await account.issueToken();

  await cloud.deploy({ parameters: { onePasswordToken: next } });

  expect(cloud.vault.versions(cloud.connector.secretName).map(({ value }) => value)).toEqual([old, next]);
  expect(resourcesOf(cloud)).toEqual(before);
  expect(cloud.appSettings).toEqual(settings);
  // The same process: a token is read in each run.
  expect(await app.invoke("collect")).toMatchObject({ ok: true });
  expect(arrived()).toEqual(["A", "B"]);
});

it("deploying without a token keeps the one that is there, and deploying the same one makes no new version", async () => {
  const { cloud, account } = await startTenant();
  const onePasswordToken = await account.issueToken();
  await cloud.deploy({ parameters: { onePasswordToken } });
  await cloud.deploy();
  await cloud.deploy({ parameters: { onePasswordToken } });
  expect(cloud.vault.versions(cloud.connector.secretName).map(({ value }) => value)).toEqual([onePasswordToken]);
});

it("deploying again keeps blobs, checkpoints and rows, and the connector goes on where it was", async () => {
  const { cloud, account, happen, run, arrived } = await startTenant();
  cloud.vault.set(cloud.connector.secretName, await account.issueToken());
  await cloud.blobs.writeBlob("rejected-events", "kept.ndjson", "{}");
  happen("A");
  expect(await run()).toMatchObject({ ok: true });
  const checkpoint = `${account.uuid}/itemusages.json`;
  const before = await cloud.blobs.readBlob("checkpoints", checkpoint);

  await cloud.deploy();

  expect(before).toContain('"version":1');
  expect(await cloud.blobs.readBlob("checkpoints", checkpoint)).toBe(before);
  expect(await cloud.blobs.readBlob("rejected-events", "kept.ndjson")).toBe("{}");
  expect(arrived()).toEqual(["A"]);
  happen("B");
  expect(await run()).toMatchObject({ ok: true });
  expect(arrived()).toEqual(["A", "B"]);
});

it("deploying with other settings changes what the function is started with", async () => {
  const { cloud } = await startTenant();
  await cloud.deploy({
    parameters: { schedule: "0 0 * * * *", excludedActions: ["itemusages/fill", "auditevents/view"] },
  });
  expect(cloud.appSettings).toMatchObject({
    COLLECT_SCHEDULE: "0 0 * * * *",
    EXCLUDED_ACTIONS: "itemusages/fill,auditevents/view",
  });
});
