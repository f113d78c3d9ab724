import { describe, expect, it } from "vitest";
import { streams } from "../../local-cloud/onepassword/streams.ts";
import type { Stream } from "../../local-cloud/onepassword/streams.ts";
import { committedEvents } from "./checkpoint-content.ts";
import { watchRequests } from "./request-watch.ts";
import { logLines, secretName, startWorld } from "./world.ts";

const world = await startWorld();
const hourMs = 3_600_000;

/** One health row for a whole account: its token is refused, by 1Password or by us. */
const refusedToken = { account_uuid: "", category: "credentials_failed", action_type: "API Key Invalid" } as const;

async function expectNoCheckpoint(): Promise<void> {
  expect(await world.cloud.blobs.listBlobs("checkpoints")).toEqual([]);
}

describe("a token that may not read everything", () => {
  it("reports the stream that is missing, and collects the others", async () => {
    await world.fresh();
    const open: Stream[] = ["signinattempts", "itemusages"];
    world.cloud.vault.set(secretName, await world.issueToken({ features: open }));
    const since = watchRequests(world.cloud);

    const invocation = await world.run();

    expect(invocation.error?.message).toMatch(/auditevents .*\[feature_missing\]/);
    world.expectAllDelivered({ times: "exactly once", streams: open });
    expect(world.delivered("auditevents").size).toBe(0);
    expect(since({ plane: "events", path: /auditevents/ })).toEqual([]);
    expect(await world.checkpoint("auditevents")).toBeUndefined();
    for (const stream of open) expect(await committedEvents(world, stream)).toBe(120);
    expect(world.lastHealth()).toHaveLength(3);
    expect(world.lastHealth()).toContainEqual(
      expect.objectContaining({
        account_uuid: world.account.uuid,
        category: "feature_missing",
        details: expect.objectContaining({ stream: "auditevents", outcome: "failed", secret: secretName }),
      }),
    );
    expect(logLines(invocation)).toContainEqual(
      expect.stringMatching(
        /^error: auditevents .*The token may not read auditevents\. Create a token with the feature auditevents/,
      ),
    );
  });

  it("is made whole by a second token of the same account: every stream once, nothing reported missing", async () => {
    await world.fresh();
    world.cloud.vault.set(secretName, await world.issueToken({ features: ["signinattempts", "itemusages"] }));
    world.cloud.vault.set(`${secretName}-audit`, await world.issueToken({ features: ["itemusages", "auditevents"] }));

    const invocation = await world.run();

    expect(invocation.error).toBeUndefined();
    world.expectAllDelivered({ times: "exactly once" });
    expect(await world.cloud.blobs.listBlobs("checkpoints")).toHaveLength(3);
    const told = world.lastHealth().map(({ category, details }) => `${details.stream} ${category} ${details.secret}`);
    expect(told.toSorted()).toEqual([
      `auditevents ok ${secretName}-audit`,
      `itemusages ok ${secretName}`,
      `signinattempts ok ${secretName}`,
    ]);
    expect(logLines(invocation)).toHaveLength(3);
  });
});

describe("a rotated token", () => {
  it("is picked up at the next run of the same process", async () => {
    await world.fresh();
    const old = await world.issueToken();
    world.cloud.vault.set(secretName, old);
    await world.run();
    world.account.revokeToken(old);
    world.cloud.vault.set(secretName, await world.issueToken());
    for (const stream of streams) world.append(stream, 9);

    const invocation = await world.runAgain();

    expect(invocation.error).toBeUndefined();
    world.expectAllDelivered({ times: "exactly once" });
    expect(world.lastHealth().map(({ category }) => category)).toEqual(["ok", "ok", "ok"]);
    for (const stream of streams) expect(await committedEvents(world, stream)).toBe(129);
  });

  it("ends the failures that a revoked one caused, and nothing is lost between", async () => {
    await world.fresh();
    const old = await world.issueToken();
    world.cloud.vault.set(secretName, old);
    await world.run();
    world.account.revokeToken(old);
    for (const stream of streams) world.append(stream, 9);
    const checkpoints = await Promise.all(streams.map((stream) => world.checkpoint(stream)));

    const refused = await world.runAgain();

    expect(refused.error?.message).toContain(`all streams (secret ${secretName}) [credentials_failed]`);
    expect(world.lastHealth()).toEqual([expect.objectContaining(refusedToken)]);
    expect(logLines(refused)).toEqual([
      expect.stringMatching(
        /^error: all streams .*401: the token is expired, revoked, .*Create a new token in 1Password/,
      ),
    ]);
    expect(await Promise.all(streams.map((stream) => world.checkpoint(stream)))).toEqual(checkpoints);
    for (const stream of streams) expect(world.delivered(stream).size).toBe(120);

    world.cloud.vault.set(secretName, await world.issueToken());
    const renewed = await world.runAgain();
    expect(renewed.error).toBeUndefined();
    world.expectAllDelivered({ times: "exactly once" });
  });
});

