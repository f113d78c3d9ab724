import type { RuleCheck } from "./examined-rule.ts";
import { knobsOf, watchlistsOf } from "./query-parts.ts";

/** What a person is told to turn is there to be turned: a name that the query declares, or a watchlist that it reads. */
export const checkTuning: RuleCheck = ({ rule, bound }) => {
  const knobs = new Set([...knobsOf(bound.syntax).keys(), ...watchlistsOf(bound.syntax)]);
  return rule.tuning
    .filter(({ knob }) => !knobs.has(knob))
    .map(({ knob }) => `tuning: the query has no let and no watchlist ${knob}`);
};

/** Two to four steps, each of which can be done as it is written. */
export const checkRunbook: RuleCheck = ({ rule: { runbook }, columnsOf }) => {
  const count =
    runbook.length >= 2 && runbook.length <= 4 ? [] : [`runbook: ${runbook.length} steps, it must be two to four`];
  const wrong = runbook.flatMap(({ look, columns }) => {
    const there = columnsOf(look);
    if (there === undefined) return [`runbook: there is no ${look}`];
    return columns.filter((column) => !there.has(column)).map((column) => `runbook: ${look} has no column ${column}`);
  });
  return [...count, ...wrong];
};
