import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { eventsApiRates, SlidingWindows } from "../../local-cloud/onepassword/rate-limit.ts";
import { ConnectorError } from "../../src/errors.ts";
import { createRequestPacer, eventsApiLimits } from "../../src/onepassword/rate-limit.ts";
import { createBudget, requestTimeoutFor } from "../../src/pipeline/budget.ts";
import { collect } from "../../src/pipeline/collect.ts";
import type { Source } from "../../src/pipeline/ports.ts";
import { FakeCheckpointStore } from "../fakes/fake-checkpoint-store.ts";
import { FakePagePlaces } from "../fakes/fake-page-places.ts";
import { madeEvent, mapMadeEvent } from "../fakes/fake-row-mapper.ts";
import { FakeRejectedEventStore } from "../fakes/fake-rejected-events.ts";
import { FakeSink } from "../fakes/fake-sink.ts";
import { noon, VirtualClock } from "../fakes/virtual-clock.ts";

/** An hour, in milliseconds. */
export const hourMs = 3_600_000;

/** The streams that drain. */
export const streams = ["signinattempts", "itemusages", "auditevents"];

const lookBack = { firstRunMs: hourMs, cursorResetOverlapMs: hourMs };

/**
 * An endless backlog behind the local cloud's own limiter, read by three streams with one pacer. The limiter sees each
 * request somewhere within its latency; sink and store take time too.
 */
export function startDrain(seed: number) {
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
    fetch: (_position, take) =>
      pacer.pace(async () => {
        const latencyMs = 40 + random() * 360;
        const wayThereMs = random() * latencyMs;
        await clock.sleep(wayThereMs);
        const { admitted } = limiter.take(clock.monotonic());
        counts[admitted ? "admitted" : "refused"] += 1;
        await clock.sleep(latencyMs - wayThereMs);
        if (!admitted) throw new ConnectorError("rate_limited", "Refused by the local cloud.");
        fetched += 1;
        return { taken: take([madeEvent(`E${fetched}`, noon)]), cursor: `after ${fetched}`, hasMore: true };
      }),
  };

  const run = async (runMs: number): Promise<readonly string[]> => {
    const requestMs = requestTimeoutFor(runMs);
    const budget = createBudget({ clock, runMs, requestMs, graceMs: requestMs / 2 });
    const ports = {
      source,
      mapRow: mapMadeEvent,
      sink: {
        batch: (...[rows]: Parameters<FakeSink["batch"]>) => {
          const batch = sink.batch(rows);
          const send = async (signal: AbortSignal) => {
            await clock.sleep(30 + random() * 90);
            await batch.send(signal);
          };
          return { ...batch, send };
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
