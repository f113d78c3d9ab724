import { expect, it } from "vitest";
import { createRunLog } from "../../local-cloud/run-log.ts";
import { line } from "./stream-line.ts";

const result = { ok: true, lines: [line], log: [], standing: new Map() };

it("knows of no run at first", () => {
  const log = createRunLog();
  expect([log.runs(), log.runningSince(), log.nextAt, log.totals().runs]).toEqual([[], undefined, undefined, 0]);
});

it("tells of the run under way, and then of what it did", () => {
  const log = createRunLog();
  const end = log.begin({ at: 1_000, isOnDemand: true });
  expect(log.runningSince()).toBe(1_000);
  expect(log.runs()).toEqual([]);
  end(3_000, { ...result, ok: false, error: "It broke." });
  expect(log.runningSince()).toBeUndefined();
  expect(log.runs()).toEqual([
    { ...result, number: 1, begun: 1_000, ended: 3_000, isOnDemand: true, ok: false, error: "It broke." },
  ]);
});

it("keeps the last runs, and counts all", () => {
  const log = createRunLog(2);
  for (const at of [1, 2, 3]) log.begin({ at, isOnDemand: false })(at, result);
  expect(log.runs().map(({ number }) => number)).toEqual([2, 3]);
  expect(log.totals()).toEqual({ runs: 3, events: 4_500, pages: 6 });
});
