import { describe, expect, it } from "vitest";
import { streamLine } from "./connector-world.ts";
import type { RunAnswer } from "../../local-cloud/page-server/answers/connector.ts";
import { backlogChart, chartResult, lagChart, runsResult } from "../../page/views/connector/run-results.ts";
import { durationText, logText, outcomeText } from "../../page/views/connector/words.ts";

const run: RunAnswer = {
  number: 1,
  begun: Date.parse("2026-03-10T12:00:00.250Z"),
  ended: Date.parse("2026-03-10T12:00:02Z"),
  ok: true,
  isOnDemand: false,
  lines: [streamLine("itemusages"), streamLine("auditevents")],
  standing: { itemusages: { generated: 5, missing: 2, lagSeconds: 30 }, auditevents: { generated: 1, missing: 1 } },
  log: [],
};
const refused = streamLine("*", { outcome: "failed", category: "credentials_failed" });

describe("words", () => {
  it.each([
    [0, "0 s"],
    [45.4, "45 s"],
    [200, "3 min 20 s"],
    [7_500, "2 h 5 min"],
    [7_201, "2 h"],
    [273_600, "3 d 4 h"],
  ])("say %d seconds as %s", (seconds, text) => {
    expect(durationText(seconds)).toBe(text);
  });

  it.each<readonly [string, Partial<RunAnswer>]>([
    ["up to date", {}],
    ["more is waiting", { lines: [streamLine("itemusages", { outcome: "budget_spent" })] }],
    ["failed: credentials_failed (all streams)", { ok: false, lines: [refused] }],
    [
      "failed: network (itemusages)",
      {
        ok: false,
        lines: [streamLine("itemusages", { outcome: "failed", category: "network" }), streamLine("auditevents")],
      },
    ],
    [
      "failed: unavailable; no health row arrived",
      { ok: false, lines: [], error: "The run ended with failures: a [unavailable], b [unavailable]." },
    ],
    ["failed; no health row arrived", { ok: false, lines: [] }],
  ])("say how a run ended: %s", (text, changes) => {
    expect(outcomeText({ ...run, ...changes })).toBe(text);
  });

  it("show what a run wrote and threw, or that it wrote nothing", () => {
    const log = [{ level: "error", message: "<b>no</b>" }];
    expect(logText({ log, error: "It failed." })).toBe("error: <b>no</b>\nIt threw: It failed.");
    expect(logText({ log: [] })).toBe("It wrote nothing.");
  });
});

describe("results of runs", () => {
  it("are a row for each run", () => {
    expect(runsResult([run]).rows).toEqual([[1, "2026-03-10T12:00:00.000Z", "up to date", 20, 3, 1.8, "schedule"]]);
  });

  it("are a point for each run and stream, the oldest first, where it is known", () => {
    const later = { ...run, number: 2, ended: run.ended + 10_000 };
    expect(chartResult([later, run], lagChart).rows).toEqual([
      ["2026-03-10T12:00:02.000Z", "itemusages", 30],
      ["2026-03-10T12:00:12.000Z", "itemusages", 30],
    ]);
    expect(chartResult([run], backlogChart).rows).toEqual([
      ["2026-03-10T12:00:02.000Z", "itemusages", 2],
      ["2026-03-10T12:00:02.000Z", "auditevents", 1],
    ]);
  });
});
