import { describe, expect, it } from "vitest";
import { completeAuditEvent } from "../../local-cloud/onepassword/complete-samples.ts";
import { streams } from "../../local-cloud/onepassword/streams.ts";
import type { Stream } from "../../local-cloud/onepassword/streams.ts";
import { committedEvents } from "./checkpoint-content.ts";
import { keptEvents } from "./kept-events.ts";
import { watchRequests } from "./request-watch.ts";
import { logLines, startWorld } from "./world.ts";
import type { HealthRow } from "./health-rows.ts";

const world = await startWorld();
const stream = "auditevents";
const others: Stream[] = ["itemusages", "signinattempts"];
/** As a column takes them, bytes. */
const maxColumnBytes = 65_536;

/** An audit event of its own, half a day old. */
function auditEvent(uuid: string, change: object = {}): object {
  const timestamp = new Date(world.clock.now() - 43_200_000).toISOString();
  return { ...completeAuditEvent, account_uuid: world.account.uuid, uuid, timestamp, ...change };
}

/** The last, because where a batch was refused there is one more before it: the row that tells why. */
function lastHealthOf(name: Stream): HealthRow | undefined {
  return world.lastHealth().findLast(({ details }) => details.stream === name);
}

function rowOf(uuid: string): Readonly<Record<string, unknown>> | undefined {
  return world.rows().find((row) => row["uuid_s"] === uuid);
}

/** Everything but these events is delivered once, and the checkpoint is behind the last. */
async function expectAllBut(uuids: readonly string[]): Promise<void> {
  const delivered = world.delivered(stream);
  expect([...world.account.uuids(stream)].filter((uuid) => delivered.get(uuid) !== 1)).toEqual(uuids);
  world.expectAllDelivered({ times: "exactly once", streams: others });
  expect(await committedEvents(world, stream)).toBe(world.account.count(stream));
}

describe("an event that is too large", () => {
  it("is kept aside when its row has 1.2 MB in many fields, and its stream moves on", async () => {
    await world.fresh();
    // Each within what its column takes, and nothing to cut: a line break is one byte of text and two of JSON.
    const texts = [
      "actor_uuid",
      "actor_type",
      "actor_account_uuid",
      "action",
      "object_type",
      "object_uuid",
      "aux_uuid",
    ];
    const details = ["actor_details", "object_details", "aux_details", "session", "location", "note"];
    const event = auditEvent("TOOLARGE", {
      ...Object.fromEntries(texts.map((name) => [name, "\n".repeat(65_000)])),
      ...Object.fromEntries(details.map((name) => [name, { lines: "\n".repeat(25_000) }])),
    });
    expect(JSON.stringify(event).length).toBeGreaterThan(1_200_000);
    world.account.append(stream, [event]);
    world.append(stream, 10);

    const invocation = await world.run();

    expect(invocation.error).toBeUndefined();
    await expectAllBut(["TOOLARGE"]);
    expect(await keptEvents(world)).toEqual([
      {
        blob: expect.stringMatching(new RegExp(`^${world.account.uuid}/auditevents/[0-9a-f]{32}\\.jsonl$`)),
        reason: "too_large",
        detail: expect.stringMatching(/^The row has \d{7} bytes\.$/),
        event,
      },
    ]);
    expect(lastHealthOf(stream)).toMatchObject({ category: "ok", details: { events: 130, rejected: 1, cut: 0 } });
    expect(logLines(invocation)).toContainEqual(
      expect.stringMatching(/^warning: auditevents .*1 rejected.*See the container rejected-events/),
    );
  });

  it("is cut at 64 KB where one text has 1.2 MB: the row is marked, and the whole event kept", async () => {
    await world.fresh();
    const event = auditEvent("LONGTEXT", { aux_info: "ä€😀".repeat(133_334) });
    world.account.append(stream, [event]);
    world.append(stream, 10);

    const invocation = await world.run();

    expect(invocation.error).toBeUndefined();
    await expectAllBut([]);
    const row = rowOf("LONGTEXT");
    const text = JSON.stringify(row?.["aux_info"]).slice(1, -1);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(maxColumnBytes);
    expect(Buffer.byteLength(text)).toBeGreaterThan(maxColumnBytes - 4);
    expect(text).toMatch(/^(?:ä€😀)+(?:ä€?)?$/u);
    expect(row?.["additional_fields"]).toEqual({ _truncated: ["aux_info"] });
    expect(world.cloud.ingestion.counts().changes.truncated).toEqual(new Map());
    expect(await keptEvents(world)).toMatchObject([
      { reason: "cut", detail: `Cut to ${maxColumnBytes} bytes: aux_info.`, event },
    ]);
    expect(lastHealthOf(stream)).toMatchObject({ category: "ok", details: { events: 131, rejected: 0, cut: 1 } });
    expect(logLines(invocation)).toContainEqual(
      expect.stringMatching(/^warning: auditevents .*1 cut.*rejected-events/),
    );
  });
});

