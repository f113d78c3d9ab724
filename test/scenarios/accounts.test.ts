import { describe, expect, it } from "vitest";
import { streams } from "../../local-cloud/onepassword/streams.ts";
import { committedEvents } from "./checkpoint-content.ts";
import { appendEvents } from "./events.ts";
import { watchRequests } from "./request-watch.ts";
import { logLines, secretName, startWorld } from "./world.ts";

const world = await startWorld();
const hourMs = 3_600_000;
const ofSubsidiary = `${secretName}-subsidiary`;

/** A second account with a few events; the caller puts its token into the vault. */
function addSubsidiary(options: Parameters<typeof world.addAccount>[0] = {}): ReturnType<typeof world.addAccount> {
  const account = world.addAccount(options);
  for (const stream of streams) appendEvents(account, { stream, count: 15, newest: world.clock.now() - hourMs });
  return account;
}

describe("the vault", () => {
  it("says how to begin when it holds no token", async () => {
    await world.fresh();
    world.cloud.vault.remove(secretName);
    world.cloud.vault.set("another-app", "of no concern");
    const since = watchRequests(world.cloud);

    const invocation = await world.run();

    expect(invocation.ok).toBe(false);
    expect(since({ plane: "vault", path: /another-app/ })).toEqual([]);
    expect(world.lastHealth()).toMatchObject([{ category: "secret_missing", account_uuid: "", action_type: null }]);
    expect(logLines(invocation)).toEqual([
      expect.stringMatching(/^error: .*has no secret onepassword-events-token\. Save a token of the Events API/),
    ]);
    expect(await world.cloud.blobs.listBlobs("checkpoints")).toEqual([]);
  });

  it("finds the tokens among 30 other secrets, page by page, and reads no other secret", async () => {
    await world.fresh();
    const subsidiary = addSubsidiary();
    world.cloud.vault.set(ofSubsidiary, await world.issueToken({}, subsidiary));
    for (let index = 10; index < 40; index += 1) world.cloud.vault.set(`app-${index}`, `secret ${index}`);
    // Looks like one of ours, but does not continue the name with a dash.
    world.cloud.vault.set(`${secretName}s`, "another product's");
    const since = watchRequests(world.cloud);

    const invocation = await world.run();

    expect(invocation.error).toBeUndefined();
    for (const account of [world.account, subsidiary]) world.expectAllDelivered({ times: "exactly once", account });
    expect(since({ plane: "vault", path: /skiptoken/ }).length).toBeGreaterThan(0);
    const read = since({ plane: "vault", path: /^\/secrets\/[^?]/ }).map(({ path }) => path.split("/")[2]);
    expect(new Set(read)).toEqual(new Set([secretName, ofSubsidiary]));
    expect(world.lastHealth().map(({ category }) => category)).toEqual(Array.from({ length: 6 }, () => "ok"));
  });

  it("lets a disabled secret stop its own account only", async () => {
    await world.fresh();
    const subsidiary = addSubsidiary();
    world.cloud.vault.set(ofSubsidiary, await world.issueToken({}, subsidiary));
    world.cloud.vault.setEnabled(ofSubsidiary, false);

    const invocation = await world.run();

    expect(invocation.error?.message).toContain(`${ofSubsidiary}) [secret_missing]`);
    world.expectAllDelivered({ times: "exactly once" });
    expect(world.delivered("itemusages", subsidiary).size).toBe(0);
    expect(await world.checkpoint("itemusages", subsidiary)).toBeUndefined();
    expect(world.lastHealth()).toContainEqual(
      expect.objectContaining({
        category: "secret_missing",
        details: expect.objectContaining({ secret: ofSubsidiary, stream: "*" }),
      }),
    );
    expect(logLines(invocation)).toContainEqual(
      expect.stringMatching(/^error: .*The secret onepassword-events-token-subsidiary .* is disabled\. Enable it/),
    );

    world.cloud.vault.setEnabled(ofSubsidiary, true);
    expect(await world.runAgain()).toMatchObject({ ok: true });
    for (const account of [world.account, subsidiary]) world.expectAllDelivered({ times: "exactly once", account });
  });
});

