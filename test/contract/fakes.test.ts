import { FakeCheckpointStore } from "../fakes/fake-checkpoint-store.ts";
import { FakePagePlaces } from "../fakes/fake-page-places.ts";
import { FakeRejectedEventStore } from "../fakes/fake-rejected-events.ts";
import { madeEvent, madeRow, mapMadeEvent, uuidOf } from "../fakes/fake-row-mapper.ts";
import { FakeSink } from "../fakes/fake-sink.ts";
import { FakeSource } from "../fakes/fake-source.ts";
import { trouble } from "../fakes/trouble.ts";
import { noon, VirtualClock } from "../fakes/virtual-clock.ts";
import { describeCheckpointStore } from "./checkpoint-store.ts";
import { describeClock } from "./clock.ts";
import { describePagePlaces } from "./page-places.ts";
import { describeRejectedEventStore } from "./rejected-event-store.ts";
import { describeRowMapper } from "./row-mapper.ts";
import { describeSink } from "./sink.ts";
import { describeSource } from "./source.ts";

describeSource("the fake", async () => {
  const source = new FakeSource(new VirtualClock(), 3);
  return {
    source,
    pageSize: 3,
    append: (uuids, minutesAgo) => {
      const time = noon - minutesAgo * 60_000;
      source.append(...uuids.map((uuid) => ({ event: madeEvent(uuid, time), time })));
    },
    refuseCursors: () => source.refuseCursors(),
    failOnce: () => source.troubles.add(trouble("unavailable")),
  };
});

describeSink("the fake", async () => {
  const sink = new FakeSink(new VirtualClock());
  return {
    sink,
    rowOf: (uuid) => ({ json: madeRow(uuid), bytes: Buffer.byteLength(madeRow(uuid)) }),
    uuids: () => sink.rows.map((json) => uuidOf(JSON.parse(json)) ?? ""),
    refuse: (uuid) => {
      sink.refuses = (json) => json === madeRow(uuid);
    },
    loseOneAnswer: () => sink.troubles.add(trouble("network", { done: "all" })),
    failOnce: () => sink.troubles.add(trouble("unavailable")),
  };
});

describeCheckpointStore("the fake", async () => {
  const store = new FakeCheckpointStore(new VirtualClock());
  return {
    store,
    overwrite: async (key, text) => {
      store.overwrite(key, text);
    },
    failOneRead: () => store.readTroubles.add(trouble("unavailable")),
    loseOneCommit: () => store.commitTroubles.add(trouble("network", { done: "all" })),
  };
});

describeRejectedEventStore("the fake", async () => {
  const store = new FakeRejectedEventStore(new VirtualClock());
  return {
    store,
    kept: async (key) => store.kept(key),
    failOnce: () => store.troubles.add(trouble("unavailable")),
  };
});

describePagePlaces("the fake", () => ({ places: new FakePagePlaces(3), count: 3 }));

describeClock("the virtual one", () => {
  const clock = new VirtualClock();
  return { clock, run: (work) => clock.run(work) };
});

describeRowMapper("the fake", {
  mapRow: mapMadeEvent,
  good: madeEvent("Ünïcode 🔑", noon),
  time: noon,
  excluded: madeEvent("A", noon, "excluded"),
});
