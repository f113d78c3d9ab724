import { describe, expect, it } from "vitest";
import { ConnectorError } from "../../src/errors.ts";
import type { ErrorCategory } from "../../src/errors.ts";
import { createBudget } from "../../src/pipeline/budget.ts";
import { maxAttempts, retryDelayMs, retrying } from "../../src/pipeline/retry.ts";
import { VirtualClock } from "../fakes/virtual-clock.ts";

function failure(category: ErrorCategory, retryAfterMs?: number): ConnectorError {
  return new ConnectorError(category, `Failed: ${category}.`, { retryAfterMs });
}

/** Retries an operation that fails with each of these in turn and then answers "done". */
function startRetrying({ runMs = 240_000, requestMs = 30_000, graceMs = 15_000, random = 0 } = {}) {
  const clock = new VirtualClock();
  const stop = new AbortController();
  const budget = createBudget({ clock, runMs, requestMs, graceMs });
  const told: string[] = [];
  const attempts: number[] = [];
  const signals: AbortSignal[] = [];
  const options = {
    clock,
    budget,
    random: () => random,
    signal: stop.signal,
    onRetry: (error: ConnectorError) => told.push(error.category),
  };
  return {
    clock,
    stop,
    options,
    /** Categories that `onRetry` was told. */
    told,
    /** When the attempts were made. */
    attempts,
    signals,
    fails: (...errors: readonly unknown[]) => {
      const left = [...errors];
      const operation = async (signal: AbortSignal): Promise<string> => {
        attempts.push(clock.monotonic());
        signals.push(signal);
        if (left.length > 0) throw left.shift();
        return "done";
      };
      return clock.run(retrying(operation, options));
    },
    /** Retries an operation that never answers. */
    hangs: () =>
      retrying((signal) => {
        attempts.push(clock.monotonic());
        signals.push(signal);
        return new Promise<string>(() => {});
      }, options),
  };
}

describe("the wait before another attempt", () => {
  it("doubles from a second, half of it random", () => {
    expect([1, 2, 3, 4, 5].map((failures) => retryDelayMs(failures, 0, undefined))).toEqual([
      500, 1_000, 2_000, 4_000, 8_000,
    ]);
    expect(retryDelayMs(1, 0.5, undefined)).toBe(750);
    expect(retryDelayMs(3, 0.999_999, undefined)).toBe(4_000);
  });

  it("never grows past half a minute", () => {
    expect(retryDelayMs(5, 0, undefined)).toBe(8_000);
    expect(retryDelayMs(6, 0, undefined)).toBe(15_000);
    expect(retryDelayMs(500, 0, undefined)).toBe(15_000);
    expect(retryDelayMs(500, 1, undefined)).toBe(30_000);
  });

  it("is a whole number of milliseconds", () => {
    expect(retryDelayMs(1, 0.333, undefined)).toBe(667);
  });

  it("is what the service asks for, when it asks", () => {
    expect(retryDelayMs(4, 0.9, 90_000)).toBe(90_000);
    expect(retryDelayMs(4, 0.9, 0)).toBe(0);
  });
});

