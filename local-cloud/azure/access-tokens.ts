import { errors, generateKeyPair, jwtVerify, SignJWT } from "jose";

import type { Clock } from "../clock.ts";

/** A user-assigned managed identity. */
export interface Identity {
  readonly clientId: string;
  /** Object id of its service principal: what role assignments name. */
  readonly principalId: string;
}

/** What a plane finds out about a request's `Authorization` header. */
export type TokenCheck =
  | { readonly ok: true; readonly principalId: string; readonly clientId: string }
  | { readonly ok: false; readonly reason: "missing" | "invalid" | "expired" | "audience" };

export interface AccessTokens {
  /** A signed access token for `resource`; `expiresOn` is Unix seconds. */
  issue(identity: Identity, resource: string): Promise<{ token: string; expiresOn: number }>;
  /** Checks signature, lifetime and audience (with or without a slash at the end). */
  check(authorization: string | null | undefined, audience: string): Promise<TokenCheck>;
  /** Every token issued so far: tests look for them where no token may be. */
  issued(): readonly string[];
}

/** Tokens of managed identities live for 24 hours (Microsoft Learn: managed identities FAQ). */
const lifetimeSeconds = 24 * 60 * 60;
const rememberedTokens = 200;

interface VerifiedToken {
  readonly audience: string;
  readonly principalId: string;
  readonly clientId: string;
  readonly expiresOn: number;
}

/**
 * The token issuer of the tenant. ES256 instead of Azure's RS256, because the key has to be made at each start.
 */
export async function createAccessTokens({
  tenantId,
  clock,
}: {
  tenantId: string;
  clock: Clock;
}): Promise<AccessTokens> {
  const { privateKey, publicKey } = await generateKeyPair("ES256");
  const issuer = `https://sts.windows.net/${tenantId}/`;
  // Checking a signature costs more than the rest of a request, and clients send the same token for hours.
  const verified = new Map<string, VerifiedToken>();
  const issued: string[] = [];

  async function verify(token: string): Promise<VerifiedToken | "invalid" | "expired"> {
    const known = verified.get(token);
    if (known !== undefined) {
      return known;
    }
    try {
      const { payload } = await jwtVerify(token, publicKey, { issuer, currentDate: new Date(clock.now()) });
      const claims: VerifiedToken = {
        audience: String(payload.aud),
        principalId: String(payload["oid"]),
        clientId: String(payload["appid"]),
        expiresOn: payload.exp ?? 0,
      };
      if (verified.size >= rememberedTokens) {
        verified.clear();
      }
      verified.set(token, claims);
      return claims;
    } catch (error) {
      return error instanceof errors.JWTExpired ? "expired" : "invalid";
    }
  }

  return {
    async issue(identity, resource) {
      const now = Math.floor(clock.now() / 1000);
      const expiresOn = now + lifetimeSeconds;
      const token = await new SignJWT({
        appid: identity.clientId,
        oid: identity.principalId,
        tid: tenantId,
        idtyp: "app",
        ver: "1.0",
      })
        .setProtectedHeader({ alg: "ES256", typ: "JWT" })
        .setIssuer(issuer)
        .setSubject(identity.principalId)
        .setAudience(resource)
        .setIssuedAt(now)
        // Azure dates tokens five minutes back, for clocks that differ.
        .setNotBefore(now - 300)
        .setExpirationTime(expiresOn)
        .sign(privateKey);
      issued.push(token);
      return { token, expiresOn };
    },
    issued: () => issued,
    async check(authorization, audience) {
      const token = /^Bearer (.+)$/iu.exec(authorization ?? "")?.[1];
      if (token === undefined) {
        return { ok: false, reason: "missing" };
      }
      const result = await verify(token);
      if (typeof result === "string") {
        return { ok: false, reason: result };
      }
      if (result.expiresOn * 1000 <= clock.now()) {
        return { ok: false, reason: "expired" };
      }
      if (withoutSlash(result.audience) !== withoutSlash(audience)) {
        return { ok: false, reason: "audience" };
      }
      return { ok: true, principalId: result.principalId, clientId: result.clientId };
    },
  };
}

function withoutSlash(url: string): string {
  return url.replace(/\/$/u, "");
}
