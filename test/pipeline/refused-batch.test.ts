import { describe, expect, it } from "vitest";
import { ConnectorError } from "../../src/errors.ts";
import { mostRefusals } from "../../src/pipeline/deliver.ts";
import { madeEvent, madeRow, uuidOf } from "../fakes/fake-row-mapper.ts";
import { noon } from "../fakes/virtual-clock.ts";
import { control, plain, rowsOf, startDelivery } from "./delivery.ts";

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
    expect(tally).toMatchObject({ events: 4, batches: 6, bytes: 306 + 102, rejected: 1, duplicatesAtRisk: 0 });
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

  it("is kept whole after so many refusals, so that a page of refused rows comes to an end", async () => {
    const { deliver, sink, tally, kept } = startDelivery();
    sink.refuses = (json) => json !== control;
    const events = Array.from({ length: 1_000 }, (_, index) => madeEvent(`E${index}`, noon, "plain", 100));

    await expect(deliver(events)).resolves.toBe(0);

    expect(kept().map(({ event }) => uuidOf(event))).toEqual(events.map((event) => uuidOf(event)));
    expect(tally).toMatchObject({ rejected: 1_000, events: 0 });
    expect(sink.batches.length).toBeLessThan(2 * mostRefusals);
    expect(kept().at(-1)?.detail).toMatch(
      /^These rows are refused\. Refused in a batch of \d+, not looked at one by one\.$/,
    );
  });

  it("is looked through up to the last of so many refusals, and the next one is kept whole", async () => {
    const { deliver, sink, keptUuids } = startDelivery();
    sink.refuses = (json) => json.includes("bad");
    // A row that is a batch of its own, then two to a batch, of which one is refused: the last refusal that counts is that of a pair.
    const alone = madeEvent("bad", noon, "plain", 999_998);
    const last = mostRefusals / 2;
    const pairs = Array.from({ length: last + 1 }, (_, index) =>
      [`bad${index}`, `good${index}`].map((uuid) => madeEvent(uuid, noon, "plain", 400_000)),
    );

    await expect(deliver([alone, ...pairs.flat()])).resolves.toBe(last);

    expect(sink.rows.at(-1)).toBe(madeRow(`good${last - 1}`));
    expect(keptUuids().slice(-3)).toEqual([`refused bad${last - 1}`, `refused bad${last}`, `refused good${last}`]);
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
