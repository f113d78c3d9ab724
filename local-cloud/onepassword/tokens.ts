import { generateKeyPairSync, randomUUID } from "node:crypto";
import type { KeyObject } from "node:crypto";
import { SignJWT, compactVerify, errors } from "jose";
import * as v from "valibot";
import { randomUuid } from "./account-ids.ts";
import { streams } from "./streams.ts";
import type { EventsHost, Stream } from "./streams.ts";

/** The claim that lists a token's features (1Password's own clients read it). */
export const featuresClaim = "1password.com/fts";

const tokenClaims = v.object({
  aud: v.array(v.string()),
  [featuresClaim]: v.array(v.string()),
  iat: v.number(),
  exp: v.optional(v.number()),
  sub: v.string(),
  jti: v.string(),
});

/** The claims of a token. `iat` and `exp` in seconds; `sub` is the uuid of the Events Reporting integration. */
export type TokenClaims = v.InferOutput<typeof tokenClaims>;

/** What to put into a token. Times in milliseconds since 1970. */
export type IssueTokenOptions = {
  /** @default all three */
  readonly features?: readonly Stream[];
  /** @default none: the token never expires */
  readonly expiresAt?: number;
  /** @default now by the account's clock */
  readonly issuedAt?: number;
  /** Overrides the host in `aud`, for tokens that are wrong on purpose. @default the account's host */
  readonly audience?: string;
};

/** Signs and checks the bearer tokens of one account: ES256 JWTs, each account with its own key. */
export class TokenIssuer {
  readonly keyId = randomUuid().toLowerCase();
  readonly #host: EventsHost;
  readonly #keys: { readonly publicKey: KeyObject; readonly privateKey: KeyObject };
  readonly #revoked = new Set<string>();
  // Verifying ES256 costs more than answering a page; a token's signature does not change.
  readonly #verified = new Map<string, TokenClaims>();

  constructor(host: EventsHost) {
    this.#host = host;
    this.#keys = generateKeyPairSync("ec", { namedCurve: "P-256" });
  }

  /** Signs a token. */
  async issue(options: IssueTokenOptions & { readonly issuedAt: number }): Promise<string> {
    const jwt = new SignJWT({ [featuresClaim]: options.features ?? streams })
      .setProtectedHeader({ alg: "ES256", typ: "JWT", kid: this.keyId })
      .setAudience([options.audience ?? this.#host])
      .setIssuedAt(Math.floor(options.issuedAt / 1000))
      .setSubject(randomUuid())
      .setJti(randomUUID());
    if (options.expiresAt !== undefined) jwt.setExpirationTime(Math.floor(options.expiresAt / 1000));
    return await jwt.sign(this.#keys.privateKey);
  }

  /** The token is refused from now on. */
  revoke(token: string): void {
    this.#revoked.add(token);
  }

  /** The claims of a token that this issuer signed and did not revoke, else undefined. Expiry is not looked at. */
  async verify(token: string): Promise<TokenClaims | undefined> {
    if (this.#revoked.has(token)) return undefined;
    const known = this.#verified.get(token);
    if (known !== undefined) return known;
    const claims = await this.#read(token);
    if (claims !== undefined) this.#verified.set(token, claims);
    return claims;
  }

  async #read(token: string): Promise<TokenClaims | undefined> {
    try {
      const { payload } = await compactVerify(token, this.#keys.publicKey, { algorithms: ["ES256"] });
      const claims: unknown = JSON.parse(new TextDecoder().decode(payload));
      return v.parse(tokenClaims, claims);
    } catch (error) {
      if (error instanceof errors.JOSEError) return undefined;
      throw error;
    }
  }
}
