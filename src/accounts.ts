import type { TokenSecret, UnreadableSecret } from "./azure/tokens.ts";
import type { Connections } from "./connector.ts";
import { ConnectorError, toConnectorError } from "./errors.ts";
import type { HealthSubject } from "./health.ts";
import { everyStream } from "./health.ts";
import type { EventsApi } from "./onepassword/events-api.ts";
import { introspect } from "./onepassword/source.ts";
import { readToken } from "./onepassword/token.ts";
import { retrying } from "./pipeline/retry.ts";
import type { RetryOptions } from "./pipeline/retry.ts";
import { streams } from "./streams.ts";
import type { Stream } from "./streams.ts";

/** A stream that some token may read. */
export interface OpenStream {
  readonly subject: HealthSubject;
  readonly stream: Stream;
  readonly api: EventsApi;
}

/** A stream, or a whole account, that cannot be read, and why. */
export interface ClosedStream {
  readonly subject: HealthSubject;
  readonly error: ConnectorError;
}

/** A token that its API knows. */
interface OpenToken {
  readonly account: string;
  readonly secret: string;
  readonly tokenExpiresAt: number | undefined;
  readonly features: readonly string[];
  readonly api: EventsApi;
}

/**
 * Finds out what each token may read. Tokens of one account are one account: a stream is read with the first token that may,
 * and it is missing only when none may. One broken token does not concern the others.
 * @throws ConnectorError when the vault cannot be read at all.
 */
export async function openStreams(
  connections: Pick<Connections, "tokens" | "openEventsApi">,
  retry: RetryOptions,
): Promise<{ readonly open: readonly OpenStream[]; readonly closed: readonly ClosedStream[] }> {
  const secrets = await retrying((signal) => connections.tokens.read(signal), {
    ...retry,
    doing: "reading the tokens from the vault",
  });
  const results = await Promise.all(secrets.map((secret) => openToken(connections, secret, retry)));
  const tokens = results.filter((result) => "api" in result);
  const closed: ClosedStream[] = results.filter((result) => "error" in result);
  const open: OpenStream[] = [];
  for (const [account, ofAccount] of Map.groupBy(tokens, (token) => token.account)) {
    for (const stream of streams) {
      const token = ofAccount.find(({ features }) => features.includes(stream.feature));
      const { secret, tokenExpiresAt } = token ?? ofAccount[0] ?? { secret: "", tokenExpiresAt: undefined };
      const subject = { account, secret, stream: stream.name, tokenExpiresAt };
      if (token === undefined) closed.push({ subject, error: featureMissing(stream) });
      else open.push({ subject, stream, api: token.api });
    }
  }
  return { open, closed };
}

async function openToken(
  { openEventsApi }: Pick<Connections, "openEventsApi">,
  secret: TokenSecret | UnreadableSecret,
  retry: RetryOptions,
): Promise<OpenToken | ClosedStream> {
  const { name } = secret;
  const unknown = { account: "", secret: name, stream: everyStream };
  if ("error" in secret) return { subject: { ...unknown, tokenExpiresAt: undefined }, error: secret.error };
  let tokenExpiresAt: number | undefined;
  try {
    const token = readToken(secret.value);
    tokenExpiresAt = token.expiresAt;
    const api = openEventsApi(name, token);
    const { account, features } = await retrying((signal) => introspect(api, signal), {
      ...retry,
      doing: "asking the Events API what the token may read",
    });
    // Before API 1.4.1 the account is not told. The secret's name stays the same when the token is rotated, so it will do.
    return { account: account ?? name, secret: name, tokenExpiresAt, features, api };
  } catch (error) {
    return { subject: { ...unknown, tokenExpiresAt }, error: toConnectorError(error) };
  }
}

function featureMissing({ name, feature }: Stream): ConnectorError {
  return new ConnectorError("feature_missing", `The token may not read ${name}.`, {
    remedy: `Create a token with the feature ${feature} in 1Password (Integrations, Events Reporting) and save it in the vault.`,
  });
}