describe("a batch that the service refuses", () => {
  it("is narrowed down to the one row that is to blame; all others of it arrive once", async () => {
    await world.fresh({ events: 1_500 });
    const bad = [...world.account.uuids(stream)][700] ?? "";
    world.cloud.ingestion.refuse({ column: "uuid_s", equals: bad });

    const invocation = await world.run();

    expect(invocation.error).toBeUndefined();
    await expectAllBut([bad]);
    expect(await keptEvents(world)).toMatchObject([
      // As the row that it was on its way.
      { reason: "refused", detail: expect.stringContaining("400"), event: { uuid_s: bad } },
    ]);
    expect(lastHealthOf(stream)).toMatchObject({ category: "ok", details: { events: 1_499, rejected: 1 } });
    expect(logLines(invocation)).toContainEqual(expect.stringMatching(/^warning: auditevents .*1 rejected/));
    // The row that tells a refused row from a refused connector is a health row of its own.
    const refused = world.health().filter(({ category }) => category === "rows_refused");
    expect(refused.map(({ details }) => details.outcome)).toEqual(["probe"]);
  });

  it("is an error of the settings when the service refuses everything: nothing is kept aside, no checkpoint moves", async () => {
    await world.fresh();
    await world.run();
    for (const each of streams) world.append(each, 10);
    const before = await Promise.all(streams.map((each) => world.checkpoint(each)));
    world.cloud.ingestion.refuse("everything");

    const invocation = await world.run();

    expect(invocation.error?.message).toContain("[ingestion_refused]");
    expect(await keptEvents(world)).toEqual([]);
    expect(await Promise.all(streams.map((each) => world.checkpoint(each)))).toEqual(before);
    for (const each of streams) expect(world.delivered(each).size).toBe(120);
    // The health rows of this run are refused as well: the log is what tells.
    expect(world.health()).toHaveLength(3);
    for (const each of streams)
      expect(logLines(invocation)).toContainEqual(
        expect.stringMatching(new RegExp(`^error: ${each} .*Even a known good row is refused: check DCR_STREAM_NAME`)),
      );

    world.cloud.ingestion.refuse("nothing");
    expect(await world.runAgain()).toMatchObject({ ok: true });
    world.expectAllDelivered({ times: "exactly once" });
  });
});

