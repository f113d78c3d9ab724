/** At most `requests` in any `windowMs` milliseconds. */
export type Rate = { readonly requests: number; readonly windowMs: number };

/** The answer to one request: admitted, or how many milliseconds until one would be. */
export type Admission = { readonly admitted: true } | { readonly admitted: false; readonly retryAfterMs: number };

/**
 * The limits of the Events API for one token: 600 requests a minute and 30,000 an hour
 * (Events API reference, "Rate limits").
 */
export const eventsApiRates: readonly Rate[] = [
  { requests: 600, windowMs: 60_000 },
  { requests: 30_000, windowMs: 3_600_000 },
];

/**
 * Several rates at once over sliding windows, which is the strictest reading of "N requests a minute": no 60 seconds,
 * wherever they start, may hold more than N admitted requests. A request exactly one window after the N-th last is admitted.
 * Refused requests do not count. Pure: time comes with each call and must not go backwards.
 *
 * @example
 * const limit = new SlidingWindows([{ requests: 2, windowMs: 1000 }]);
 * limit.take(0); // admitted
 * limit.take(10); // admitted
 * limit.take(20); // refused, retryAfterMs 980
 */
export class SlidingWindows {
  readonly #rates: readonly Rate[];
  // A ring of the times of the last admitted requests, as long as the largest rate needs.
  readonly #times: Float64Array;
  #admitted = 0;

  /** @throws RangeError if a rate is not at least one request in at least one millisecond. */
  constructor(rates: readonly Rate[]) {
    for (const { requests, windowMs } of rates) {
      if (!Number.isInteger(requests) || requests < 1 || !(windowMs >= 1)) {
        throw new RangeError(`Not a rate: ${requests} requests in ${windowMs} ms.`);
      }
    }
    this.#rates = rates;
    this.#times = new Float64Array(Math.max(1, ...rates.map((rate) => rate.requests)));
  }

  /** Asks to send a request at `now` (milliseconds). */
  take(now: number): Admission {
    const retryAfterMs = this.waitAt(now);
    if (retryAfterMs > 0) return { admitted: false, retryAfterMs };
    this.#times[this.#admitted % this.#times.length] = now;
    this.#admitted++;
    return { admitted: true };
  }

  /** Milliseconds from `now` until a request would be admitted; 0 if it would be now. Changes nothing. */
  waitAt(now: number): number {
    let wait = 0;
    for (const { requests, windowMs } of this.#rates) {
      if (this.#admitted < requests) continue;
      const nthLast = this.#times[(this.#admitted - requests) % this.#times.length] ?? 0;
      wait = Math.max(wait, nthLast + windowMs - now);
    }
    return wait;
  }
}
