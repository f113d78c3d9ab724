import { describe, expect, test } from "vitest";
import { createPeriodView } from "../../local-cloud/azure/sentinel/period-view.ts";
import { ruleOfFile } from "../../local-cloud/azure/sentinel/rule-of-file.ts";
import { runRule } from "../../local-cloud/azure/sentinel/run-rule.ts";
import { contentSchema } from "../../tools/content/content-schema.ts";
import { readRules } from "../../tools/content/files/rule-file.ts";
import { testsOf } from "../../tools/content/playing/derived-tests.ts";
import { dayStart } from "../../tools/content/playing/play-time.ts";
import { createPlayedDatabases } from "../../tools/content/playing/played-database.ts";

const root = new URL("../../", import.meta.url).pathname;
const databaseFor = createPlayedDatabases(contentSchema(root));

// Each falls due some minutes after the second run; the third is eight minutes late. The rules round the time of a run to five minutes.
describe("a rule that looks at the hours since something", () => {
  test.each([
    {
      slug: "connector-silent",
      name: "a stream goes on until half past twelve",
      runs: ["12:32", "13:32", "14:40", "15:41"],
    },
    {
      slug: "connector-silent",
      name: "a stream has no events while another goes on, unlike a week ago",
      runs: ["10:32", "11:32", "12:40", "13:41"],
    },
    { slug: "connector-falls-behind", name: "the lag grows for three hours", runs: ["09:02", "10:02", "11:10"] },
  ])("$slug: $name, with a late run", async ({ slug, name, runs }) => {
    expect(await alertsOf(slug, name, runs)).toEqual([0, 0, 1, 0].slice(0, runs.length));
  });
});

/** How many alerts each run makes of the events of a test in the rule's file. */
async function alertsOf(slug: string, name: string, runs: readonly string[]): Promise<readonly number[]> {
  const [file] = readRules(root, [slug]);
  if (file === undefined) throw new Error(`There is no rule ${slug}.`);
  const played = testsOf(file).find((one) => one.name === name);
  if (played === undefined) throw new Error(`${slug} has no test of that name: ${name}.`);
  const view = createPeriodView(databaseFor(played.given, played.events));
  const numbers: number[] = [];
  for (const run of runs) numbers.push((await runRule(ruleOfFile(file), view, dayStart + timeOfDay(run))).length);
  return numbers;
}

/** `13:34` in milliseconds. */
function timeOfDay(text: string): number {
  return Date.parse(`1970-01-01T${text}:00Z`);
}
