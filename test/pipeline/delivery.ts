import { createBudget } from "../../src/pipeline/budget.ts";
import { deliverPage, mapPage } from "../../src/pipeline/deliver.ts";
import { emptyTally } from "../../src/pipeline/tally.ts";
import { madeEvent, madeRow, mapMadeEvent, uuidOf } from "../fakes/fake-row-mapper.ts";
import { FakeRejectedEventStore } from "../fakes/fake-rejected-events.ts";
import { FakeSink } from "../fakes/fake-sink.ts";
import { noon, VirtualClock } from "../fakes/virtual-clock.ts";
import { controlRow, key } from "./bounds.ts";

/** The JSON of the row that the service is known to take. */
export const { json: control } = controlRow();

/** Delivers one page of events to fakes. Rows are as large as they say, so that three fill a batch. */
export function startDelivery() {
  const clock = new VirtualClock();
  const sink = new FakeSink(clock);
  const rejectedEvents = new FakeRejectedEventStore(clock);
  const tally = emptyTally();
  const budget = createBudget({ clock, runMs: 240_000, requestMs: 30_000, graceMs: 15_000 });
  const { signal } = new AbortController();
  const onRetry = (): number => (tally.retries += 1);
  const retry = { clock, budget, random: () => 0, signal, onRetry };
  return {
    sink,
    rejectedEvents,
    tally,
    deliver: (events: readonly unknown[]) =>
      clock.run(
        deliverPage(mapPage(events, { mapRow: mapMadeEvent, sink, arrivedAt: noon }), {
          sink,
          rejectedEvents,
          key,
          controlRow,
          tally,
          retry,
        }),
      ),
    /** Delivers one row with this JSON. */
    deliverRow: (json: string) => {
      const batches = [sink.batch([{ json, bytes: json.length }])];
      const page = { batches, rejections: [], excluded: 0, newestEventTime: noon };
      return clock.run(deliverPage(page, { sink, rejectedEvents, key, controlRow, tally, retry }));
    },
    kept: () => rejectedEvents.kept(key),
    keptUuids: () => rejectedEvents.kept(key).map(({ reason, event }) => `${reason} ${uuidOf(event)}`),
  };
}

/** An event whose row is a third of a batch. */
export const plain = (uuid: string) => madeEvent(uuid, noon, "plain", 320_000);
/** The JSON of these rows. */
export const rowsOf = (...uuids: readonly string[]) => uuids.map((uuid) => madeRow(uuid));
