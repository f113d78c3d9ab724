import * as v from "valibot";
import { beforeEach, describe, expect, it } from "vitest";

import { createAccess, roleIds } from "../../../local-cloud/azure/access.ts";
import { createAccessTokens } from "../../../local-cloud/azure/access-tokens.ts";
import { createKeyVault } from "../../../local-cloud/azure/key-vault.ts";
import { createVaultSecrets } from "../../../local-cloud/azure/vault-secrets.ts";

const clock = { now: () => Date.parse("2026-11-20T10:00:00Z") };
const resourceId = "/subscriptions/s/resourceGroups/g/providers/Microsoft.KeyVault/vaults/contoso-kv";
const identity = { clientId: "client", principalId: "principal" };
const access = createAccess([{ principalId: "principal", roleId: roleIds.keyVaultSecretsUser, scope: resourceId }]);
const secrets = createVaultSecrets(clock);
const tokens = await createAccessTokens({ tenantId: "tenant", clock });
const { token } = await tokens.issue(identity, "https://vault.azure.net");
const vault = createKeyVault({
  secrets,
  access,
  tokens,
  tenantId: "tenant",
  vaultName: "contoso-kv",
  resourceId,
  pageSize: 2,
});

const host = "https://contoso-kv.vault.azure.net";

async function get(path: string, authorization = `Bearer ${token}`) {
  const url = path.startsWith("https:") ? path : `${host}${path}?api-version=7.5`;
  const response = await vault.fetch(new Request(url, { headers: { authorization } }));
  return { status: response.status, challenge: response.headers.get("www-authenticate"), body: await response.json() };
}

const listBody = v.object({ value: v.array(v.looseObject({ id: v.string() })), nextLink: v.nullable(v.string()) });

async function getList(path: string) {
  return v.parse(listBody, (await get(path)).body);
}

beforeEach(() => {
  secrets.clear();
  access.reset();
});

describe("Key Vault", () => {
  it("challenges a request without a token", async () => {
    expect(await get("/secrets/a", "")).toMatchObject({
      status: 401,
      challenge: 'Bearer authorization="https://login.microsoftonline.com/tenant", resource="https://vault.azure.net"',
      body: { error: { code: "Unauthorized" } },
    });
  });

  it("refuses a token for another service", async () => {
    const { token: other } = await tokens.issue(identity, "https://storage.azure.com");
    expect(await get("/secrets/a", `Bearer ${other}`)).toMatchObject({ status: 401 });
  });

  it("gives the latest version, with or without a slash at the end, and older ones by version", async () => {
    const old = secrets.set("token", "old");
    const latest = secrets.set("token", "new", { contentType: "text/plain" });
    const expected = {
      status: 200,
      body: { value: "new", id: `${host}/secrets/token/${latest}`, contentType: "text/plain" },
    };
    expect(await get("/secrets/token")).toMatchObject(expected);
    expect(await get("/secrets/token/")).toMatchObject(expected);
    expect(await get(`/secrets/token/${old}`)).toMatchObject({ status: 200, body: { value: "old" } });
  });

  it("still gives an expired secret, with its expiry", async () => {
    secrets.set("token", "value", { expiresOn: new Date("2026-11-19T00:00:00Z") });
    expect(await get("/secrets/token")).toMatchObject({
      status: 200,
      body: { value: "value", attributes: { exp: Date.parse("2026-11-19T00:00:00Z") / 1000 } },
    });
  });

  it("refuses a disabled secret", async () => {
    secrets.set("token", "value");
    secrets.setEnabled("token", false);
    expect(await get("/secrets/token")).toMatchObject({
      status: 403,
      body: { error: { code: "Forbidden", innererror: { code: "SecretDisabled" } } },
    });
  });

  it("does not find a secret or a version that is not there", async () => {
    secrets.set("token", "value");
    expect(await get("/secrets/other")).toMatchObject({ status: 404, body: { error: { code: "SecretNotFound" } } });
    expect(await get("/secrets/token/0123")).toMatchObject({ status: 404 });
    secrets.remove("token");
    expect(await get("/secrets/token")).toMatchObject({ status: 404 });
  });

  it("lists secrets in pages, disabled ones too, without their values", async () => {
    for (const name of ["c", "a", "b"]) {
      secrets.set(name, "value");
    }
    secrets.setEnabled("b", false);
    const first = await getList("/secrets");
    expect(first.value).toMatchObject([
      { id: `${host}/secrets/a`, attributes: { enabled: true } },
      { id: `${host}/secrets/b`, attributes: { enabled: false } },
    ]);
    expect(JSON.stringify(first)).not.toContain('"value":"value"');
    expect(await getList(first.nextLink ?? "")).toMatchObject({
      value: [{ id: `${host}/secrets/c` }],
      nextLink: null,
    });
  });

  it("lists the versions of a secret", async () => {
    const versions = [secrets.set("token", "1"), secrets.set("token", "2")];
    const { value } = await getList("/secrets/token/versions");
    expect(value).toMatchObject(versions.map((version) => ({ id: `${host}/secrets/token/${version}` })));
  });

  it("refuses an identity without the role", async () => {
    access.revoke({ roleId: roleIds.keyVaultSecretsUser });
    expect(await get("/secrets/token")).toMatchObject({
      status: 403,
      body: { error: { code: "Forbidden", innererror: { code: "ForbiddenByRbac" } } },
    });
  });
});
