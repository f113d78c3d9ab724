import { describe, expect, it } from "vitest";
import type { Stream } from "../../../local-cloud/onepassword/streams.ts";
import type { ErrorCategory } from "../../../src/errors.ts";
import { committedEvents } from "../checkpoint-content.ts";
import { keptEvents } from "../kept-events.ts";
import { logLines, startWorld } from "../world.ts";
import { faultEffects } from "./fault-list.ts";
import type { FaultName } from "./fault-list.ts";

const world = await startWorld();
const stream: Stream = "auditevents";

/** A fault, and what the stream fails with that has an event to keep aside. */
const faults: readonly (readonly [FaultName, ErrorCategory, RegExp])[] = [
  ["403", "storage_refused", /answered 403.+ role Storage Blob Data Owner/u],
  ["404", "storage_refused", /answered 404: the container is not there. Deploy again/u],
  ["503", "unavailable", /answered 503/u],
  ["reset after handling", "network", /could not be reached/u],
  ["HTML instead of JSON", "malformed_response", /something that its API does not send/u],
  ["hang until timeout", "timeout", /No answer within [0-9.]+ s while keeping rejected events/u],
];

describe("a fault of Blob Storage when an event is kept aside", () => {
  it.each(faults)("%s: the stream fails with %s, and the next run keeps it", async (fault, category, says) => {
    await world.fresh();
    // Over 64 KB, which is what a column takes: the row is cut and the whole event kept.
    world.append(stream, 1, { aux_info: "x".repeat(70_000) });
    const mend = world.cloud.faults.add({
      host: "blobs",
      method: "PUT",
      path: /rejected-events/u,
      effect: faultEffects[fault],
    });
    // Short, because the run tries again until its time is over.
    const { ok, ...invocation } = await world.run({ RUN_BUDGET: "PT4S" });
    mend();

    expect(ok).toBe(false);
    expect(await committedEvents(world, stream)).toBe(0);
    const failed = world.lastHealth().find(({ details }) => details.stream === stream);
    expect(failed).toMatchObject({ category, details: { outcome: "failed", message: expect.stringMatching(says) } });
    expect(logLines({ ok, ...invocation })).toContainEqual(
      expect.stringMatching(new RegExp(`^error: ${stream} .+${category}`)),
    );
    world.expectAllDelivered({ times: "exactly once", streams: ["itemusages", "signinattempts"] });

    const { error } = await world.runAgain();
    expect(error).toBeUndefined();
    world.expectAllDelivered({ times: "at least once" });
    expect(await committedEvents(world, stream)).toBe(world.account.count(stream));
    const kept = await keptEvents(world);
    expect(kept.map(({ reason }) => reason)).toEqual(["cut"]);
  });
});
