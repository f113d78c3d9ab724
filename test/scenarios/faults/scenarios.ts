import { describe, expect, it } from "vitest";
import { streams } from "../../../local-cloud/onepassword/streams.ts";
import { errorCategories } from "../../../src/errors.ts";
import type { World } from "../world.ts";
import { expectHealthRows, expectInvocation, expectRecovered, expectRowsAndCheckpoints, look } from "./assertions.ts";
import type { Expected, Target } from "./expectations.ts";
import { faultEffects, faultNames, passing } from "./fault-list.ts";
import type { FaultName } from "./fault-list.ts";

/** What a busy machine may take to say that a run is over. */
const allowanceMs = 3_000;

/** Events of each stream: delivered before the fault, new while it lasts, and new when it is over. */
const events = { before: 100, during: 30, after: 10 };

/**
 * One test for each fault of a target. It lasts for a whole run; afterwards it happens once more, for the run to get over it, when it
 * is one that passes by itself, and else not at all.
 */
export function describeFaults(world: World, target: Target): void {
  const runMs = (target.runSeconds ?? 4) * 1_000;
  const settings = { RUN_BUDGET: `PT${runMs / 1_000}S` };
  // A run may outlive its budget by one request, which may take a quarter of it.
  const longestRunMs = runMs + runMs / 4 + allowanceMs;
  describe(`a fault of ${target.title}`, () => {
    for (const fault of faultNames) {
      const expected = target.expected[fault];
      if (expected === undefined) continue;
      it(`${fault}: ${endingOf(expected)}, and the next run delivers everything`, async () => {
        await world.fresh({ events: events.before });
        const before = await world.run(settings);
        expect(before.error, "the run before the fault").toBeUndefined();
        world.expectAllDelivered({ times: "exactly once" });
        const seen = await look(world);
        const healthRows = world.health().length;
        append(world, events.during);

        const mend = world.cloud.faults.add({ ...target.hits, effect: faultEffects[fault] });
        const invocation = target.newProcess === true ? await world.run(settings) : await world.runAgain();
        mend();

        const hits = timesHit(world);
        const asked = requestsOf(target);
        expect(hits, "requests that met the fault").toBeGreaterThanOrEqual(asked);
        expect(hits > asked, `tried again (${hits} requests, ${asked} at first)`).toBe(isTriedAgain(expected, fault));
        expect(invocation.durationMs, "duration of the run").toBeLessThan(longestRunMs);
        expectInvocation(invocation, target, expected);
        await expectRowsAndCheckpoints(world, target, expected, { seen, newEvents: events.during });
        expectHealthRows(world, target, expected, healthRows);

        append(world, events.after);
        // What a config error is about is mended by then.
        const times = errorCategories[expected.category].retried ? 1 : 0;
        world.cloud.faults.add({ ...target.hits, times, effect: passing(fault) });
        const after = await world.runAgain();
        expect(after.error, "the run after the fault").toBeUndefined();
        expect(timesHit(world)).toBe(times);
        await expectRecovered(world, target, expected);
      });
    }
  });
}

function endingOf({ category, endsCleanly }: Expected): string {
  return endsCleanly === true ? "the run ends cleanly" : `the run fails with ${category}`;
}

function append(world: World, count: number): void {
  for (const stream of streams) world.append(stream, count);
}

/** How many requests the target gets in a run that meets the fault, when none is sent again. */
function requestsOf({ fails, noHealthRows }: Target): number {
  return (fails === "all" ? 1 : fails.length) + (noHealthRows === true ? 1 : 0);
}

/** A wait of an hour does not fit into the run, and what somebody has to mend is not worth another attempt. */
function isTriedAgain({ category, endsCleanly }: Expected, fault: FaultName): boolean {
  const waitsTooLong = endsCleanly === true && fault === "429 with a date";
  return errorCategories[category].retried && !waitsTooLong;
}

/** How many requests the newest fault has hit. */
function timesHit(world: World): number {
  return world.cloud.faults.applied().at(-1)?.count ?? 0;
}
