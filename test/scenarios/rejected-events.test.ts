import { describe, expect, it } from "vitest";
import { streams } from "../../local-cloud/onepassword/streams.ts";
import { committedEvents } from "./checkpoint-content.ts";
import { keptEvents } from "./kept-events.ts";
import { logLines, startWorld } from "./world.ts";

const world = await startWorld();
const stream = "auditevents";

describe("a page with an event that has to be kept aside", () => {
  it("is not done, and comes again, as long as the container for it refuses", async () => {
    await world.fresh();
    world.account.append(stream, ["42"]);
    const remove = world.cloud.faults.add({
      host: "blobs",
      path: /^\/rejected-events\//,
      effect: { kind: "status", status: 403 },
    });

    const failed = await world.run();

    expect(failed.error?.message).toMatch(/^The run ended with failures: auditevents .*\[storage_refused\]/);
    expect(await committedEvents(world, stream)).toBe(0);
    for (const each of streams.filter((name) => name !== stream)) expect(await committedEvents(world, each)).toBe(120);
    const row = world.lastHealth().find(({ details }) => details.stream === stream);
    // Its rows had arrived before the container refused: they will come again.
    expect(row).toMatchObject({
      category: "storage_refused",
      details: { outcome: "failed", rejected: 0, duplicates_at_risk: 120 },
    });
    expect(logLines(failed)).toContainEqual(
      expect.stringMatching(/^error: auditevents .*may not use the storage account\. Give the function's identity/),
    );

    remove();
    expect(await world.runAgain()).toMatchObject({ ok: true });
    world.expectAllDelivered({ times: "at least once" });
    world.expectAllDelivered({ times: "exactly once", streams: streams.filter((name) => name !== stream) });
    expect(await keptEvents(world)).toMatchObject([{ reason: "unmappable", event: 42 }]);
    expect(await committedEvents(world, stream)).toBe(121);
  });

  it("replaces what it kept before when it comes again: an event is kept once", async () => {
    await world.fresh();
    await world.run();
    world.account.append(stream, ["42"]);
    world.append(stream, 10);
    const remove = world.cloud.faults.add({
      host: "blobs",
      method: "PUT",
      path: /^\/checkpoints\//,
      effect: { kind: "status", status: 403 },
    });
    expect(await world.run()).toMatchObject({ ok: false });
    expect(await committedEvents(world, stream)).toBe(120);
    expect(await keptEvents(world)).toMatchObject([{ event: 42 }]);

    remove();
    expect(await world.run()).toMatchObject({ ok: true });

    expect(await keptEvents(world)).toMatchObject([{ event: 42 }]);
    expect(await committedEvents(world, stream)).toBe(131);
    world.expectAllDelivered({ times: "at least once" });
  });

  it("keeps every digit of an integer of 64 bits, however the event ended there", async () => {
    await world.fresh({ events: 0 });
    const aux = '"aux_id":9223372036854775807';
    // A line break is one byte of text and two of JSON: no column is too long, but the row is.
    const columns = ["actor_uuid", "actor_type", "action", "object_type", "object_uuid", "aux_uuid", "aux_info"];
    const long = columns.map((name) => `"${name}":"${"\\n".repeat(65_000)}"`);
    const events = [
      `{"uuid":"CUT","aux_info":"${"x".repeat(70_000)}",${aux}}`,
      `{"uuid":"LARGE",${long.join(",")},"actor_account_uuid":"${"\\n".repeat(65_000)}",${aux}}`,
      `{"uuid":"REFUSED",${aux}}`,
    ];
    world.account.append(stream, events);
    world.cloud.ingestion.refuse({ column: "uuid_s", equals: "REFUSED" });

    expect(await world.run()).toMatchObject({ ok: true });

    const [blob = ""] = await world.cloud.blobs.listBlobs("rejected-events");
    const text = (await world.cloud.blobs.readBlob("rejected-events", blob)) ?? "";
    const lines = text.trimEnd().split("\n");
    expect(lines.map((line) => /"reason":"(\w+)"/.exec(line)?.[1])).toEqual(["cut", "too_large", "refused"]);
    for (const line of lines) expect(line).toContain(aux);
  });
});