describe("an event that nobody expected", () => {
  it("is kept aside when it is no object, beside good ones that arrive", async () => {
    await world.fresh();
    world.account.append(stream, ["null", "42", '"text"', "[]", "true"]);
    world.append(stream, 10);

    const invocation = await world.run();

    expect(invocation.error).toBeUndefined();
    await expectAllBut([]);
    const kept = await keptEvents(world);
    expect(kept.map(({ reason, event }) => [reason, event])).toEqual(
      [null, 42, "text", [], true].map((event) => ["unmappable", event]),
    );
    expect(lastHealthOf(stream)).toMatchObject({ category: "ok", details: { events: 130, rejected: 5 } });
    expect(logLines(invocation)).toContainEqual(expect.stringMatching(/^warning: auditevents .*5 rejected/));
  });

  it("is a row as far as it goes when fields are missing or of another type", async () => {
    await world.fresh({ events: 0 });
    world.account.append(stream, [
      { uuid: "ONLYUUID" },
      auditEvent("BADTIME", { timestamp: "yesterday", aux_id: "nine", actor_uuid: 17 }),
      {},
    ]);

    const invocation = await world.run();

    expect(invocation.error).toBeUndefined();
    expect(world.rows().filter((row) => row["log_source"] === stream)).toHaveLength(3);
    expect(rowOf("ONLYUUID")).toMatchObject({ account_uuid: world.account.uuid, timestamp: null });
    expect(rowOf("BADTIME")).toMatchObject({
      timestamp: null,
      aux_id: null,
      actor_uuid: null,
      additional_fields: { timestamp: "yesterday", aux_id: "nine", actor_uuid: 17 },
    });
    expect(world.cloud.ingestion.counts().changes).toMatchObject({ unknownColumns: new Map(), wrongTypes: new Map() });
    expect(await committedEvents(world, stream)).toBe(3);
    expect(await keptEvents(world)).toEqual([]);
    expect(lastHealthOf(stream)).toMatchObject({ category: "ok", details: { events: 3, rejected: 0 } });
  });

  it("keeps fields, actions and types that no documentation names", async () => {
    await world.fresh();
    world.behaviour.unknownFields = true;
    world.behaviour.unknownValues = true;

    const invocation = await world.run();

    expect(invocation.error).toBeUndefined();
    world.expectAllDelivered({ times: "exactly once" });
    const columns = { auditevents: "action", itemusages: "action", signinattempts: "action_type" } as const;
    for (const each of streams) {
      for (const row of world.rows().filter(({ log_source: source }) => source === each)) {
        expect(row[columns[each]]).toBe("added-in-a-later-release");
        expect(row["additional_fields"]).toMatchObject({ added_in_a_later_release: { level: 3, tags: ["a", "b"] } });
      }
    }
    expect(world.cloud.ingestion.counts().changes).toMatchObject({ unknownColumns: new Map(), wrongTypes: new Map() });
  });

  it("keeps every digit of an integer of 64 bits", async () => {
    await world.fresh();
    const text = JSON.stringify(auditEvent("INT64", { aux_id: 1 })).replace(
      '"aux_id":1',
      '"aux_id":9223372036854775807',
    );
    world.account.append(stream, [text]);

    expect(await world.run()).toMatchObject({ ok: true });
    await expectAllBut([]);
    expect(rowOf("INT64")?.["aux_id"]).toBe(9_223_372_036_854_775_807n);
  });
});

describe("EXCLUDED_ACTIONS", () => {
  it("keeps those actions of those streams out of the table, counts them, and goes on behind them", async () => {
    await world.fresh();
    world.append("itemusages", 30, { action: "fill" });
    world.append("auditevents", 30, { action: "reveal" });
    const since = watchRequests(world.cloud);

    const invocation = await world.run({ EXCLUDED_ACTIONS: "itemusages/reveal, itemusages/server-fetch" });

    expect(invocation.error).toBeUndefined();
    expect([...world.delivered("itemusages").keys()]).toEqual([...world.account.uuids("itemusages")].slice(120));
    world.expectAllDelivered({ times: "exactly once", streams: ["auditevents", "signinattempts"] });
    expect(await committedEvents(world, "itemusages")).toBe(150);
    expect(lastHealthOf("itemusages")).toMatchObject({ category: "ok", details: { events: 30, excluded: 120 } });
    expect(logLines(invocation)).toContainEqual(
      expect.stringMatching(/^information: itemusages .*30 events in 1 page, 120 excluded, up to date/),
    );
    expect(since({ plane: "blobs", path: /rejected-events/ })).toEqual([]);
  });
});
