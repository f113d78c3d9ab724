import { parentPort, workerData } from "node:worker_threads";
import * as v from "valibot";
import { readRules } from "../../content/files/rule-file.ts";
import { attacksNamed, createWorld } from "./world.ts";
import { playRule, playScenario } from "./play.ts";
import { job, plan } from "./plan.ts";
import type { Answer } from "./plan.ts";

// One of several threads: each makes the same company for itself and plays what it is told.
const { root, world: options, rarer, scenarioAt } = v.parse(plan, workerData);
const rules = readRules(root);
const world = await createWorld(root, options);
const to = options.from + options.days * 86_400_000;

// eslint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
const answer = (message: Answer): void => parentPort?.postMessage(message);

parentPort?.on("message", (message: unknown) => {
  void play(message);
});
answer({ kind: "ready", rows: world.rows });

async function play(message: unknown): Promise<void> {
  const { kind, name } = v.parse(job, message);
  if (kind === "attack") {
    for (const attack of attacksNamed([name])) {
      answer({ kind, scenario: await playScenario(world, attack, { at: scenarioAt, rules }) });
    }
    return;
  }
  const file = rules.find(({ slug }) => slug === name);
  if (file === undefined) throw new RangeError(`There is no rule ${name}.`);
  answer({ kind, rule: await playRule(file, world.quiet, { from: options.from, to, rarer }) });
}
