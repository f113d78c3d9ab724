import { expect, it } from "vitest";
import { roleIds } from "../../../local-cloud/azure/access.ts";
import { sayingsOf, startTenant } from "./tenant.ts";

const tenMinutes = 600_000;

it("a deployment fails at the package while roles take their time, says so, and works when it is made again", async () => {
  const { cloud, happen, account, run, arrived } = await startTenant({
    deployment: "nothing",
    delays: { roleMs: tenMinutes },
  });
  const parameters = { onePasswordToken: await account.issueToken() };
  happen("A");

  await expect(cloud.deploy({ parameters })).rejects.toThrow(
    /InaccessibleStorageException.* needs the role Storage Blob Data Owner or Contributor on contoso\w+; a new role takes a while to apply/u,
  );
  cloud.clock.skewMs += tenMinutes;
  await cloud.deploy({ parameters });

  expect(await run()).toMatchObject({ ok: true });
  expect(arrived()).toEqual(["A"]);
});

it("the host does not start while its roles take their time, says which, and starts later", async () => {
  const { cloud, start } = await startTenant();
  cloud.delays.roleMs = tenMinutes;

  await expect(start()).rejects.toThrow(
    /could not take its lock in contoso\w+.* role Storage Blob Data Owner there[^]*contoso-insights answered 403.* role Monitoring Metrics Publisher there; a new role takes up to ten minutes/u,
  );
  cloud.clock.skewMs += tenMinutes;

  expect((await start()).functions.map(({ name }) => name)).toEqual(["collect"]);
});

it("a run fails while the role on the vault takes its time, says which, and a later one works", async () => {
  const { cloud, happen, account, start, arrived } = await startTenant();
  cloud.vault.set(cloud.connector.secretName, await account.issueToken());
  happen("A");
  const app = await start();
  cloud.delays.roleMs = tenMinutes;

  const first = await app.invoke("collect");
  cloud.clock.skewMs += tenMinutes;
  const later = await app.invoke("collect");

  expect(sayingsOf(first)).toMatch(/answered 403.+ role Key Vault Secrets User/u);
  expect(later.error).toBeUndefined();
  expect(arrived()).toEqual(["A"]);
});

it.each([
  ["readTokens", roleIds.keyVaultSecretsUser, /role Key Vault Secrets User/u],
  ["sendRows", roleIds.monitoringMetricsPublisher, /role Monitoring Metrics Publisher on the rule/u],
])("a role that is taken away (%s) is missed by the next run, which names it", async (_what, roleId, named) => {
  const { cloud, happen, account, start } = await startTenant();
  cloud.vault.set(cloud.connector.secretName, await account.issueToken());
  happen("A");
  const app = await start();
  cloud.access.revoke({ roleId });

  const invocation = await app.invoke("collect");

  expect(invocation.ok).toBe(false);
  expect(sayingsOf(invocation)).toMatch(named);
});
