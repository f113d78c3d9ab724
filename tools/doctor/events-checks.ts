import { openStreams } from "../../src/accounts.ts";
import type { SecretName, TokenSecret, TokenStore, UnreadableSecret } from "../../src/azure/tokens.ts";
import { ConnectorError, toConnectorError } from "../../src/errors.ts";
import { jsonOf } from "../../src/onepassword/events-api.ts";
import { introspect } from "../../src/onepassword/source.ts";
import { readPage } from "../../src/onepassword/schema.ts";
import { readToken } from "../../src/onepassword/token.ts";
import type { EventsToken } from "../../src/onepassword/token.ts";
import { streams } from "../../src/streams.ts";
import type { Stream } from "../../src/streams.ts";
import { ask, check, failure, verdictOn } from "./check.ts";
import type { Check, Verdict, World } from "./check.ts";
import type { SecretWithToken } from "./findings.ts";
import { inWords } from "./time-words.ts";

/** An ending token is warned of this long before. */
const warnBeforeMs = 14 * 86_400_000;

const newToken =
  "Create a new token in 1Password (Integrations, Events Reporting) and save it as a new version of the vault's secret.";

const networkRemedy =
  "Check that the Events API can be reached from here: DNS, firewall, and HTTPS_PROXY where there is a proxy. Then try again.";

/** From the vault's secrets to the streams, as the function goes. */
export const eventsChecks: readonly Check[] = [
  check({
    name: "secrets",
    needs: ["settings", "identity"],
    remedy: "Check that the vault can be reached from here: DNS, firewall, and HTTPS_PROXY where there is a proxy.",
    async run({ settings: { vaultUri }, identity: { tokens } }, world) {
      const listed = await ask(world, (signal) => tokens.list(signal));
      const found = await Promise.all(listed.map((secret) => readSecret(secret, tokens, world)));
      const text = `${found.length === 1 ? "1 secret" : `${found.length} secrets`} in ${new URL(vaultUri).host}`;
      return { verdicts: [{ mark: "passed", text }], found };
    },
  }),
  check({
    name: "token",
    needs: ["secrets"],
    remedy: newToken,
    async run({ secrets }, world) {
      const verdicts: Verdict[] = [];
      const found: SecretWithToken[] = [];
      for (const secret of secrets) {
        const { name } = secret;
        let use: SecretWithToken["use"];
        const verdict = await verdictOn(name, async () => {
          const readable = readableSecret(secret);
          const token = readToken(readable.value);
          const judged = judgeToken(token, world.clock.now());
          if (judged.mark !== "failed") use = { secret: readable, token };
          return judged;
        });
        verdicts.push(verdict);
        found.push({ name, ...(use === undefined ? {} : { use }) });
      }
      return { verdicts, found: found.some(({ use }) => use !== undefined) ? found : undefined };
    },
  }),
  check({
    name: "introspection",
    needs: ["identity", "token"],
    remedy: networkRemedy,
    async run({ identity: { openEventsApi }, token: secrets }, world) {
      const verdicts: Verdict[] = [];
      const found: TokenSecret[] = [];
      for (const { name, use } of secrets) {
        if (use === undefined) {
          verdicts.push({ mark: "skipped", about: name, text: "skipped: needs token" });
          continue;
        }
        const verdict = await verdictOn(name, async () => {
          const api = openEventsApi(name, use.token);
          const { account, features } = await ask(world, (signal) => introspect(api, signal));
          found.push(use.secret);
          return {
            mark: "passed",
            text: `account ${account ?? "not told"}, features ${features.join(", ") || "none"}`,
          };
        });
        verdicts.push(verdict);
      }
      return { verdicts, found: found.length === 0 ? undefined : found };
    },
  }),
  check({
    name: "features",
    needs: ["identity", "introspection"],
    remedy: networkRemedy,
    async run({ identity: { tokens, openEventsApi }, introspection: secrets }, world) {
      // The function's own way to share the streams out: several tokens of one account complete each other.
      const usable: TokenStore = { ...tokens, list: async () => secrets };
      const found = await openStreams({ tokens: usable, openEventsApi }, world.retryOptions());
      const { open, closed } = found;
      const accounts = new Set([...open, ...closed].map(({ subject }) => subject.account || subject.secret));
      const verdicts = [...accounts].flatMap((about): Verdict[] => {
        const missing = closed.filter(({ subject }) => (subject.account || subject.secret) === about);
        if (missing.length === 0) return [{ mark: "passed", about, text: "all streams may be read" }];
        return missing.map(({ error }) => failure(error, about));
      });
      return { verdicts, found };
    },
  }),
  ...streams.map(streamCheck),
];

/** Asks for one event from now on: reads nothing of a backlog, and moves no checkpoint. */
function streamCheck({ name, path }: Stream): Check {
  return check({
    name,
    needs: ["features"],
    remedy: networkRemedy,
    async run({ features: { open, closed } }, world) {
      const verdicts: Verdict[] = [];
      for (const { subject, stream, api } of open) {
        if (stream.name !== name) continue;
        const body = { limit: 1, start_time: `${new Date(world.clock.now()).toISOString().slice(0, 19)}Z` };
        const verdict = await verdictOn(subject.account, async () => {
          const page = readPage(await ask(world, (signal) => api.request({ path, body }, jsonOf, signal)));
          if (page === undefined)
            throw new ConnectorError(
              "malformed_response",
              `${path} answered with something that is no page of events.`,
            );
          return { mark: "passed", text: "answers" };
        });
        verdicts.push(verdict);
      }
      for (const { subject } of closed)
        if (subject.stream === name)
          verdicts.push({ mark: "skipped", about: subject.account, text: "skipped: the token lacks the feature" });
      return { verdicts, found: true };
    },
  });
}

/** Reads a secret; one that cannot be read does not hold up the others. */
async function readSecret(
  secret: SecretName | UnreadableSecret,
  tokens: TokenStore,
  world: World,
): Promise<TokenSecret | UnreadableSecret> {
  if ("error" in secret) return secret;
  try {
    return await ask(world, (signal) => tokens.read(secret.name, signal));
  } catch (thrown) {
    return { name: secret.name, error: toConnectorError(thrown) };
  }
}

function readableSecret(secret: TokenSecret | UnreadableSecret): TokenSecret {
  if ("error" in secret) throw secret.error;
  return secret;
}

function judgeToken({ host, expiresAt }: EventsToken, now: number): Verdict {
  if (expiresAt === undefined) return { mark: "passed", text: `for ${host}, without an end` };
  const day = new Date(expiresAt).toISOString().slice(0, 10);
  const left = expiresAt - now;
  if (left <= 0) return { mark: "failed", text: `The token ended on ${day}.`, remedy: newToken };
  const text = `for ${host}, ends on ${day}, in ${inWords(left)}`;
  return left < warnBeforeMs ? { mark: "warned", text, remedy: newToken } : { mark: "passed", text };
}
