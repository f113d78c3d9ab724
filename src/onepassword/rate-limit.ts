import { ConnectorError } from "../errors.ts";

/**
 * What the Events API allows one token, its three streams together: requests in a window of so many milliseconds
 * (1Password developer documentation, Events API, "Rate limits"). The kind of window is not documented, so the strictest
 * reading is kept: never more than this in any span of that length.
 */
export const eventsApiLimits = [
  { requests: 600, windowMs: 60_000 },
  { requests: 30_000, windowMs: 3_600_000 },
] as const;

/** A limit of {@link eventsApiLimits}. */
export interface RequestLimit {
  readonly requests: number;
  readonly windowMs: number;
}

/** Keeps requests within limits. Shared by all streams of one token, and by all runs of the process. */
export interface RequestPacer {
  /**
   * Runs one request now.
   * @throws ConnectorError `rate_limited` with the wait when its turn has not come; nothing was sent then.
   */
  pace<Result>(request: () => Promise<Result>): Promise<Result>;
}

/**
 * A sliding log of requests. A request leaves the window that long after its *answer*: the service saw it no later than
 * that, and sees the next one no earlier than it is sent. So the limit holds on the service's clock too, whatever the latency.
 * @param monotonic - Milliseconds on a clock that never jumps.
 */
export function createRequestPacer(limits: readonly RequestLimit[], monotonic: () => number): RequestPacer {
  const mostRequests = Math.max(...limits.map(({ requests }) => requests));
  /** When the latest answers came. Each takes the place of one so old that no limit looks back at it. */
  const answeredAt: number[] = [];
  let answers = 0;
  let underWay = 0;

  /** Milliseconds until one more request keeps this limit. */
  const waitFor = ({ requests, windowMs }: RequestLimit, now: number): number => {
    const free = requests - underWay;
    if (free <= 0) return shortestWaitMs;
    const oldestThatCounts = answeredAt[(answers - free) % mostRequests];
    return oldestThatCounts === undefined ? 0 : Math.max(0, oldestThatCounts + windowMs - now);
  };

  return {
    async pace(request) {
      const now = monotonic();
      const waitMs = Math.max(...limits.map((limit) => waitFor(limit, now)));
      if (waitMs > 0) {
        throw new ConnectorError("rate_limited", "The rate limit of the Events API is used up for now.", {
          retryAfterMs: waitMs,
        });
      }
      underWay += 1;
      try {
        return await request();
      } finally {
        underWay -= 1;
        answeredAt[answers % mostRequests] = monotonic();
        answers += 1;
      }
    },
  };
}

/** When all of a window's requests are still under way: look again soon. */
const shortestWaitMs = 50;
