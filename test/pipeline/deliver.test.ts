import { describe, expect, it } from "vitest";
import { ConnectorError } from "../../src/errors.ts";
import { createBudget } from "../../src/pipeline/budget.ts";
import { deliverPage, mapPage } from "../../src/pipeline/deliver.ts";
import { emptyTally } from "../../src/pipeline/tally.ts";
import { madeEvent, madeRow, mapMadeEvent, uuidOf } from "../fakes/fake-row-mapper.ts";
import { FakeRejectedEventStore } from "../fakes/fake-rejected-events.ts";
import { FakeSink } from "../fakes/fake-sink.ts";
import { trouble } from "../fakes/trouble.ts";
import { noon, VirtualClock } from "../fakes/virtual-clock.ts";
import { controlRow, key } from "./bounds.ts";

const { json: control } = controlRow();

/** Delivers one page of events to fakes. Rows are as large as they say, so that three fill a batch. */
function startDelivery() {
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
        deliverPage(mapPage(events, mapMadeEvent, noon), { sink, rejectedEvents, key, controlRow, tally, retry }),
      ),
    /** Delivers one row with this JSON. */
    deliverRow: (json: string) => {
      const items = [{ row: { json, bytes: json.length }, eventTime: noon }];
      const page = { items, rejections: [], excluded: 0 };
      return clock.run(deliverPage(page, { sink, rejectedEvents, key, controlRow, tally, retry }));
    },
    kept: () => rejectedEvents.kept(key),
    keptUuids: () => rejectedEvents.kept(key).map(({ reason, event }) => `${reason} ${uuidOf(event)}`),
  };
}

const plain = (uuid: string) => madeEvent(uuid, noon, "plain", 320_000);
const rowsOf = (...uuids: readonly string[]) => uuids.map((uuid) => madeRow(uuid));

describe("mapping a page", () => {
  it("keeps the order of events and tells rows, excluded and rejected ones apart", () => {
    const events = [plain("A"), madeEvent("B", noon, "excluded"), madeEvent("C", noon, "unmappable"), plain("D"), 7];
    const page = mapPage(events, mapMadeEvent, noon);
    expect(page.items.map(({ row }) => row.json)).toEqual(rowsOf("A", "D"));
    expect(page.items.map(({ eventTime }) => eventTime)).toEqual([noon, noon]);
    expect(page.excluded).toBe(1);
    expect(page.rejections).toEqual([
      { reason: "unmappable", detail: "Made so.", event: events[2] },
      { reason: "unmappable", detail: "Not an object.", event: 7 },
    ]);
  });

  it("tells the mapper when the page arrived", () => {
    const arrivals: number[] = [];
    mapPage([1, 2], (event, arrivedAt) => (arrivals.push(arrivedAt), mapMadeEvent(event, arrivedAt)), noon);
    expect(arrivals).toEqual([noon, noon]);
  });

  it("sets aside a row that no upload can hold, with its size", () => {
    const event = madeEvent("A", noon, "too_large");
    const page = mapPage([event, madeEvent("B", noon, "plain", 999_998)], mapMadeEvent, noon);
    expect(page.items.map(({ row }) => row.json)).toEqual(rowsOf("B"));
    expect(page.rejections).toEqual([{ reason: "too_large", detail: "The row has 1200000 bytes.", event }]);
  });

  it("delivers a row that was cut, and keeps its whole event", () => {
    const event = madeEvent("A", noon, "cut");
    const page = mapPage([event], mapMadeEvent, noon);
    expect(page.items.map(({ row }) => row.json)).toEqual(rowsOf("A"));
    expect(page.rejections).toEqual([{ reason: "cut", detail: "Made so.", event }]);
  });
});

