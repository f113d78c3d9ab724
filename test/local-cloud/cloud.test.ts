import { execFile } from "node:child_process";
import { access as fileAccess, mkdtemp, readdir, rmdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";

import { type LocalCloud, startLocalCloud } from "../../local-cloud/cloud.ts";
import { tableName } from "../../local-cloud/hosts.ts";
import { createProxyClient, type ProxyClient } from "./http-client.ts";

const sdkCalls = fileURLToPath(new URL("azure/sdk-calls.ts", import.meta.url));
let cloud: LocalCloud;
let client: ProxyClient;

/** Calls Azure in a process that knows the app settings only, as the function app does. */
async function callWithSdks(extraSettings: Record<string, string> = {}): Promise<unknown> {
  const { stdout } = await promisify(execFile)(process.execPath, [sdkCalls], {
    env: { ...cloud.appSettings, ...extraSettings },
  });
  return JSON.parse(stdout);
}

beforeAll(async () => {
  cloud = await startLocalCloud({
    events: { fetch: (request) => Response.json({ host: new URL(request.url).host }) },
    secretsPageSize: 2,
  });
  client = createProxyClient({ proxyUrl: cloud.proxyUrl, ca: cloud.ca });
}, 60_000);

beforeEach(() => cloud.reset());

afterAll(async () => {
  client.close();
  await cloud.close();
});

describe("the local cloud and the real Azure SDKs", () => {
  it("understand each other, given nothing but the app settings", { timeout: 30_000 }, async () => {
    const oldVersion = cloud.vault.set("token-a", "old");
    cloud.vault.set("token-a", "new");
    cloud.vault.set("token-b", "b");
    cloud.vault.set("token-disabled", "d", { enabled: false });

    const outcomes = await callWithSdks({ OLD_VERSION: oldVersion });

    expect(outcomes).toEqual({
      latestSecret: "new",
      olderSecret: "old",
      disabledSecret: { code: "Forbidden", statusCode: 403 },
      missingSecret: { code: "SecretNotFound", statusCode: 404 },
      listedSecrets: ["token-a", "token-b", "token-disabled"],
      uploaded: "accepted",
      uploadedToOtherStream: { code: "InvalidStream", statusCode: 400 },
      blobExists: false,
      blobCreated: "written",
      blobCreatedAgain: { code: "BlobAlreadyExists", statusCode: 409 },
      blobReplacedWithStaleEtag: { code: "ConditionNotMet", statusCode: 412 },
      blobLength: 2,
      blobText: "{}",
    });
    expect(cloud.workspace.count(tableName)).toBe(2500);
    expect(cloud.workspace.countDistinct(tableName, "uuid_s")).toBe(2500);
    expect(cloud.ingestion.counts()).toMatchObject({ batches: 2, changes: { timesReplaced: 0 } });
    expect(await cloud.blobs.readBlob("checkpoints", "account/itemusages.json")).toBe("{}");
    expect(
      cloud.requests
        .of("vault")
        .map(({ status }) => status)
        .slice(0, 2),
    ).toEqual([401, 200]);
    expect(cloud.requests.of("token", /client_id=/u)).toHaveLength(3);
    expect(cloud.requests.of("refused")).toEqual([]);
  });

  it.each([3_600_000, -3_600_000])(
    "work with services whose clock is %i ms off",
    { timeout: 30_000 },
    async (skewMs) => {
      cloud.clock.skewMs = skewMs;
      cloud.vault.set("token-a", "value");

      expect(await callWithSdks()).toMatchObject({ latestSecret: "value", uploaded: "accepted", blobText: "{}" });
    },
  );

  it("refuse an identity without roles on every plane", { timeout: 30_000 }, async () => {
    cloud.access.revoke({});

    expect(await callWithSdks()).toMatchObject({
      latestSecret: { code: "Forbidden", statusCode: 403 },
      uploaded: { code: "OperationFailed", statusCode: 403 },
      blobCreated: { code: "AuthorizationPermissionMismatch", statusCode: 403 },
    });
  });
});

describe("the local cloud", () => {
  it("plays all four Events API hosts", async () => {
    for (const host of [
      "events.1password.com",
      "events.1password.ca",
      "events.1password.eu",
      "events.ent.1password.com",
    ]) {
      expect(JSON.parse((await client.send(`https://${host}/`)).text)).toEqual({ host });
    }
  });

  it("wants a token for blobs", async () => {
    const answer = await client.send(`${cloud.appSettings["STORAGE_BLOB_URI"]}checkpoints/a.json`);
    expect(answer).toMatchObject({ status: 409, headers: { "x-ms-error-code": "PublicAccessNotPermitted" } });
  });

  it("obeys faults at the token endpoint, which is not behind the proxy", async () => {
    cloud.faults.add({ host: "token", times: 1, effect: { kind: "status", status: 500 } });
    const response = await fetch(cloud.appSettings["IDENTITY_ENDPOINT"] ?? "");
    expect(response.status).toBe(500);
    expect(await response.json()).toMatchObject({ statusCode: 500 });
  });

  it("lets tests read, write, list and delete blobs", async () => {
    await cloud.blobs.writeBlob("rejected-events", "b/2 & 3.json", "two");
    await cloud.blobs.writeBlob("rejected-events", "a/1.json", "one");
    expect(await cloud.blobs.listBlobs("rejected-events")).toEqual(["a/1.json", "b/2 & 3.json"]);
    expect(await cloud.blobs.readBlob("rejected-events", "b/2 & 3.json")).toBe("two");
    await cloud.blobs.deleteBlob("rejected-events", "a/1.json");
    await cloud.blobs.deleteBlob("rejected-events", "a/1.json");
    expect(await cloud.blobs.readBlob("rejected-events", "a/1.json")).toBeUndefined();
  });

  it("answers queries about the workspace on a port of its own", async () => {
    const response = await fetch(`${cloud.workspaceUrl}/tables/${tableName}/count`);
    expect(await response.json()).toEqual({ count: 0 });
  });

  it("puts everything back between scenarios", async () => {
    cloud.vault.set("token", "value");
    cloud.clock.skewMs = 3_600_000;
    cloud.access.revoke({});
    cloud.faults.add({ host: "events", effect: { kind: "reset" } });
    cloud.ingestion.refuse("everything");
    await cloud.blobs.writeBlob("checkpoints", "a.json", "{}");
    const { connector } = cloud;
    await cloud.deploy({ parameters: { namePrefix: "another" } });
    expect(cloud.connector).not.toEqual(connector);

    await cloud.reset();

    expect(cloud.connector).toEqual(connector);
    expect(cloud.vault.names()).toEqual([]);
    expect(cloud.clock.skewMs).toBe(0);
    expect(cloud.access.list()).toHaveLength(4);
    expect(cloud.faults.applied()).toEqual([]);
    expect(cloud.requests.all()).toEqual([]);
    expect(await cloud.blobs.listBlobs("checkpoints")).toEqual([]);
    expect(await cloud.blobs.listBlobs("rejected-events")).toEqual([]);
  });

  it("leaves nothing behind when it closes", { timeout: 60_000 }, async () => {
    const second = await startLocalCloud({ events: { fetch: () => new Response() } });
    const caFile = second.appSettings["NODE_EXTRA_CA_CERTS"] ?? "";
    await fileAccess(caFile);
    await second.close();
    await expect(fileAccess(caFile)).rejects.toThrow("ENOENT");
    await expect(fetch(second.workspaceUrl)).rejects.toThrow("fetch failed");
  });

  it("leaves nothing behind when it cannot start", { timeout: 60_000 }, async () => {
    const folder = await mkdtemp(join(tmpdir(), "cloud-test-"));
    vi.stubEnv("TMPDIR", folder);
    await expect(
      startLocalCloud({
        events: { fetch: () => new Response() },
        readPackage: () => Promise.reject(new Error("There is no package.")),
      }),
    ).rejects.toThrow("There is no package.");
    vi.unstubAllEnvs();
    expect(await readdir(folder)).toEqual([]);
    await rmdir(folder);
  });
});
