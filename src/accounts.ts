import type { SecretName, UnreadableSecret } from "./azure/tokens.ts";
import type { Connections } from "./connector.ts";
import { ConnectorError, toConnectorError } from "./errors.ts";
import type { HealthSubject } from "./health.ts";
import { everyStream } from "./health.ts";
import type { EventsApi } from "./onepassword/events-api.ts";
import { introspect } from "./onepassword/source.ts";
import { readToken } from "./onepassword/token.ts";
import { createBudget } from "./pipeline/budget.ts";
import type { Budget } from "./pipeline/budget.ts";
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
 * and it is missing only when none may. One broken token does not concern the others, and one that keeps us waiting does not
 * for long: all must be open within half of the budget that is left, because only then is it known which are of one account.
 * @throws ConnectorError when the vault cannot be listed at all.
 */
export async function openStreams(
  connections: Pick<Connections, "tokens" | "openEventsApi">,
  retry: RetryOptions,
): Promise<{ readonly open: readonly OpenStream[]; readonly closed: readonly ClosedStream[] }> {
  const secrets = await retrying((signal) => connections.tokens.list(signal), {
    ...retry,
    doing: "reading the tokens from the vault",
  });
  const opening = { ...retry, budget: openingBudget(retry) };
  const results = await Promise.all(secrets.map((secret) => openToken(connections, secret, opening)));
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

/** Half of what is left; what is under way then may take half a request's time more, within what the run itself may take. */
function openingBudget({ clock, budget }: Pick<RetryOptions, "clock" | "budget">): Budget {
  const requestMs = budget.requestTimeout();
  const half = createBudget({ clock, runMs: budget.remaining() / 2, requestMs, graceMs: requestMs / 2 });
  return {
    remaining: () => half.remaining(),
    requestTimeout: () => Math.min(half.requestTimeout(), budget.requestTimeout()),
  };
}

async function openToken(
  { tokens, openEventsApi }: Pick<Connections, "tokens" | "openEventsApi">,
  secret: SecretName | UnreadableSecret,
  retry: RetryOptions,
): Promise<OpenToken | ClosedStream> {
  const { name } = secret;
  const unknown = { account: "", secret: name, stream: everyStream };
  if ("error" in secret) return { subject: { ...unknown, tokenExpiresAt: undefined }, error: secret.error };
  let tokenExpiresAt: number | undefined;
  try {
    const { value } = await retrying((signal) => tokens.read(name, signal), {
      ...retry,
      doing: `reading the secret ${name} from the vault`,
    });
    const token = readToken(value);
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