describe("a token that cannot be used", () => {
  it("is reported with its end when it has expired", async () => {
    await world.fresh();
    const expiresAt = Math.floor((world.clock.now() - hourMs) / 1_000) * 1_000;
    world.cloud.vault.set(secretName, await world.issueToken({ expiresAt }));

    const invocation = await world.run();

    expect(invocation.ok).toBe(false);
    expect(world.rows()).toHaveLength(1);
    expect(world.lastHealth()).toMatchObject([
      { ...refusedToken, details: { stream: "*", token_expires_at: new Date(expiresAt).toISOString() } },
    ]);
    expect(logLines(invocation)).toEqual([expect.stringMatching(/^error: .*the token is expired.*Create a new token/)]);
    await expectNoCheckpoint();
  });

  it("is reported when it is of another region than it says", async () => {
    await world.fresh();
    const european = world.addAccount({ host: "events.1password.eu" });
    world.cloud.vault.set(secretName, await world.issueToken({ audience: "events.1password.com" }, european));

    const invocation = await world.run();

    expect(invocation.ok).toBe(false);
    expect(world.rows()).toHaveLength(1);
    expect(world.lastHealth()).toMatchObject([refusedToken]);
    expect(logLines(invocation)).toEqual([expect.stringMatching(/^error: .*events\.1password\.com.*another region/)]);
    await expectNoCheckpoint();
  });

  it("is sent nowhere when it is for a host that is not 1Password's", async () => {
    await world.fresh();
    world.cloud.vault.set(secretName, await world.issueToken({ audience: "events.1password.com.example.net" }));
    const since = watchRequests(world.cloud);

    const invocation = await world.run();

    expect(invocation.ok).toBe(false);
    expect(since({ plane: "events" })).toEqual([]);
    expect(since({ plane: "refused" })).toEqual([]);
    expect(world.rows()).toHaveLength(1);
    expect(world.lastHealth()).toMatchObject([refusedToken]);
    expect(logLines(invocation)).toEqual([expect.stringMatching(/^error: .*is not for a known Events API host/)]);
    await expectNoCheckpoint();
  });

  it.each([
    ["a password instead of a token", "correct horse battery staple: 9f8e7d6c5b4a3f2e1d0c"],
    ["nothing", ""],
    ["a token with quotation marks around it", '"eyJhbGciOiJFUzI1NiJ9.eyJhdWQiOltdfQ.c2lnbmF0dXJlLW9mLW5vYm9keQ"'],
    ["three parts that are no token", "aaaaaaaaaaaaaaaaaaaaaaaaa.bbbbbbbbbbbbbbbbbbbbbbbbb.ccccccccccccccccccccccccc"],
  ])("is reported, and not quoted, when the secret holds %s", async (_what, value) => {
    await world.fresh();
    world.cloud.vault.set(secretName, value);
    const since = watchRequests(world.cloud);

    const invocation = await world.run();

    expect(invocation.ok).toBe(false);
    expect(since({ plane: "events" })).toEqual([]);
    expect(world.rows()).toHaveLength(1);
    expect(world.lastHealth()).toMatchObject([refusedToken]);
    const lines = logLines(invocation);
    expect(lines).toEqual([expect.stringMatching(/^error: .*is not a token.*Create a token in 1Password/)]);
    const written = JSON.stringify([lines, invocation.error, world.rows()]);
    expect(value !== "" && written.includes(value)).toBe(false);
    await expectNoCheckpoint();
  });

  it("is taken with white space around it, as copying leaves it", async () => {
    await world.fresh();
    world.cloud.vault.set(secretName, ` ${await world.issueToken()}\r\n`);

    expect(await world.run()).toMatchObject({ ok: true });
    world.expectAllDelivered({ times: "exactly once" });
  });
});