describe("several accounts", () => {
  it("goes on with one when the vault does not give the other's token for now", async () => {
    await world.fresh();
    const subsidiary = addSubsidiary();
    world.cloud.vault.set(ofSubsidiary, await world.issueToken({}, subsidiary));
    const path = new RegExp(`/secrets/${ofSubsidiary}`, "u");
    const mend = world.cloud.faults.add({ host: "vault", path, effect: { kind: "status", status: 503 } });

    const invocation = await world.run({ RUN_BUDGET: "PT8S" });

    expect(invocation.error?.message).toContain(`all streams (secret ${ofSubsidiary}) [unavailable]`);
    world.expectAllDelivered({ times: "exactly once" });
    for (const stream of streams) expect(await committedEvents(world, stream)).toBe(120);
    const categories = world.lastHealth().map(({ category }) => category);
    expect(categories.toSorted()).toEqual(["ok", "ok", "ok", "unavailable"]);

    mend();
    expect(await world.runAgain()).toMatchObject({ ok: true });
    for (const account of [world.account, subsidiary]) world.expectAllDelivered({ times: "exactly once", account });
  });

  it("collects each with its own host and its own checkpoints", async () => {
    await world.fresh();
    const subsidiary = addSubsidiary({ host: "events.1password.eu" });
    world.cloud.vault.set(ofSubsidiary, await world.issueToken({}, subsidiary));
    const since = watchRequests(world.cloud);

    const invocation = await world.run();

    expect(invocation.error).toBeUndefined();
    for (const account of [world.account, subsidiary]) world.expectAllDelivered({ times: "exactly once", account });
    const hosts = new Set(since({ plane: "events" }).map(({ host }) => host));
    expect(hosts).toEqual(new Set(["events.1password.com", "events.1password.eu"]));
    for (const stream of streams) {
      expect(await committedEvents(world, stream)).toBe(120);
      expect(await committedEvents(world, stream, subsidiary)).toBe(15);
    }
    expect(world.lastHealth()).toHaveLength(6);
    expect(logLines(invocation)).toHaveLength(6);
  });

  it("uses a European token on the European host alone", async () => {
    await world.fresh();
    const european = addSubsidiary({ host: "events.1password.eu" });
    world.cloud.vault.set(secretName, await world.issueToken({}, european));
    const since = watchRequests(world.cloud);

    expect(await world.run()).toMatchObject({ ok: true });
    world.expectAllDelivered({ times: "exactly once", account: european });
    expect(new Set(since({ plane: "events" }).map(({ host }) => host))).toEqual(new Set(["events.1password.eu"]));
  });

  it("goes on with one when the other's token is broken", async () => {
    await world.fresh();
    const subsidiary = addSubsidiary();
    const token = await world.issueToken({}, subsidiary);
    world.cloud.vault.set(ofSubsidiary, token);
    subsidiary.revokeToken(token);

    const invocation = await world.run();

    expect(invocation.error?.message).toContain(`all streams (secret ${ofSubsidiary}) [credentials_failed]`);
    world.expectAllDelivered({ times: "exactly once" });
    for (const stream of streams) {
      expect(world.delivered(stream, subsidiary).size).toBe(0);
      expect(await committedEvents(world, stream)).toBe(120);
      expect(await world.checkpoint(stream, subsidiary)).toBeUndefined();
    }
    const categories = world.lastHealth().map(({ category }) => category);
    expect(categories.toSorted()).toEqual(["credentials_failed", "ok", "ok", "ok"]);
    expect(logLines(invocation).filter((line) => line.startsWith("error:"))).toEqual([
      expect.stringContaining(`(secret ${ofSubsidiary})`),
    ]);
  });
});

it("names an account by its secret as long as the API does not tell the account (before 1.4.1)", async () => {
  await world.fresh();
  world.behaviour.introspectAccountUuid = false;

  const invocation = await world.run();

  expect(invocation.error).toBeUndefined();
  world.expectAllDelivered({ times: "exactly once" });
  expect(await world.cloud.blobs.listBlobs("checkpoints")).toEqual(
    streams.map((stream) => `${secretName}/${stream}.json`),
  );
  for (const { account_uuid, category } of world.lastHealth()) {
    expect(account_uuid).toBe(secretName);
    expect(category).toBe("ok");
  }

  world.cloud.vault.set(secretName, await world.issueToken());
  for (const stream of streams) world.append(stream, 3);
  expect(await world.runAgain()).toMatchObject({ ok: true });
  world.expectAllDelivered({ times: "exactly once" });
});

it("starts each stream anew from FIRST_RUN_LOOKBACK when the API begins to tell the account", async () => {
  await world.fresh();
  world.behaviour.introspectAccountUuid = false;
  expect(await world.run()).toMatchObject({ ok: true });
  for (const stream of streams) world.append(stream, 3);

  world.behaviour.introspectAccountUuid = true;
  expect(await world.runAgain()).toMatchObject({ ok: true });

  world.expectAllDelivered({ times: "at least once" });
  for (const stream of streams) expect(await committedEvents(world, stream)).toBe(123);
  expect(await world.cloud.blobs.listBlobs("checkpoints")).toHaveLength(2 * streams.length);
});
