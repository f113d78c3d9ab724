import { describe, expect, test } from "vitest";

import { createIncidents } from "../../../../local-cloud/azure/sentinel/incidents.ts";
import { quickened } from "../../../../local-cloud/azure/sentinel/quickened.ts";
import type { ScheduledRule } from "../../../../local-cloud/azure/sentinel/scheduled-rule.ts";
import { createSentinel, type Sentinel } from "../../../../local-cloud/azure/sentinel/sentinel.ts";
import { createEvents, type Events, hourMs, minuteMs, noon, sampleRule } from "./samples.ts";

interface Scene {
  readonly sentinel: Sentinel;
  readonly events: Events;
  readonly failed: readonly string[];
  /** Lets the time go on, in steps, and runs what is due at each. */
  readonly pass: (until: number, stepMs: number) => Promise<void>;
  /** When each alert was made, in minutes after noon. */
  readonly alertMinutes: () => number[];
}

function play(rules: readonly Partial<ScheduledRule>[], { aheadMs = 0 } = {}): Scene {
  const events = createEvents();
  const failed: string[] = [];
  let [now, count] = [noon, 0];
  const incidents = createIncidents(() => `incident-${++count}`);
  const sentinel = createSentinel({
    rules: () => rules.map((rule) => ({ ...sampleRule, ...rule })),
    database: () => events,
    incidents,
    clock: { now: () => now },
    aheadMs,
    onFailure: (rule, error) => void failed.push(`${rule.id}: ${String(error)}`),
  });
  return {
    sentinel,
    events,
    failed,
    async pass(until, stepMs) {
      for (; now < until; now += stepMs) await sentinel.runDue();
      now = until;
      await sentinel.runDue();
    },
    alertMinutes: () => incidents.list().flatMap(({ alerts }) => alerts.map(({ at }) => (at - noon) / minuteMs)),
  };
}

describe("a rule's schedule", () => {
  test("begins when the rule is first seen, and then keeps its frequency", async () => {
    const { alertMinutes, events, pass } = play([{}]);
    for (const minute of [-10, 0, 8, 30]) events.add(noon + minute * minuteMs, "ines");
    await pass(noon + hourMs, minuteMs);
    expect(alertMinutes()).toEqual([0, 10, 20, 40]);
  });

  test("takes each turn that was missed, with its own time", async () => {
    const { alertMinutes, events, pass } = play([{}]);
    for (const minute of [-10, 0, 8, 30]) events.add(noon + minute * minuteMs, "ines");
    await pass(noon + hourMs, hourMs);
    expect(alertMinutes()).toEqual([0, 10, 20, 40]);
  });

  test("has turns at other moments than those of the other rules", async () => {
    const rules = ["rule-1", "rule-2"].map((id) => ({ id, periodMs: hourMs }));
    const { alertMinutes, events, pass } = play(rules);
    events.add(noon - 10 * minuteMs, "ines");
    await pass(noon + 10 * minuteMs, minuteMs);
    expect(alertMinutes()).toEqual([0, 5, 10]);
  });

  test("leaves out rules that are disabled", async () => {
    const { alertMinutes, events, pass } = play([{ enabled: false }]);
    events.add(noon - 10 * minuteMs, "ines");
    await pass(noon + hourMs, minuteMs);
    expect(alertMinutes()).toEqual([]);
  });

  test("rests after an alert where the rule says so", async () => {
    const { alertMinutes, events, pass } = play([{ suppressionMs: 30 * minuteMs, periodMs: 2 * hourMs }]);
    events.add(noon - 10 * minuteMs, "ines");
    await pass(noon + hourMs, minuteMs);
    expect(alertMinutes()).toEqual([0, 30, 60]);
  });

  test("begins anew when the frequency of the rule changes", async () => {
    const rules = [{ frequencyMs: 10 * minuteMs, periodMs: 2 * hourMs }];
    const { alertMinutes, events, pass } = play(rules);
    events.add(noon - 10 * minuteMs, "ines");
    await pass(noon + 15 * minuteMs, minuteMs);
    rules.splice(0, 1, { frequencyMs: 30 * minuteMs, periodMs: 2 * hourMs });
    await pass(noon + hourMs, minuteMs);
    expect(alertMinutes()).toEqual([0, 10, 15, 45]);
  });

  test("can look ahead of the clock, at what has just arrived", async () => {
    const { alertMinutes, events, pass } = play([{}], { aheadMs: 5 * minuteMs });
    events.add(noon, "ines");
    await pass(noon, minuteMs);
    expect(alertMinutes()).toEqual([0]);
  });
});

test("a rule that fails is told of, and the others go on", async () => {
  const { alertMinutes, events, failed, pass } = play([
    { id: "rule-1", query: "Nothing | take 1" },
    { id: "rule-2", periodMs: hourMs },
  ]);
  events.add(noon - 10 * minuteMs, "ines");
  await pass(noon + 5 * minuteMs, minuteMs);
  expect(failed).toMatchObject([expect.stringMatching(/^rule-1: .*Nothing/u)]);
  expect(alertMinutes()).toEqual([5]);
});

test("a signal ends the runs", async () => {
  const { failed, sentinel } = play([{}]);
  await expect(sentinel.runDue(AbortSignal.abort(new Error("stopped")))).rejects.toThrow("stopped");
  expect(failed).toEqual([]);
});

test("all rules at once see what has just arrived, whatever their schedules", async () => {
  const { alertMinutes, events, sentinel } = play([
    { id: "rule-1" },
    { id: "rule-2" },
    { id: "rule-3", enabled: false },
  ]);
  events.add(noon, "ines");
  await sentinel.runAll();
  expect(alertMinutes()).toEqual([0, 0]);
});

describe("a quickened rule", () => {
  const query =
    "// Knobs\nlet frequency = 15m;\nlet lookback = 1d;\nEvents | where ingestion_time() > ago(frequency + 5m) and ingestion_time() <= ago(5m)";
  const rule = { ...sampleRule, query, frequencyMs: 15 * minuteMs, periodMs: 24 * hourMs };

  test("alerts once all the same", async () => {
    const { alertMinutes, events, pass } = play([quickened(rule, 30)], { aheadMs: 5 * minuteMs });
    events.add(noon + 10_000, "ines", "here", noon + 45_000);
    await pass(noon + 5 * minuteMs, 10_000);
    expect(alertMinutes()).toEqual([1]);
  });

  test("is the same one without the knob, and at the speed of 1", () => {
    expect(quickened(sampleRule, 30)).toBe(sampleRule);
    expect(quickened(rule, 1)).toBe(rule);
  });
});
