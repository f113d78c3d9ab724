import { describe, expect, it } from "vitest";
import type { Clock } from "../../src/pipeline/ports.ts";

/** A clock, and how to let its time pass until work is done. */
export interface ClockFixture {
  readonly clock: Clock;
  readonly run: <Result>(work: Promise<Result>) => Promise<Result>;
}

/** What the engine expects of a {@link Clock}. */
export function describeClock(name: string, open: () => ClockFixture): void {
  describe(`${name}, as a clock`, () => {
    it("sleeps no shorter than it is told, and both its times go on", async () => {
      const { clock, run } = open();
      const before = [clock.monotonic(), clock.now()] as const;
      await run(clock.sleep(20, new AbortController().signal));
      // A timer of Node may fire a millisecond early, measured on the other clock.
      expect(clock.monotonic() - before[0]).toBeGreaterThanOrEqual(19);
      expect(clock.now()).toBeGreaterThan(before[1]);
    });

    it("wakes with an error when the signal aborts, and at once when it has", async () => {
      const { clock, run } = open();
      const stop = new AbortController();
      const sleeping = clock.sleep(3_600_000, stop.signal);
      stop.abort();
      await expect(run(sleeping)).rejects.toThrow(Error);
      await expect(run(clock.sleep(3_600_000, stop.signal))).rejects.toThrow(Error);
    });
  });
}
