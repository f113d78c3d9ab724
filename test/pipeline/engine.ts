import { createBudget, requestTimeoutFor } from "../../src/pipeline/budget.ts";
import { collect } from "../../src/pipeline/collect.ts";
import type { CollectPorts } from "../../src/pipeline/collect.ts";
import type { StreamReport } from "../../src/pipeline/tally.ts";
import { FakeCheckpointStore } from "../fakes/fake-checkpoint-store.ts";
import { FakePagePlaces } from "../fakes/fake-page-places.ts";
import { FakeRejectedEventStore } from "../fakes/fake-rejected-events.ts";
import { madeEvent, mapMadeEvent, uuidOf } from "../fakes/fake-row-mapper.ts";
import type { EventKind } from "../fakes/fake-row-mapper.ts";
import { FakeSink } from "../fakes/fake-sink.ts";
import { FakeSource } from "../fakes/fake-source.ts";
import { noon, VirtualClock } from "../fakes/virtual-clock.ts";
import { controlRow, hourMs, key } from "./bounds.ts";

export const minuteMs = 60_000;
const lookBack = { firstRunMs: 7 * 24 * hourMs, cursorResetOverlapMs: 48 * hourMs };

interface Appended {
  readonly minutesAgo?: number;
  readonly kind?: EventKind;
  readonly bytes?: number;
}

/** The engine on fakes that work until told otherwise. */
export function startEngine({ pageSize = 2, places = 6 }: { pageSize?: number; places?: number } = {}) {
  const clock = new VirtualClock();
  const source = new FakeSource(clock, pageSize);
  const sink = new FakeSink(clock);
  const checkpoints = new FakeCheckpointStore(clock);
  const rejectedEvents = new FakeRejectedEventStore(clock);
  const pagePlaces = new FakePagePlaces(places);

  return {
    clock,
    source,
    sink,
    checkpoints,
    rejectedEvents,
    places: pagePlaces,

    /** Events happen, `minutesAgo` before noon, and are there at once. */
    append: (uuids: readonly string[], { minutesAgo = 0, kind = "plain", bytes = 100 }: Appended = {}): void => {
      const time = noon - minutesAgo * minuteMs;
      source.append(...uuids.map((uuid) => ({ event: madeEvent(uuid, time, kind, bytes), time })));
    },

    /** One run. `change` replaces ports. */
    run: (budgetMs: number = 4 * minuteMs, change: Partial<CollectPorts> = {}): Promise<StreamReport> => {
      const requestMs = requestTimeoutFor(budgetMs);
      const budget = createBudget({ clock, runMs: budgetMs, requestMs, graceMs: requestMs / 2 });
      const ports = { source, mapRow: mapMadeEvent, sink, checkpoints, rejectedEvents, places: pagePlaces };
      return clock.run(collect({ ...ports, clock, budget, random: () => 0.5, controlRow, ...change }, key, lookBack));
    },

    /** Uuids of the rows that arrived, in order; the control row has none. */
    delivered: () => sink.rows.map((json) => uuidOf(JSON.parse(json))),
    kept: () => rejectedEvents.kept(key).map(({ reason, event }) => `${reason} ${uuidOf(event)}`),
    checkpoint: () => checkpoints.checkpoint(key),
    position: () => checkpoints.checkpoint(key)?.position,
  };
}
