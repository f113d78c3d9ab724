import { createPeriodView } from "../../../local-cloud/azure/sentinel/period-view.ts";
import { ruleOfFile } from "../../../local-cloud/azure/sentinel/rule-of-file.ts";
import { runRule } from "../../../local-cloud/azure/sentinel/run-rule.ts";
import type { DatabaseSchema } from "../../kql/language/schema.ts";
import type { RuleFile } from "../files/rule-file.ts";
import type { RuleTest } from "../files/rule-test.ts";
import { asExpected, compareAlerts } from "./compare-alerts.ts";
import { type PlayedTest, testsOf } from "./derived-tests.ts";
import { play } from "./play.ts";
import { dayStart } from "./play-time.ts";
import type { PlayedCase } from "./played-case.ts";
import { createPlayedDatabases } from "./played-database.ts";

const fiveMinutesMs = 5 * 60_000;

/** Gives all tests of a rule: those in its file, and what must hold for every rule. For many rules, so that what they share is bound once. */
export function createRuleCases(content: DatabaseSchema): (file: RuleFile) => PlayedCase[] {
  const databaseFor = createPlayedDatabases(content);
  const emptyWatchlists = Object.fromEntries(content.watchlists.map(({ alias }) => [alias, []]));

  return (file) => {
    const rule = ruleOfFile(file);
    const tests = testsOf(file);
    const played =
      ({ given, events, alerts }: PlayedTest, nowShiftMs = 0) =>
      async (): Promise<string> =>
        compareAlerts(alerts, await play(rule, databaseFor(given, events), { nowShiftMs }));
    const survived = (watchlists: NonNullable<RuleTest["watchlists"]>) => async (): Promise<string> => {
      await runRule(rule, createPeriodView(databaseFor({ watchlists }, [])), dayStart);
      return asExpected;
    };
    return [
      ...tests.map((test) => ({ name: test.name, run: played(test) })),
      // Whether now() in a query is the time of the run or the end of its period is documented nowhere.
      ...tests
        .filter(({ alerts }) => alerts.length > 0)
        .slice(0, 1)
        .map((test) => ({
          name: `${test.name}, with a now() five minutes earlier`,
          run: played(test, -fiveMinutesMs),
        })),
      { name: "a run with no watchlist and no row does not fail", run: survived({}) },
      { name: "a run with empty watchlists and no row does not fail", run: survived(emptyWatchlists) },
    ];
  };
}
