import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { readRules } from "../../content/files/rule-file.ts";
import type { RuleFile } from "../../content/files/rule-file.ts";
import { eventTable } from "./parsed-rows.ts";
import type { Answer, Job, Plan } from "./plan.ts";
import type { PlayedRule, PlayedScenario } from "./play.ts";
import { attacksNamed } from "./world.ts";

const dayMs = 86_400_000;
/** Two weeks, so that baselines have what they look back at. */
const daysBefore = 14;
/** Hourly rules run every four hours: less than the six hours of lateness that the tests of each rule play. */
const rarer = 4;
/** A Monday. */
const from = Date.UTC(2026, 2, 2);

/** What to measure. */
export interface DetectionOptions {
  readonly people: number;
  readonly days: number;
  readonly seed: number;
  /** Only these rules, by file name; and only attacks that they should see. @default all */
  readonly rules?: readonly string[] | undefined;
  /** Every run of every rule, which takes four times as long. @default false */
  readonly isExact?: boolean | undefined;
  /** @param line what is being done. */
  readonly say: (line: string) => void;
}

/** What came of it. */
export interface Detections {
  readonly people: number;
  readonly days: number;
  /** Rows of the workspace, with the fortnight before and the health rows. */
  readonly rows: number;
  /** Over the quiet days: the rules that work without a watchlist, another table or tuning. */
  readonly quiet: readonly PlayedRule[];
  readonly scenarios: readonly PlayedScenario[];
  readonly seconds: number;
}

/** Plays quiet days, then every attack, with as many threads as there are cores. */
export async function measureDetections(options: DetectionOptions): Promise<Detections> {
  const { people, days, seed, say } = options;
  const started = performance.now();
  const root = fileURLToPath(new URL("../../../", import.meta.url));
  const files = readRules(root, options.rules);
  const attacks = attacksNamed(undefined).filter(
    (attack) => options.rules === undefined || attack.rules.some((rule) => options.rules?.includes(rule)),
  );
  const plan: Plan = {
    root,
    world: { people, seed, from, days, before: daysBefore, keepsRaw: files.some(readsRaw) },
    rarer: options.isExact === true ? 1 : rarer,
    scenarioAt: scenarioTime(days),
  };
  const ready = files.filter(({ needs }) => needs.length === 0);
  const jobs: Job[] = [
    // The longest first, so that the threads end together.
    ...ready.toSorted(byEffort).map(({ slug }) => ({ kind: "rule" as const, name: slug })),
    ...attacks.map(({ name }) => ({ kind: "attack" as const, name })),
  ];
  const total = jobs.length;
  say(`A company of ${people} people works for ${daysBefore} + ${days} days ...`);
  const quiet: PlayedRule[] = [];
  const scenarios: PlayedScenario[] = [];
  let rows = 0;
  const take = (answer: Answer): void => {
    if (answer.kind === "ready") ({ rows } = answer);
    else if (answer.kind === "rule") quiet.push(answer.rule);
    else scenarios.push(answer.scenario);
    const done = quiet.length + scenarios.length;
    const name = answer.kind === "rule" ? answer.rule.slug : answer.kind === "attack" ? answer.scenario.name : "ready";
    say(`${done} of ${total}: ${name}`);
  };
  const threads = Math.max(1, Math.min(availableParallelism(), 4, total));
  await Promise.all(Array.from({ length: threads }, async () => await runThread(plan, jobs, take)));
  return {
    people,
    days,
    rows,
    quiet: quiet.toSorted((one, other) => other.alerts.length - one.alerts.length || byName(one.slug, other.slug)),
    scenarios: scenarios.toSorted((one, other) => byName(one.name, other.name)),
    seconds: (performance.now() - started) / 1000,
  };
}

/** Gives a thread one job after the other, until none is left. */
async function runThread(plan: Plan, jobs: Job[], take: (answer: Answer) => void): Promise<void> {
  const worker = new Worker(new URL("worker.ts", import.meta.url), { workerData: plan });
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  worker.on("error", reject);
  worker.on("message", (answer: Answer) => {
    take(answer);
    const next = jobs.shift();
    if (next === undefined) resolve(undefined);
    // eslint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    else worker.postMessage(next);
  });
  try {
    await promise;
  } finally {
    await worker.terminate();
  }
}

/** Ten in the morning of a working day about two thirds through, so that a day and more follows. */
function scenarioTime(days: number): number {
  const day = from + Math.floor(days * 0.66) * dayMs;
  const weekday = new Date(day).getUTCDay();
  const shift = weekday === 0 ? -3 : weekday >= 4 ? 3 - weekday : 0;
  return day + shift * dayMs + 10 * 3_600_000;
}

function readsRaw({ query }: RuleFile): boolean {
  return query.includes(eventTable);
}

/** Runs times days looked back at: about what a rule costs. */
function byEffort(one: RuleFile, other: RuleFile): number {
  return effort(other) - effort(one);
}

function effort({ queryFrequency, queryPeriod, query }: RuleFile): number {
  const unit: Readonly<Record<string, number>> = { m: 1, h: 60, d: 1440 };
  const minutes = (span: string): number => Number.parseInt(span, 10) * (unit[span.slice(-1)] ?? 1);
  const weight = query.includes("OnePasswordItemUsages") ? 10 : 1;
  return (minutes(queryPeriod) / minutes(queryFrequency)) * weight;
}

function byName(one: string, other: string): number {
  return one < other ? -1 : 1;
}