describe("delivering a page", () => {
  it("sends nothing of an empty page and keeps nothing", async () => {
    const { deliver, sink, tally, kept } = startDelivery();
    await expect(deliver([])).resolves.toBe(0);
    expect(sink.batches).toEqual([]);
    expect(kept()).toEqual([]);
    expect(tally).toEqual(emptyTally());
  });

  it("sends rows in order, in as few uploads as they fit in, and counts them", async () => {
    const { deliver, sink, tally } = startDelivery();
    await expect(deliver(["A", "B", "C", "D"].map(plain))).resolves.toBe(4);
    expect(sink.batches).toEqual([rowsOf("A", "B", "C"), rowsOf("D")]);
    expect(tally).toEqual({ ...emptyTally(), events: 4, batches: 2, bytes: 960_004 + 320_002 });
  });

  it("keeps what is set aside after every row is accepted, and counts what is cut apart", async () => {
    const { deliver, keptUuids, tally, sink } = startDelivery();
    const kinds = ["unmappable", "cut", "excluded", "too_large"] as const;
    await expect(deliver(kinds.map((kind) => madeEvent(kind, noon, kind, 100)))).resolves.toBe(1);
    expect(keptUuids()).toEqual(["unmappable unmappable", "cut cut", "too_large too_large"]);
    expect(sink.rows).toEqual(rowsOf("cut"));
    expect(tally).toEqual({ ...emptyTally(), events: 1, batches: 1, bytes: 102, excluded: 1, rejected: 2, cut: 1 });
  });

  it("does not ask for the store of rejected events when there are none", async () => {
    const { deliver, rejectedEvents, sink, tally } = startDelivery();
    rejectedEvents.troubles.add(trouble("storage_refused"));
    await expect(deliver([plain("A"), madeEvent("B", noon, "excluded")])).resolves.toBe(1);
    expect(rejectedEvents.troubles.waiting).toBe(1);
    expect(sink.rows).toEqual(rowsOf("A"));
    expect(tally).toMatchObject({ events: 1, excluded: 1, rejected: 0, retries: 0 });
  });

  it("repeats an upload whose answer was lost, and says that its rows may stand twice", async () => {
    const { deliver, sink, tally } = startDelivery();
    sink.troubles.add(trouble("network", { done: "all" }), trouble("timeout"));
    await expect(deliver(["A", "B"].map(plain))).resolves.toBe(2);
    expect(sink.rows).toEqual(rowsOf("A", "B", "A", "B"));
    expect(tally).toMatchObject({ events: 2, batches: 1, retries: 2, duplicatesAtRisk: 4 });
  });

  it("puts nothing at risk by waiting for the rate limit", async () => {
    const { deliver, sink, tally } = startDelivery();
    sink.troubles.add(trouble("rate_limited", { retryAfterMs: 1_000 }));
    await expect(deliver([plain("A")])).resolves.toBe(1);
    expect(sink.rows).toEqual(rowsOf("A"));
    expect(tally).toMatchObject({ events: 1, retries: 1, duplicatesAtRisk: 0 });
  });

  it("fails when an upload does, and says that what was accepted before may come twice", async () => {
    const { deliver, sink, tally, kept } = startDelivery();
    sink.refuses = (json) => {
      if (json === madeRow("D")) throw new ConnectorError("ingestion_refused", "Injected ingestion_refused.");
      return false;
    };
    await expect(deliver([...["A", "B", "C", "D"].map(plain), 7])).rejects.toThrow("Injected ingestion_refused.");
    expect(sink.rows).toEqual(rowsOf("A", "B", "C"));
    expect(kept()).toEqual([]);
    expect(tally).toMatchObject({ events: 3, batches: 2, duplicatesAtRisk: 3, rejected: 0 });
  });

  it("counts the rows of a last attempt whose answer was lost", async () => {
    const { deliver, sink, tally } = startDelivery();
    sink.troubles.add(...Array.from({ length: 5 }, () => trouble("network", { done: "all" })));
    await expect(deliver(["A", "B"].map(plain))).rejects.toThrow("Injected network.");
    expect(sink.rows).toHaveLength(10);
    expect(tally).toMatchObject({ events: 0, retries: 4, duplicatesAtRisk: 10 });
  });

  it("puts nothing at risk by a rate limit that does not fit into the budget", async () => {
    const { deliver, sink, tally } = startDelivery();
    sink.troubles.add(trouble("rate_limited", { retryAfterMs: 600_000 }));
    await expect(deliver([plain("A")])).rejects.toThrow("Injected rate_limited.");
    expect(tally).toMatchObject({ events: 0, retries: 0, duplicatesAtRisk: 0 });
  });

  it("fails when the rejected events cannot be kept, and says that every row may come twice", async () => {
    const { deliver, rejectedEvents, sink, tally } = startDelivery();
    rejectedEvents.troubles.add(trouble("storage_refused"));
    await expect(deliver([plain("A"), 7])).rejects.toThrow("Injected storage_refused.");
    expect(sink.rows).toEqual(rowsOf("A"));
    expect(tally).toMatchObject({ events: 1, duplicatesAtRisk: 1, rejected: 0 });
  });

  it("tries again to keep rejected events", async () => {
    const { deliver, rejectedEvents, keptUuids, tally } = startDelivery();
    rejectedEvents.troubles.add(trouble("unavailable"));
    await expect(deliver([madeEvent("A", noon, "unmappable")])).resolves.toBe(0);
    expect(keptUuids()).toEqual(["unmappable A"]);
    expect(tally).toMatchObject({ retries: 1, rejected: 1, duplicatesAtRisk: 0 });
  });
});

