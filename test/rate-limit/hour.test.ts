import { expect, it } from "vitest";
import { madeRow } from "../fakes/fake-row-mapper.ts";
import { hourMs, startDrain, streams } from "./endless-backlog.ts";

const minuteMs = 60_000;
const longMs = 5 * minuteMs;

it.each([1])(
  "keeps to the limits and uses them up in one run of an hour (seed %i)",
  async (seed) => {
    const { clock, sink, checkpoints, counts, run, fetched } = startDrain(seed);

    const outcomes = await run(hourMs);

    expect(outcomes).toEqual(["rate_limited", "rate_limited", "rate_limited"]);
    expect(clock.monotonic()).toBeLessThan(hourMs);
    expect(counts.refused).toBe(0);
    // No reading of "30,000 requests an hour" allows more in one hour.
    expect(counts.admitted).toBeGreaterThanOrEqual(0.98 * 30_000);
    expect(counts.admitted).toBeLessThanOrEqual(30_000);
    expect(new Set(sink.rows)).toEqual(new Set(Array.from({ length: fetched() }, (_, i) => madeRow(`E${i + 1}`))));
    expect(sink.rows).toHaveLength(fetched());
    const cursors = streams.map((stream) => checkpoints.checkpoint({ account: "ACCOUNT", stream })?.position);
    expect(cursors).toContainEqual({ cursor: `after ${fetched()}` });
  },
  longMs,
);

/**
 * What twelve runs of four minutes, one every five, may send. Of each run: it starts no page after its four minutes, and
 * of the strictest window (600 in any 60 seconds) four fit into that time one behind the other, 2,400 requests. The minute
 * without a run empties the window, so the next run may send as many: 28,800 in twelve runs, less than the 30,000 an hour.
 */
const runsInAnHour = 12;
const allowedInFourMinutes = 4 * 600;
const allowed = Math.min(runsInAnHour * allowedInFourMinutes, 30_000);

it.each([1])(
  "keeps to the limits and uses them up with a run of four minutes every five (seed %i)",
  async (seed) => {
    const { clock, sink, counts, run, fetched } = startDrain(seed);

    for (let tick = 0; tick < runsInAnHour; tick += 1) {
      await clock.advance(tick * 5 * minuteMs - clock.monotonic());
      await run(4 * minuteMs);
      expect(clock.monotonic()).toBeLessThan((tick * 5 + 4.5) * minuteMs);
    }

    expect(counts.refused).toBe(0);
    expect(counts.admitted).toBeGreaterThanOrEqual(0.98 * allowed);
    expect(counts.admitted).toBeLessThanOrEqual(allowed);
    expect(sink.rows).toHaveLength(fetched());
    expect(new Set(sink.rows).size).toBe(fetched());
  },
  longMs,
);
