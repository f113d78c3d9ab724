import type { Clock } from "./ports.ts";

/** How long one run may take, and how long one request. */
export interface Budget {
  /** Milliseconds until no page may be started any more; 0 when spent. */
  remaining(): number;
  /** Milliseconds that a request started now may take; 0 when the run must end at once. */
  requestTimeout(): number;
}

/** What a {@link createBudget} is made of, in milliseconds. */
export interface BudgetOptions {
  readonly clock: Clock;
  /** No page is started after this long. */
  readonly runMs: number;
  /** No request takes longer than this. */
  readonly requestMs: number;
  /** What is under way when `runMs` is over may take this much longer. */
  readonly graceMs: number;
}

/** Longest time for one request, in milliseconds. */
const longestRequestMs = 30_000;

/** One request may not eat the whole run: a quarter of its budget, at most 30 seconds. */
export function requestTimeoutFor(runMs: number): number {
  return Math.min(longestRequestMs, Math.ceil(runMs / 4));
}

/** Starts a budget now. It counts on the monotonic clock, so that a clock that is set does not stretch or end a run. */
export function createBudget({ clock, runMs, requestMs, graceMs }: BudgetOptions): Budget {
  const start = clock.monotonic();
  const left = (until: number): number => Math.max(0, start + until - clock.monotonic());
  return {
    remaining: () => left(runMs),
    requestTimeout: () => Math.min(requestMs, left(runMs + graceMs)),
  };
}
