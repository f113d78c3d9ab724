import { once } from "node:events";
import { request as sendPlain } from "node:http";
import { text } from "node:stream/consumers";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { publishingPassword } from "../../../local-cloud/azure/deployed/site-hosts.ts";
import type { JsonObject } from "../../../local-cloud/azure/resource-manager/json-value.ts";
import { merge } from "../../../local-cloud/azure/resource-manager/types/rules/body.ts";
import { startLocalCloud } from "../../../local-cloud/cloud.ts";
import { createProxyClient } from "../http-client.ts";
import { tokenOfIdentity } from "./identity-token.ts";

const cloud = await startLocalCloud({ events: { fetch: () => new Response() } });
const client = createProxyClient({ proxyUrl: cloud.proxyUrl, ca: cloud.ca });
const { hosts, siteId, storageAccountId, vaultId, functionAppHostName, secretName } = cloud.connector;
const scm = functionAppHostName.replace(".", ".scm.");
const blob = `https://${hosts.blobs}/checkpoints/a.json`;
const secret = `https://${hosts.vault}/secrets/${secretName}?api-version=7.5`;
const version = { "x-ms-version": "2024-11-04" };
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

beforeEach(async () => {
  await cloud.reset();
  await cloud.blobs.writeBlob("checkpoints", "a.json", "{}");
  cloud.vault.set(secretName, "value");
});
afterAll(async () => {
  client.close();
  await cloud.close();
});

/** Sends a request without encryption, as a client behind a proxy does. */
async function plainly(
  url: string,
): Promise<{ status: number | undefined; location: string | undefined; body: string }> {
  const { port } = new URL(cloud.proxyUrl);
  const outgoing = sendPlain({
    port,
    host: "127.0.0.1",
    path: url,
    headers: { host: new URL(url).host, ...version },
  }).end();
  const [incoming] = await once(outgoing, "response");
  return { status: incoming.statusCode, location: incoming.headers.location, body: await text(incoming) };
}

/** Publishes an empty package. */
function publish(authorization: Record<string, string>): ReturnType<typeof client.send> {
  return client.send(`https://${scm}/api/publish`, {
    method: "POST",
    body: "PK\u0003\u0004",
    headers: { "content-type": "application/zip", ...authorization },
  });
}

/** Lays values over what a deployed resource answers, as a template would that says otherwise. */
function change(id: string, properties: JsonObject): void {
  const { resources } = cloud.manager;
  const resource = resources.get(id);
  if (resource === undefined) throw new Error(`${id} is not deployed.`);
  resources.put({ ...resource, answered: merge(resource.answered, { properties }) });
}

describe("the storage account of the template", () => {
  const key = { authorization: `SharedKey ${hosts.blobs.split(".")[0]}:c2lnbmF0dXJl` };
  const sas = "?sv=2024-11-04&sr=b&sp=r&se=2030-01-01&sig=c2lnbmF0dXJl";

  it("lets the connector's identity in", async () => {
    const token = await tokenOfIdentity(cloud, "https://storage.azure.com");
    expect(await client.send(blob, { headers: { ...version, ...bearer(token) } })).toMatchObject({ status: 200 });
  });

  it.each([
    ["a shared key", blob, key, 403, "KeyBasedAuthenticationNotPermitted"],
    ["a shared access signature", blob + sas, {}, 403, "KeyBasedAuthenticationNotPermitted"],
    ["a request without a token", blob, {}, 401, "NoAuthenticationInformation"],
    ["a forged token", blob, bearer("x.y.z"), 401, "InvalidAuthenticationInfo"],
  ])("refuses %s", async (_what, url, headers, status, code) => {
    const answer = await client.send(url, { headers: { ...version, ...headers } });
    expect(answer).toMatchObject({ status, headers: { "x-ms-error-code": code } });
  });

  it("refuses anonymous readers of an old version, too", async () => {
    const answer = await client.send(blob);
    expect(answer).toMatchObject({ status: 409, headers: { "x-ms-error-code": "PublicAccessNotPermitted" } });
  });

  it("refuses another identity, even whoever deployed it", async () => {
    const { token } = await cloud.deployerToken("https://storage.azure.com");
    const answer = await client.send(blob, { headers: { ...version, ...bearer(token) } });
    expect(answer).toMatchObject({ status: 403, headers: { "x-ms-error-code": "AuthorizationPermissionMismatch" } });
  });

  it("refuses a connection without encryption", async () => {
    const answer = await plainly(blob.replace("https:", "http:"));
    expect(answer).toMatchObject({ status: 400, body: expect.stringContaining("AccountRequiresHttps") });
  });

  it("would take what it refuses if the template said so", async () => {
    change(storageAccountId, {
      allowSharedKeyAccess: true,
      allowBlobPublicAccess: true,
      supportsHttpsTrafficOnly: false,
    });
    change(`${storageAccountId}/blobServices/default/containers/checkpoints`, { publicAccess: "Blob" });
    // No key is known to anybody here, so none is right.
    expect(await client.send(blob, { headers: { ...version, ...key } })).toMatchObject({
      headers: { "x-ms-error-code": "AuthenticationFailed" },
    });
    expect(await client.send(blob, { headers: version })).toMatchObject({ status: 200, text: "{}" });
    expect(await plainly(blob.replace("https:", "http:"))).toMatchObject({ status: 200, body: "{}" });
  });
});

