import { ConnectorError } from "../../../src/errors.ts";
import type { EventsHost, EventsToken } from "../../../src/onepassword/token.ts";
import { readToken } from "../../../src/onepassword/token.ts";
import { Stop } from "../stop.ts";
import type { Terminal } from "../terminal.ts";

/** Where 1Password keeps an account, by the host of its Events API (1Password developer documentation, Events API, "Servers"). */
const regions: Readonly<Record<EventsHost, string>> = {
  "events.1password.com": "1password.com",
  "events.ent.1password.com": "1Password Enterprise",
  "events.1password.ca": "1password.ca (Canada)",
  "events.1password.eu": "1password.eu (Europe)",
};

/**
 * Reads the 1Password token from standard input, checks its shape and says for which region it is.
 * @param now - Wall clock, in milliseconds since 1970.
 * @throws Stop that never quotes it.
 */
export async function readTokenFromStdin(
  terminal: Pick<Terminal, "line" | "readSecret">,
  now: number,
): Promise<string> {
  const { bearer, host, expiresAt } = checkToken(await terminal.readSecret("1Password Events API token (not shown): "));
  const end = expiresAt === undefined ? "without an end" : `until ${new Date(expiresAt).toISOString().slice(0, 10)}`;
  if (expiresAt !== undefined && expiresAt <= now)
    throw new Stop(
      `The token on standard input ended (${end}).`,
      "Create a new one in 1Password: Integrations, Events Reporting.",
    );
  terminal.line(`Token for ${regions[host]}, ${end}.`);
  return bearer;
}

function checkToken(text: string): EventsToken {
  if (text.trim() === "")
    throw new Stop(
      "There is no token on standard input.",
      "Pipe it in, or type it: pass show 1password/events | npm run deploy -- ... --token-from-stdin --yes",
    );
  try {
    return readToken(text);
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    throw new Stop(
      error.message.replace(/^The secret/u, "What came from standard input"),
      "Create a token in 1Password (Integrations, Events Reporting) and pipe it in, nothing around it.",
    );
  }
}
