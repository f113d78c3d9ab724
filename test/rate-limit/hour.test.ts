import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { expect, it } from "vitest";
import { eventsApiRates, SlidingWindows } from "../../local-cloud/onepassword/rate-limit.ts";
import { ConnectorError } from "../../src/errors.ts";
import { createRequestPacer, eventsApiLimits } from "../../src/onepassword/rate-limit.ts";
import { createBudget, requestTimeoutFor } from "../../src/pipeline/budget.ts";
import { collect } from "../../src/pipeline/collect.ts";
import type { Source } from "../../src/pipeline/ports.ts";
import { FakeCheckpointStore } from "../fakes/fake-checkpoint-store.ts";
import { FakePagePlaces } from "../fakes/fake-page-places.ts";
import { madeEvent, madeRow, mapMadeEvent } from "../fakes/fake-row-mapper.ts";
import { FakeRejectedEventStore } from "../fakes/fake-rejected-events.ts";
import { FakeSink } from "../fakes/fake-sink.ts";
import { noon, VirtualClock } from "../fakes/virtual-clock.ts";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const longMs = 5 * minuteMs;
const streams = ["signinattempts", "itemusages", "auditevents"];
const lookBack = { firstRunMs: hourMs, cursorResetOverlapMs: hourMs };

/**
 * An endless backlog behind the local cloud's own limiter, read by three streams with one pacer. The limiter sees each
 * request somewhere within its latency; sink and store take time too.
 */
function startDrain(seed: number) {
  const clock = new VirtualClock();
  const generator = xoroshiro128plus(seed);
  const random = (): number => uniformFloat64(generator);
  const limiter = new SlidingWindows(eventsApiRates);
  const pacer = createRequestPacer(eventsApiLimits, () => clock.monotonic());
  const sink = new FakeSink(clock);
  const checkpoints = new FakeCheckpointStore(clock);
  const rejectedEvents = new FakeRejectedEventStore(clock);
  const places = new FakePagePlaces(4);
  const counts = { admitted: 0, refused: 0 };
  let fetched = 0;

  const source: Source = {
    fetch: () =>
      pacer.pace(async () => {
        const latencyMs = 40 + random() * 360;
        const wayThereMs = random() * latencyMs;
        await clock.sleep(wayThereMs);
        const { admitted } = limiter.take(clock.monotonic());
        counts[admitted ? "admitted" : "refused"] += 1;
        await clock.sleep(latencyMs - wayThereMs);
        if (!admitted) throw new ConnectorError("rate_limited", "Refused by the local cloud.");
        fetched += 1;
        return { events: [madeEvent(`E${fetched}`, noon)], cursor: `after ${fetched}`, hasMore: true };
      }),
  };

  const run = async (runMs: number): Promise<readonly string[]> => {
    const requestMs = requestTimeoutFor(runMs);
    const budget = createBudget({ clock, runMs, requestMs, graceMs: requestMs / 2 });
    const ports = {
      source,
      mapRow: mapMadeEvent,
      sink: {
        send: async (...[rows, signal]: Parameters<FakeSink["send"]>) => {
          await clock.sleep(30 + random() * 90);
          await sink.send(rows, signal);
        },
      },
      checkpoints,
      rejectedEvents,
      places,
      clock,
      budget,
      random,
      controlRow: () => ({ json: "{}", bytes: 2 }),
    };
    const reports = streams.map((stream) => collect(ports, { account: "ACCOUNT", stream }, lookBack));
    const ended = await clock.run(Promise.all(reports));
    return ended.map(({ outcome }) => outcome);
  };

  return { clock, sink, checkpoints, counts, run, fetched: () => fetched };
}

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