describe("retrying", () => {
  it("answers at once when the first attempt works, and tells nobody", async () => {
    const { fails, attempts, told } = startRetrying();
    await expect(fails()).resolves.toBe("done");
    expect(attempts).toEqual([0]);
    expect(told).toEqual([]);
  });

  it("tries again after growing waits, and tells of each failure that it repeats", async () => {
    const { fails, attempts, told } = startRetrying();
    await expect(fails(failure("unavailable"), failure("network"), failure("timeout"))).resolves.toBe("done");
    expect(attempts).toEqual([0, 500, 1_500, 3_500]);
    expect(told).toEqual(["unavailable", "network", "timeout"]);
  });

  it("gives up after five attempts with the last one's error", async () => {
    const { fails, attempts, told } = startRetrying();
    const errors = ["network", "network", "network", "network", "malformed_response"] as const;
    await expect(fails(...errors.map((category) => failure(category)))).rejects.toThrow("Failed: malformed_response.");
    expect(attempts).toHaveLength(maxAttempts);
    expect(maxAttempts).toBe(5);
    expect(told).toHaveLength(4);
  });

  it.each(["credentials_failed", "rows_refused", "cursor_refused", "lost_race", "unexpected"] as const)(
    "does not repeat %s",
    async (category) => {
      const { fails, attempts, told } = startRetrying();
      await expect(fails(failure(category))).rejects.toThrow(`Failed: ${category}.`);
      expect(attempts).toEqual([0]);
      expect(told).toEqual([]);
    },
  );

  it("names a foreign error without quoting it", async () => {
    const { fails } = startRetrying();
    await expect(fails(new TypeError("Bearer secret"))).rejects.toThrow("Unexpected TypeError in the connector.");
  });

  it("does not count waiting for a rate limit as an attempt", async () => {
    const { fails, attempts } = startRetrying();
    const limits = Array.from({ length: 12 }, () => failure("rate_limited", 10));
    const others = Array.from({ length: maxAttempts - 1 }, () => failure("network"));
    await expect(fails(...limits, ...others)).resolves.toBe("done");
    expect(attempts).toHaveLength(12 + maxAttempts);
    expect(attempts.slice(0, 4)).toEqual([0, 10, 20, 30]);
  });

  it("gives up on the fifth other failure, however many rate limits came between", async () => {
    const { fails, attempts } = startRetrying({ runMs: 10_000_000 });
    const pairs = Array.from({ length: maxAttempts }, () => [failure("rate_limited", 10), failure("network")]).flat();
    await expect(fails(...pairs)).rejects.toThrow("Failed: network.");
    expect(attempts).toHaveLength(2 * maxAttempts);
  });

  it("waits longer each time for a rate limit that does not say how long", async () => {
    const { fails, attempts } = startRetrying();
    await fails(failure("rate_limited"), failure("rate_limited"), failure("rate_limited"));
    expect(attempts).toEqual([0, 500, 1_500, 3_500]);
  });

  it("does not begin an attempt when no time is left, not even the grace", async () => {
    const { clock, attempts, fails } = startRetrying({ runMs: 1_000, graceMs: 500 });
    await clock.run(clock.sleep(1_500));
    await expect(fails()).rejects.toThrow("No time was left.");
    expect(attempts).toEqual([]);
  });

  it("waits when the budget outlasts the wait, and not when both end together", async () => {
    const fits = startRetrying({ runMs: 1_001 });
    await expect(fits.fails(failure("rate_limited", 1_000))).resolves.toBe("done");
    expect(fits.attempts).toEqual([0, 1_000]);
    const tooLong = startRetrying({ runMs: 1_000 });
    await expect(tooLong.fails(failure("rate_limited", 1_000))).rejects.toThrow("Failed: rate_limited.");
    expect(tooLong.attempts).toEqual([0]);
    expect(tooLong.told).toEqual([]);
    expect(tooLong.clock.monotonic()).toBe(0);
  });

  it("cuts off an operation that ignores its signal, and says how long it waited", async () => {
    const { clock, hangs, attempts, signals } = startRetrying({ runMs: 10_000, requestMs: 2_501, graceMs: 0 });
    await expect(clock.run(hangs())).rejects.toThrow(/^No answer within 2\.[0-9] s\.$/);
    expect(attempts.slice(0, 3)).toEqual([0, 3_001, 6_502]);
    expect(signals.every(({ aborted }) => aborted)).toBe(true);
    expect(clock.monotonic()).toBeLessThanOrEqual(10_000);
  });

  it("rounds the time in its message up to a tenth of a second", async () => {
    const { clock, hangs } = startRetrying({ runMs: 1, requestMs: 2_501, graceMs: 9_000 });
    await expect(clock.run(hangs())).rejects.toThrow("No answer within 2.6 s.");
  });

  it("says what it was doing when nobody answered", async () => {
    const { clock, options } = startRetrying({ runMs: 1, requestMs: 1_000 });
    const work = retrying(() => new Promise<never>(() => {}), { ...options, doing: "fetching a page" });
    await expect(clock.run(work)).rejects.toThrow(/^No answer within 1 s while fetching a page\.$/);
  });

  it("needs nobody to tell of a retry", async () => {
    const { clock, options } = startRetrying();
    const { onRetry: _nobody, ...silent } = options;
    const answers = [Promise.reject(failure("network")), Promise.resolve("done")];
    await expect(clock.run(retrying(async () => answers.shift(), silent))).resolves.toBe("done");
  });

  it("leaves no timer behind", async () => {
    const { fails, clock } = startRetrying();
    await fails(failure("network"));
    expect(clock.sleepers).toBe(0);
  });

  it("does not abort the signal of an attempt that worked", async () => {
    const { fails, signals } = startRetrying();
    await fails(failure("network"));
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
  });

  it("abandons the attempt under way when the stream ends", async () => {
    const { clock, stop, hangs, signals } = startRetrying();
    const waiting = hangs();
    stop.abort();
    await expect(clock.run(waiting)).rejects.toMatchObject({
      category: "abandoned",
      message: "Given up because the stream ended.",
    });
    expect(signals[0]?.aborted).toBe(true);
    expect(clock.sleepers).toBe(0);
  });

  it("abandons the wait between attempts when the stream ends", async () => {
    const { clock, stop, options, attempts } = startRetrying();
    const operation = (): Promise<never> => {
      attempts.push(clock.monotonic());
      return Promise.reject(failure("rate_limited", 5_000));
    };
    void clock.sleep(1_000).then(() => stop.abort());
    await expect(clock.run(retrying(operation, options))).rejects.toMatchObject({ category: "abandoned" });
    expect(attempts).toEqual([0]);
    expect(clock.monotonic()).toBe(1_000);
  });

  it("does not start an attempt for a stream that has ended", async () => {
    const { stop, fails, attempts } = startRetrying();
    stop.abort();
    await expect(fails()).rejects.toMatchObject({ category: "abandoned" });
    expect(attempts).toEqual([]);
  });

  it("does not pile up listeners on the stream's signal", async () => {
    const { stop, fails } = startRetrying();
    let listeners = 0;
    const { signal } = stop;
    const add = signal.addEventListener.bind(signal);
    const remove = signal.removeEventListener.bind(signal);
    signal.addEventListener = (...given: Parameters<typeof add>): void => {
      if (given[0] === "abort") listeners += 1;
      add(...given);
    };
    signal.removeEventListener = (...given: Parameters<typeof remove>): void => {
      if (given[0] === "abort") listeners -= 1;
      remove(...given);
    };
    await fails(failure("network"), failure("network"));
    expect(listeners).toBe(0);
  });
});