describe("a refused batch", () => {
  it("is halved until the row that is refused stands alone; the others arrive in order", async () => {
    const { deliver, sink, tally, kept } = startDelivery();
    sink.refuses = (json) => json === madeRow("D");
    const small = ["A", "B", "C", "D", "E"].map((uuid) => madeEvent(uuid, noon, "plain", 100));
    await expect(deliver(small)).resolves.toBe(4);
    expect(sink.rows).toEqual([control, ...rowsOf("A", "B", "C", "E")]);
    expect(sink.batches).toEqual([
      rowsOf("A", "B", "C", "D", "E"),
      [control],
      rowsOf("A", "B", "C"),
      rowsOf("D", "E"),
      rowsOf("D"),
      rowsOf("E"),
    ]);
    expect(kept()).toEqual([{ reason: "refused", detail: "These rows are refused.", event: { uuid: "D" } }]);
    expect(tally).toMatchObject({ events: 4, batches: 6, bytes: 304 + 102, rejected: 1, duplicatesAtRisk: 0 });
  });

  it("keeps the refused row with every digit of its long integers", async () => {
    const { deliverRow, sink, kept } = startDelivery();
    sink.refuses = (json) => json !== control;
    await expect(deliverRow('{"aux_id":9223372036854775807}')).resolves.toBe(0);
    expect(kept().map(({ event }) => JSON.stringify(event))).toEqual(['{"aux_id":9223372036854775807}']);
  });

  it("keeps the refused row also when it is nested too deeply for that", async () => {
    const { deliverRow, sink, kept } = startDelivery();
    sink.refuses = (json) => json !== control;
    const deep = `${"[".repeat(12_000)}${"]".repeat(12_000)}`;
    await expect(deliverRow(`{"uuid":"A","aux_id":9223372036854775807,"client":${deep}}`)).resolves.toBe(0);
    expect(kept().map(({ reason, event }) => `${reason} ${uuidOf(event)}`)).toEqual(["refused A"]);
  });

  it("is checked with a good row once a page, however many rows are refused", async () => {
    const { deliver, sink, keptUuids, tally } = startDelivery();
    sink.refuses = (json) => json !== control;
    await expect(deliver(["A", "B", "C", "D"].map(plain))).resolves.toBe(0);
    expect(sink.rows).toEqual([control]);
    expect(keptUuids()).toEqual(["refused A", "refused B", "refused C", "refused D"]);
    expect(tally).toMatchObject({ events: 0, rejected: 4, duplicatesAtRisk: 0 });
  });

  it("is a fault of the settings when a good row is refused too: nothing is rejected then", async () => {
    const { deliver, sink, kept, tally } = startDelivery();
    sink.refuses = () => true;
    await expect(deliver(["A", "B"].map(plain))).rejects.toMatchObject({
      category: "ingestion_refused",
      kind: "config",
      message: "These rows are refused.",
      remedy: expect.stringMatching(
        /^Even a known good row is refused: check DCR_STREAM_NAME, and that .+\(deploy again\)\.$/,
      ),
    });
    expect(sink.rows).toEqual([]);
    expect(sink.batches).toEqual([rowsOf("A", "B"), [control]]);
    expect(kept()).toEqual([]);
    expect(tally).toMatchObject({ events: 0, rejected: 0, duplicatesAtRisk: 0 });
  });

  it("blames nobody when the good row meets another failure", async () => {
    const { deliver, sink, kept } = startDelivery();
    const refused = new ConnectorError("ingestion_refused", "The role is gone.");
    sink.refuses = (json) => {
      if (json === control) throw refused;
      return true;
    };
    await expect(deliver([plain("A")])).rejects.toBe(refused);
    expect(kept()).toEqual([]);
  });

  it("fails when one of its halves does", async () => {
    const { deliver, sink, tally, kept } = startDelivery();
    sink.refuses = (json) => {
      if (json === madeRow("B") && sink.batches.length > 2)
        throw new ConnectorError("ingestion_refused", "The role is gone.");
      return json === madeRow("B");
    };
    await expect(deliver(["A", "B"].map(plain))).rejects.toThrow("The role is gone.");
    expect(sink.rows).toEqual([control, madeRow("A")]);
    expect(kept()).toEqual([]);
    expect(tally).toMatchObject({ events: 1, duplicatesAtRisk: 1 });
  });
});
