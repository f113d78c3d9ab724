import { describe, expect, it } from "vitest";
import { ConnectorError } from "../../src/errors.ts";
import { mapPage } from "../../src/pipeline/deliver.ts";
import type { RowMapper, Sink } from "../../src/pipeline/ports.ts";
import { emptyTally } from "../../src/pipeline/tally.ts";
import { madeEvent, madeRow, mapMadeEvent } from "../fakes/fake-row-mapper.ts";
import { FakeSink } from "../fakes/fake-sink.ts";
import { trouble } from "../fakes/trouble.ts";
import { noon, VirtualClock } from "../fakes/virtual-clock.ts";
import { plain, rowsOf, startDelivery } from "./delivery.ts";

const packer = new FakeSink(new VirtualClock());

/** The page of these events, and the JSON of its rows by batch. */
function mapped(events: readonly unknown[], mapRow: RowMapper = mapMadeEvent) {
  const page = mapPage(events, { mapRow, sink: packer, arrivedAt: noon });
  return { ...page, rows: page.batches.map((batch) => batch.rows().map(({ json }) => json)) };
}

/** The newest event time of a page with rows of these times. */
const newestOf = (...times: readonly number[]) =>
  mapped(times.map((time, index) => madeEvent(`E${index}`, time))).newestEventTime;

describe("mapping a page", () => {
  it("keeps the order of events and tells rows, excluded and rejected ones apart", () => {
    const events = [plain("A"), madeEvent("B", noon, "excluded"), madeEvent("C", noon, "unmappable"), plain("D"), 7];
    const page = mapped(events);
    expect(page.rows).toEqual([rowsOf("A", "D")]);
    expect(page.excluded).toBe(1);
    expect(page.rejections).toEqual([
      { reason: "unmappable", detail: "Made so.", event: events[2] },
      { reason: "unmappable", detail: "Not an object.", event: 7 },
    ]);
  });

  it("packs each row before the next event is asked for, and keeps no event", () => {
    const diary: string[] = [];
    function* events(): Generator {
      for (const uuid of ["A", "B"]) {
        diary.push(`asked for ${uuid}`);
        yield plain(uuid);
      }
    }
    const packed: Sink = {
      batch: (rows) => {
        for (const { json } of rows) diary.push(`packed ${json}`);
        return packer.batch([]);
      },
    };
    mapPage(events(), { mapRow: mapMadeEvent, sink: packed, arrivedAt: noon });
    expect(diary).toEqual(["asked for A", 'packed {"uuid":"A"}', "asked for B", 'packed {"uuid":"B"}']);
  });

  it("packs as many rows into a batch as fit", () => {
    expect(mapped(["A", "B", "C", "D"].map(plain)).rows).toEqual([rowsOf("A", "B", "C"), rowsOf("D")]);
    expect(mapped([]).rows).toEqual([]);
  });

  it("tells the mapper when the page arrived", () => {
    const arrivals: number[] = [];
    mapped([1, 2], (event, arrivedAt) => (arrivals.push(arrivedAt), mapMadeEvent(event, arrivedAt)));
    expect(arrivals).toEqual([noon, noon]);
  });

  it("sets aside a row that no upload can hold, with its size", () => {
    const event = madeEvent("A", noon, "too_large");
    const page = mapped([event, madeEvent("B", noon, "plain", 999_998)]);
    expect(page.rows).toEqual([rowsOf("B")]);
    expect(page.rejections).toEqual([{ reason: "too_large", detail: "The row has 1200000 bytes.", event }]);
  });

  it("delivers a row that was cut, and keeps its whole event", () => {
    const event = madeEvent("A", noon, "cut");
    const page = mapped([event]);
    expect(page.rows).toEqual([rowsOf("A")]);
    expect(page.rejections).toEqual([{ reason: "cut", detail: "Made so.", event }]);
  });

  it("remembers the newest event time, wherever on the page it stands", () => {
    expect(newestOf(noon - 9_000, noon - 1_000, noon - 5_000)).toBe(noon - 1_000);
    expect(newestOf()).toBeUndefined();
  });

  it("counts an event of this very moment", () => {
    expect(newestOf(noon)).toBe(noon);
  });

  it("does not believe an event time in the future, so that starting anew never skips what is still to come", () => {
    expect(newestOf(noon + 1, noon + 400 * 86_400_000)).toBeUndefined();
    expect(newestOf(noon - 5, noon + 1)).toBe(noon - 5);
  });

  it("has no newest event time when no row has one", () => {
    const kinds = ["timeless", "excluded", "unmappable", "too_large"] as const;
    expect(mapped(kinds.map((kind) => madeEvent(kind, noon, kind))).newestEventTime).toBeUndefined();
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
    expect(tally).toEqual({ ...emptyTally(), events: 4, batches: 2, bytes: 960_006 + 320_002 });
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
