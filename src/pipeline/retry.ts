import { ConnectorError, toConnectorError } from "../errors.ts";
import type { Budget } from "./budget.ts";
import type { Clock } from "./ports.ts";

/** What retrying needs. */
export interface RetryOptions {
  readonly clock: Clock;
  readonly budget: Budget;
  /** A number in [0, 1). */
  readonly random: () => number;
  /** Ends waiting and the attempt under way. */
  readonly signal: AbortSignal;
  /** What is being done, as the end of "No answer within 30 s while ...": a timeout cannot say whom it waited for. */
  readonly doing?: string;
  /** Told of each failed attempt that will be repeated. */
  readonly onRetry?: (error: ConnectorError) => void;
}

/** Attempts at one request before it is left to the next run. Waiting for a rate limit is not an attempt. */
export const maxAttempts = 5;

const firstDelayMs = 1_000;
const longestDelayMs = 30_000;

/**
 * How long to wait before the next attempt, in milliseconds: what the service asks for, else exponential, of which
 * half is random so that streams do not come back together (AWS Architecture Blog, "Exponential Backoff And Jitter", equal jitter).
 */
export function retryDelayMs(failures: number, random: number, retryAfterMs: number | undefined): number {
  if (retryAfterMs !== undefined) return retryAfterMs;
  const ceiling = Math.min(longestDelayMs, firstDelayMs * 2 ** (failures - 1));
  return Math.round((ceiling * (1 + random)) / 2);
}

/**
 * Runs one request, again while its error is worth it and the wait fits into the budget.
 * Each attempt is cut off after the budget's request timeout, even when the operation ignores its signal
 * (the Azure SDKs do in places: a compressed body that stalls never ends by itself).
 * @throws ConnectorError of the last attempt.
 */
export async function retrying<Result>(
  operation: (signal: AbortSignal) => Promise<Result>,
  options: RetryOptions,
): Promise<Result> {
  for (let tries = 1, waits = 0; ; tries += 1) {
    try {
      return await withTimeout(operation, options);
    } catch (thrown) {
      const error = toConnectorError(thrown);
      if (error.category === "rate_limited") waits += 1;
      if (!error.retried || tries - waits >= maxAttempts) throw error;
      const delayMs = retryDelayMs(tries, options.random(), error.retryAfterMs);
      if (delayMs >= options.budget.remaining()) throw error;
      options.onRetry?.(error);
      await options.clock.sleep(delayMs, options.signal).catch(() => {
        throw abandoned();
      });
    }
  }
}

async function withTimeout<Result>(
  operation: (signal: AbortSignal) => Promise<Result>,
  { clock, budget, signal, doing }: RetryOptions,
): Promise<Result> {
  if (signal.aborted) throw abandoned();
  const timeoutMs = budget.requestTimeout();
  // Not even begun: an upload that is cut off at once may still arrive, and its rows would stand twice.
  if (timeoutMs === 0) throw new ConnectorError("timeout", `No time was left${during(doing)}.`);
  const attempt = new AbortController();
  const timer = new AbortController();
  const abandon = Promise.withResolvers<never>();
  const onAbort = (): void => {
    abandon.reject(abandoned());
  };
  signal.addEventListener("abort", onAbort);
  const timedOut = clock.sleep(timeoutMs, timer.signal).then(
    () => {
      throw new ConnectorError("timeout", `No answer within ${Math.ceil(timeoutMs / 100) / 10} s${during(doing)}.`);
    },
    // The timer was stopped because the race is decided.
    () => new Promise<never>(() => {}),
  );
  try {
    return await Promise.race([operation(attempt.signal), timedOut, abandon.promise]);
  } catch (error) {
    attempt.abort();
    throw error;
  } finally {
    signal.removeEventListener("abort", onAbort);
    // With a reason of its own, or an exception with a stack would be made for each request.
    timer.abort(raceDecided);
  }
}

function during(doing: string | undefined): string {
  return doing === undefined ? "" : ` while ${doing}`;
}

const raceDecided = "The race is decided.";

function abandoned(): ConnectorError {
  return new ConnectorError("abandoned", "Given up because the stream ended.");
}