describe("the vault of the template", () => {
  it("lets the connector's identity in", async () => {
    const token = await tokenOfIdentity(cloud, "https://vault.azure.net");
    const answer = await client.send(secret, { headers: bearer(token) });
    expect(JSON.parse(answer.text)).toMatchObject({ value: "value" });
  });

  it("refuses another identity, even whoever deployed it", async () => {
    const { token } = await cloud.deployerToken("https://vault.azure.net");
    const answer = await client.send(secret, { headers: bearer(token) });
    expect(answer.status).toBe(403);
    expect(JSON.parse(answer.text)).toMatchObject({ error: { innererror: { code: "ForbiddenByRbac" } } });
  });

  it("does not listen without encryption", async () => {
    expect(await plainly(secret.replace("https:", "http:"))).toMatchObject({ status: 403 });
  });

  it("is not reached from outside when only private endpoints lead to it", async () => {
    change(vaultId, { publicNetworkAccess: "Disabled" });
    const token = await tokenOfIdentity(cloud, "https://vault.azure.net");
    const answer = await client.send(secret, { headers: bearer(token) });
    expect(JSON.parse(answer.text)).toMatchObject({ error: { innererror: { code: "ForbiddenByConnection" } } });
  });

  it("is gone when it is deleted, keeps its name, and has its secrets again when it is recovered", async () => {
    const { token } = await cloud.deployerToken("https://management.azure.com");
    const manage = (method: string, body?: JsonObject) =>
      client.send(`https://management.azure.com${vaultId}?api-version=2026-02-01`, {
        method,
        headers: { ...bearer(token), "content-type": "application/json" },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
    const { location = "", properties = {} } = cloud.manager.resources.get(vaultId)?.sent ?? {};
    const recovering = merge({ location, properties }, { properties: { createMode: "recover" } });
    expect((await manage("DELETE")).status).toBeLessThan(300);
    const own = bearer(await tokenOfIdentity(cloud, "https://vault.azure.net"));
    expect((await client.send(secret, { headers: own })).text).toContain("does not play");
    await expect(cloud.deploy()).rejects.toThrow("already exists in deleted state");

    expect((await manage("PUT", recovering)).status).toBeLessThan(300);
    await cloud.deploy();

    expect(JSON.parse((await client.send(secret, { headers: own })).text)).toMatchObject({ value: "value" });
  });
});

describe("the function app of the template", () => {
  const password = { authorization: `Basic ${publishingPassword(siteId)}` };

  it("leads from a connection without encryption to one with", async () => {
    const answer = await plainly(`http://${functionAppHostName}/`);
    expect(answer).toMatchObject({ status: 301, location: `https://${functionAppHostName}/` });
  });

  it("refuses a package that comes with the publish profile's password", async () => {
    expect((await publish(password)).status).toBe(401);
  });

  it("would take it without the policy that the template sets", async () => {
    cloud.manager.resources.delete(`${siteId}/basicPublishingCredentialsPolicies/scm`);
    expect((await publish(password)).status).toBe(202);
  });

  it("refuses a package from its own identity, and takes one from whoever deployed it", async () => {
    const own = await tokenOfIdentity(cloud, "https://management.azure.com");
    const deployer = await cloud.deployerToken("https://management.azure.com");
    expect([(await publish(bearer(own))).status, (await publish(bearer(deployer.token))).status]).toEqual([403, 202]);
  });

  it("cannot change anything in Resource Manager by its own identity", async () => {
    const token = await tokenOfIdentity(cloud, "https://management.azure.com");
    const answer = await client.send(`https://management.azure.com${vaultId}?api-version=2026-02-01`, {
      method: "DELETE",
      headers: bearer(token),
    });
    expect(JSON.parse(answer.text)).toMatchObject({ error: { code: "AuthorizationFailed" } });
  });

  it("gets tokens for its own identity only", async () => {
    await expect(
      tokenOfIdentity(cloud, "https://vault.azure.net", "00000000-0000-0000-0000-000000000000"),
    ).rejects.toThrow("No User Assigned or Delegated Managed Identity found");
  });
});
