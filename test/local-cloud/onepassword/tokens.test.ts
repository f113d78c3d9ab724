import { decodeJwt, decodeProtectedHeader } from "jose";
import { describe, expect, it } from "vitest";
import { createAccount } from "../../../local-cloud/onepassword/accounts.ts";
import { createEventsApi } from "../../../local-cloud/onepassword/events-api.ts";
import { noon, startAsking } from "./ask.ts";

const introspect = "/api/v2/auth/introspect";

describe("tokens", () => {
  it("are ES256 JWTs with host, features and times in the claims", async () => {
    const account = createAccount({ host: "events.1password.eu", clock: { now: () => noon } });
    const token = await account.issueToken({ features: ["itemusages"], expiresAt: noon + 86_400_000 });
    expect(decodeProtectedHeader(token).alg).toBe("ES256");
    expect(decodeJwt(token)).toMatchObject({
      aud: ["events.1password.eu"],
      "1password.com/fts": ["itemusages"],
      iat: noon / 1000,
      exp: noon / 1000 + 86_400,
    });
  });

  it("have no expiry unless one is asked for", async () => {
    expect(decodeJwt(await createAccount().issueToken())).not.toHaveProperty("exp");
  });

  it("tell their features, their account and when they were issued", async () => {
    const { account, bearer, request } = await startAsking({}, createAccount(), { features: ["auditevents"] });
    expect(await (await request(introspect)).json()).toEqual({
      uuid: decodeJwt(bearer).sub,
      issued_at: "2026-03-02T12:00:00Z",
      features: ["auditevents"],
      account_uuid: account.uuid,
    });
  });

  it("tell the same in the words of version 1", async () => {
    const { bearer, request } = await startAsking();
    expect(await (await request("/api/auth/introspect")).json()).toEqual({
      UUID: decodeJwt(bearer).sub,
      IssuedAt: "2026-03-02T12:00:00Z",
      Features: ["auditevents", "itemusages", "signinattempts"],
    });
  });

  it("can be introspected without account_uuid, as before 1.4.1", async () => {
    const { request } = await startAsking({ introspectAccountUuid: false });
    expect(await (await request(introspect)).json()).not.toHaveProperty("account_uuid");
  });

  it("end with their expiry", async () => {
    const { clock, request } = await startAsking({}, createAccount(), { expiresAt: noon + 1000 });
    expect((await request(introspect)).status).toBe(200);
    clock.time = noon + 1000;
    expect((await request(introspect)).status).toBe(401);
  });

  it("end with their revocation, and the others live on", async () => {
    const { account, bearer, request } = await startAsking();
    const other = await account.issueToken();
    expect((await request(introspect)).status).toBe(200);
    account.revokeToken(bearer);
    expect((await request(introspect)).status).toBe(401);
    expect((await request(introspect, { headers: { authorization: `Bearer ${other}` } })).status).toBe(200);
  });

  it("are refused for a stream that they have no feature for", async () => {
    const { post } = await startAsking({}, createAccount(), { features: ["auditevents"] });
    expect((await post({}, "/api/v2/auditevents")).status).toBe(200);
    expect((await post({}, "/api/v2/itemusages")).status).toBe(401);
  });

  it("are refused on the host of another region", async () => {
    const { request } = await startAsking();
    expect((await request(introspect, {}, "events.1password.ca")).status).toBe(401);
  });

  it("are refused when their audience is not the host", async () => {
    const { request } = await startAsking({}, createAccount(), { audience: "com.1password.streamingservice" });
    expect((await request(introspect)).status).toBe(401);
  });

  it("are refused when another account signed them, or nobody", async () => {
    const account = createAccount();
    const api = createEventsApi({ accounts: [account], clock: { now: () => noon } });
    const token = await account.issueToken();
    const stranger = await createAccount().issueToken();
    const forged = `${token.slice(0, token.lastIndexOf("."))}.${stranger.split(".")[2] ?? ""}`;
    const headers = [
      { authorization: `Bearer ${stranger}` },
      { authorization: `Bearer ${forged}` },
      { authorization: "Bearer no.token.atall" },
      { authorization: `Basic ${token}` },
      {},
    ];
    const answers = headers.map(
      async (entry) => await api.fetch(new Request(`https://${account.host}${introspect}`, { headers: entry })),
    );
    expect((await Promise.all(answers)).map((answer) => answer.status)).toEqual([401, 401, 401, 401, 401]);
  });
});
