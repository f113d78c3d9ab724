import { parentPort, workerData } from "node:worker_threads";
import * as v from "valibot";
import type { TestLine } from "../../../local-cloud/page-server/answers/content-tests.ts";
import { contentSchema } from "../content-schema.ts";
import { readHuntingQueries } from "../files/hunting-query-file.ts";
import { readRules } from "../files/rule-file.ts";
import { asExpected } from "./compare-alerts.ts";
import { createHuntingCases } from "./hunting-cases.ts";
import type { PlayedCase } from "./played-case.ts";
import { createRuleCases } from "./rule-cases.ts";

/*
 * A thread that runs the tests of one file as it is now, and posts a line for each: they take seconds, in which whoever shows them must go on.
 */

/** What the thread is given: the project's folder, and which file's tests. */
const order = v.object({ root: v.string(), kind: v.picklist(["rules", "hunting-queries"]), slug: v.string() });

/** What a thread is given. */
export type TestOrder = v.InferOutput<typeof order>;

function casesOf({ root, kind, slug }: TestOrder): PlayedCase[] {
  const content = contentSchema(root);
  return kind === "rules"
    ? readRules(root, [slug]).flatMap(createRuleCases(content))
    : readHuntingQueries(root, [slug]).flatMap(createHuntingCases(content));
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

async function runTests(post: (line: TestLine) => void): Promise<void> {
  try {
    const cases = casesOf(v.parse(order, workerData));
    post({ kind: "tests", names: cases.map(({ name }) => name) });
    for (const { name, run } of cases) {
      const begun = performance.now();
      const result = await run().catch((error: unknown) => `The query cannot run: ${messageOf(error)}`);
      const hasPassed = result === asExpected;
      const difference = hasPassed ? "" : result;
      post({ kind: "outcome", name, hasPassed, difference, ms: Math.round(performance.now() - begun) });
    }
  } catch (error) {
    post({ kind: "failed", message: messageOf(error) });
  }
}

const port = parentPort;
if (port !== null) await runTests((line) => port.postMessage(line));
