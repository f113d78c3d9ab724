import { expect } from "vitest";
import type { Invocation } from "../../../local-cloud/functions-host/host.ts";
import { streams } from "../../../local-cloud/onepassword/streams.ts";
import type { Stream } from "../../../local-cloud/onepassword/streams.ts";
import { committedEvents } from "../checkpoint-content.ts";
import type { HealthRow } from "../health-rows.ts";
import { logLines } from "../world.ts";
import type { World } from "../world.ts";
import type { Expected, Target } from "./expectations.ts";

/** A stream before the fault. */
export interface Seen {
  readonly stream: Stream;
  /** Different events in the table. */
  readonly rows: number;
  readonly checkpoint: string | undefined;
}

/** Looks at each stream. */
export async function look(world: World): Promise<Seen[]> {
  return Promise.all(
    streams.map(async (stream) => ({
      stream,
      rows: world.delivered(stream).size,
      checkpoint: await world.checkpoint(stream),
    })),
  );
}

/** Whether a lost answer leaves rows behind: then they may come again. */
function uploadsWithoutAnswer(target: Target, { handled = false }: Expected): boolean {
  return handled && target.hits.host === "ingestion";
}

/** How the run ended, and the lines that it wrote about it. */
export function expectInvocation(invocation: Invocation, target: Target, expected: Expected): void {
  const { category, says, endsCleanly = false } = expected;
  const lines = logLines(invocation);
  const aboutHealthRows = lines.filter((line) => line.includes("The health rows of this run could not be sent. "));
  const aboutStreams = lines.filter((line) => !aboutHealthRows.includes(line));
  const named = `[${category}]`;
  const failing = aboutStreams.filter((line) => line.includes(named));
  expect(failing, `in the log:\n${lines.join("\n")}`).toHaveLength(target.fails === "all" ? 1 : target.fails.length);
  const begins = endsCleanly ? /^warning: .* must wait: /u : /^error: .* failed: /u;
  for (const line of failing) {
    expect(line).toMatch(begins);
    expect(line).toMatch(says);
  }

  expect(aboutHealthRows, `in the log:\n${lines.join("\n")}`).toHaveLength(target.noHealthRows === true ? 1 : 0);
  for (const line of aboutHealthRows) expect(line).toMatch(/^error: .*\S \[\w+\]$/u);
  for (const line of aboutHealthRows) expect(line).toContain(named);

  const fails = !endsCleanly || target.noHealthRows === true;
  expect(invocation.error?.message ?? "", `in the log:\n${lines.join("\n")}`).toContain(fails ? named : "");
  expect(invocation.ok).toBe(!fails);
}

/** What reached the table, and that no checkpoint is ahead of it. */
export async function expectRowsAndCheckpoints(
  world: World,
  target: Target,
  expected: Expected,
  { seen, newEvents }: { readonly seen: readonly Seen[]; readonly newEvents: number },
): Promise<void> {
  const writesWithoutAnswer = expected.handled === true && target.hits.host === "blobs" && target.hits.method === "PUT";
  for (const { stream, rows, checkpoint } of seen) {
    const failed = target.fails === "all" || target.fails.includes(stream);
    const arrived = !failed || target.rowsArrive === true || uploadsWithoutAnswer(target, expected);
    const delivered = world.delivered(stream);
    expect(delivered.size, `different ${stream} in the table`).toBe(arrived ? rows + newEvents : rows);
    const moved = (await world.checkpoint(stream)) !== checkpoint;
    expect(moved, `the checkpoint of ${stream} moved`).toBe(!failed || writesWithoutAnswer);
    const committed = [...world.account.uuids(stream)].slice(0, await committedEvents(world, stream));
    const skipped = committed.filter((uuid) => !delivered.has(uuid));
    expect(skipped.length, `${stream} behind the checkpoint that are not in the table`).toBe(0);
  }
  expect(await world.cloud.blobs.listBlobs("rejected-events"), "no event is to blame").toEqual([]);
}

/** The health rows that the run wrote, if they could arrive. `before` is how many there were. */
export function expectHealthRows(world: World, target: Target, expected: Expected, before: number): void {
  const written = world.health().slice(before);
  if (target.noHealthRows === true && !uploadsWithoutAnswer(target, expected)) {
    expect(written, "health rows").toEqual([]);
    return;
  }
  const { category, says, endsCleanly = false } = expected;
  const failed = {
    category,
    details: { outcome: endsCleanly ? "rate_limited" : "failed", message: expect.stringMatching(says) },
  };
  const drained = { category: "ok", details: { outcome: "drained" } };
  if (target.fails === "all") {
    expect(written).toMatchObject([{ ...failed, details: { ...failed.details, stream: "*" } }]);
    return;
  }
  for (const stream of streams) {
    // After a lost answer a health row may stand there more than once, like any row.
    const ofStream = written.filter(({ details }: HealthRow) => details.stream === stream);
    expect(ofStream.length, `health rows of ${stream}`).toBeGreaterThan(0);
    for (const row of ofStream) expect(row).toMatchObject(target.fails.includes(stream) ? failed : drained);
  }
}

/** Everything is in the table, everything is committed, and the run says that all is well. */
export async function expectRecovered(world: World, target: Target, expected: Expected): Promise<void> {
  const mayRepeat = target.rowsArrive === true || uploadsWithoutAnswer(target, expected);
  world.expectAllDelivered({ times: mayRepeat ? "at least once" : "exactly once" });
  for (const stream of streams) {
    const count = world.account.count(stream);
    expect(await committedEvents(world, stream), `${stream} behind the checkpoint`).toBe(count);
  }
  const rows = world.lastHealth();
  for (const stream of streams) expect(rows.map(({ details }) => details.stream)).toContain(stream);
  expect(new Set(rows.map(({ category, details }) => `${category} ${details.outcome}`))).toEqual(
    new Set(["ok drained"]),
  );
}
