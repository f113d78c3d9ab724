import { contentSchema } from "../content-schema.ts";
import { readParsers } from "../files/parser-file.ts";
import { readRules } from "../files/rule-file.ts";
import type { RuleFile } from "../files/rule-file.ts";
import { readVendorDetections } from "../files/vendor-detections.ts";
import { readWatchlists } from "../files/watchlist-file.ts";
import { readHuntingQueries } from "../files/hunting-query-file.ts";
import { createExaminer } from "./examined-rule.ts";
import { huntingProblems, namesOfRules } from "./hunting-checks.ts";
import { parserProblems } from "./parsers.ts";
import { repeatedNames, uncovered, unknownCovers } from "./repository.ts";
import { ruleChecks } from "./rule-checks.ts";
import { watchlistProblems } from "./watchlists.ts";
import type { ExaminedRule } from "./examined-rule.ts";

/** What is wrong with one rule by itself. */
export function ruleProblems(examined: ExaminedRule): string[] {
  return Object.values(ruleChecks).flatMap((check) => check(examined));
}

/**
 * Everything that is wrong with the content, a line each, with its file.
 * @param root - Folder of the project.
 * @param slugs - Only these rules, and nothing else; undefined for all.
 * @throws ContentError where a file cannot be read
 */
export function contentProblems(root: string, slugs?: readonly string[]): string[] {
  const schema = contentSchema(root);
  const examine = createExaminer(schema);
  const rules = readRules(root, slugs);
  const own = rules.flatMap((rule) => ruleProblems(examine(rule)).map((problem) => inFile(rule, problem)));
  const vendors = readVendorDetections(root);
  if (slugs !== undefined) return [...own, ...unknownCovers(vendors, rules)];
  const hunts = readHuntingQueries(root);
  return [
    ...readParsers(root).flatMap((parser) =>
      parserProblems(parser, schema).map((problem) => `parsers/${parser.name}.yaml: ${problem}`),
    ),
    ...readWatchlists(root).flatMap((list) =>
      watchlistProblems(list).map((problem) => `watchlists/${list.alias}.yaml: ${problem}`),
    ),
    ...own,
    ...repeatedNames(rules),
    ...hunts.flatMap((hunt) =>
      huntingProblems(examine(hunt)).map((problem) => `hunting-queries/${hunt.slug}.yaml: ${problem}`),
    ),
    ...repeatedNames(hunts),
    ...namesOfRules(hunts, rules),
    ...unknownCovers(vendors, rules),
    ...uncovered(vendors, rules).map((id) => `no rule covers ${id}`),
  ];
}

function inFile({ slug }: RuleFile, problem: string): string {
  return `analytics-rules/${slug}.yaml: ${problem}`;
}
