import { describe, expect, it } from "vitest";

import { createAccessTokens } from "../../../local-cloud/azure/access-tokens.ts";
import { createTokenEndpoint } from "../../../local-cloud/azure/token-endpoint.ts";
import { createSkewedClock } from "../../../local-cloud/clock.ts";

const now = Date.parse("2026-11-20T10:00:00Z");
const clock = createSkewedClock({ now: () => now });
const tokens = await createAccessTokens({ tenantId: "tenant", clock });
const endpoint = createTokenEndpoint({
  tokens,
  identities: [{ clientId: "client-1", principalId: "principal-1" }],
  identityHeader: "proof",
});

const vaultResource = "https://vault.azure.net";

async function ask(changes: Record<string, string | undefined> = {}, identityHeader = "proof"): Promise<Response> {
  const url = new URL("http://127.0.0.1/msi/token");
  const query = { "api-version": "2019-08-01", resource: vaultResource, client_id: "client-1", ...changes };
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) {
      url.searchParams.set(name, value);
    }
  }
  return endpoint.fetch(new Request(url, { headers: { "x-identity-header": identityHeader } }));
}

async function accessToken(): Promise<string> {
  const body: unknown = await (await ask()).json();
  expect(body).toMatchObject({ access_token: expect.any(String) });
  return typeof body === "object" && body !== null && "access_token" in body ? String(body.access_token) : "";
}

describe("token endpoint", () => {
  it("answers as App Service does", async () => {
    const response = await ask();
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      access_token: expect.stringMatching(/^eyJ/u),
      expires_on: String(now / 1000 + 24 * 60 * 60),
      resource: vaultResource,
      token_type: "Bearer",
      client_id: "client-1",
    });
  });

  it("refuses a caller that cannot prove to run inside the app", async () => {
    expect((await ask({}, "wrong")).status).toBe(401);
  });

  it.each([
    [{ client_id: "unknown" }, "No User Assigned or Delegated Managed Identity found"],
    [{ client_id: undefined }, "Unable to load the proper Managed Identity"],
    [{ resource: undefined }, "resource parameter is missing"],
    [{ "api-version": "2017-09-01" }, "api-version is not supported"],
  ])("answers 400 to %o", async (changes, message) => {
    const response = await ask(changes);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ statusCode: 400, message: expect.stringContaining(message) });
  });
});

describe("access tokens", () => {
  it("name the identity to the plane that they are for", async () => {
    const token = await accessToken();
    expect(await tokens.check(`Bearer ${token}`, `${vaultResource}/`)).toEqual({
      ok: true,
      principalId: "principal-1",
      clientId: "client-1",
    });
  });

  it("are refused by another plane, when expired, when forged, and when absent", async () => {
    const token = await accessToken();
    const others = await createAccessTokens({ tenantId: "tenant", clock });
    expect(await tokens.check(`Bearer ${token}`, "https://monitor.azure.com")).toMatchObject({ reason: "audience" });
    expect(await others.check(`Bearer ${token}`, vaultResource)).toMatchObject({ reason: "invalid" });
    expect(await tokens.check("Bearer rubbish", vaultResource)).toMatchObject({ reason: "invalid" });
    expect(await tokens.check(null, vaultResource)).toMatchObject({ reason: "missing" });
    clock.skewMs = 25 * 60 * 60 * 1000;
    // Once while remembered as valid, once seen for the first time.
    expect(await tokens.check(`Bearer ${token}`, vaultResource)).toMatchObject({ reason: "expired" });
    const unseen = await createUnseenExpiredToken();
    expect(await tokens.check(`Bearer ${unseen}`, vaultResource)).toMatchObject({ reason: "expired" });
    clock.skewMs = 0;
  });
});

async function createUnseenExpiredToken(): Promise<string> {
  const skewMs = clock.skewMs;
  clock.skewMs = 0;
  const token = await accessToken();
  clock.skewMs = skewMs;
  return token;
}
