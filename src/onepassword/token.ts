import { decodeJwt } from "jose";
import { ConnectorError } from "../errors.ts";

/** The four hosts that serve the Events API (1Password developer documentation, Events API, "Servers"). A token goes nowhere else. */
export const eventsHosts = [
  "events.1password.com",
  "events.ent.1password.com",
  "events.1password.ca",
  "events.1password.eu",
] as const;

/** Host of the Events API. */
export type EventsHost = (typeof eventsHosts)[number];

/** A bearer token of the Events API and what it says of itself. The token is not verified here: 1Password does that. */
export interface EventsToken {
  readonly bearer: string;
  readonly host: EventsHost;
  /** When it ends, in milliseconds since 1970; undefined when it never does or does not say. */
  readonly expiresAt: number | undefined;
}

const remedy =
  "Create a token in 1Password (Integrations, Events Reporting) and put it into the vault's secret, nothing around it.";

/**
 * Reads a token as it stands in the vault. White space around it, as left by copying, is dropped.
 * @throws ConnectorError `credentials_failed` that never quotes the token.
 */
export function readToken(secret: string): EventsToken {
  const bearer = secret.trim();
  // The shape is checked first because the token becomes a header: a line break inside would split it.
  if (!/^[\w-]+\.[\w-]+\.[\w-]+$/.test(bearer))
    throw unreadable("is not a token: three parts with dots between are expected");
  const { aud, exp } = claimsOf(bearer);
  const audiences = new Set([aud].flat());
  const host = eventsHosts.find((known) => audiences.has(known));
  if (host === undefined) throw unreadable(`is not for a known Events API host (${eventsHosts.join(", ")})`);
  // A time that no Date can hold could not be written into a health row.
  const expiresAt = new Date(exp * 1_000).getTime();
  return { bearer, host, expiresAt: Number.isNaN(expiresAt) ? undefined : expiresAt };
}

/** The audience, and when the token ends in seconds since 1970: NaN when it does not say. */
function claimsOf(bearer: string): { aud: unknown; exp: number } {
  try {
    const { aud, exp } = decodeJwt(bearer);
    return { aud, exp: typeof exp === "number" ? exp : Number.NaN };
  } catch {
    throw unreadable("is not a token: its claims cannot be read");
  }
}

function unreadable(what: string): ConnectorError {
  return new ConnectorError("credentials_failed", `The secret ${what}.`, { remedy });
}
