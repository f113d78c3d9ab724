import { formatTimespan, parseTimespan } from "../../kql/values/ticks.ts";
import type { RuleCheck } from "./examined-rule.ts";
import { callsOf, knobsOf, timespanOf } from "./query-parts.ts";

/** Knob of the query -> key of the file. */
const knobKeys = { frequency: "queryFrequency" } as const;

/** The query's own times are those of its schedule: it would miss events or alert twice otherwise. */
export const checkTiming: RuleCheck = ({ rule, bound }) => {
  const knobs = knobsOf(bound.syntax);
  const valueOf = (name: string): bigint | undefined => {
    const knob = knobs.get(name);
    return knob === undefined ? undefined : timespanOf(knob, knobs);
  };
  const period = parseTimespan(rule.queryPeriod) ?? 0n;
  const lookback = valueOf("lookback");
  const asked = callsOf(bound.syntax, "ago")
    .map(([span]) => (span === undefined ? undefined : timespanOf(span, knobs)))
    .filter((span) => span !== undefined);
  const furthest = asked.reduce((longest, span) => (span > longest ? span : longest), 0n);
  const unequal = Object.entries(knobKeys)
    .filter(([knob, key]) => valueOf(knob) !== parseTimespan(rule[key]))
    .map(([knob, key]) => `query: it must begin with let ${knob} = ${rule[key]}; as ${key} says`);
  return [
    ...unequal,
    ...(lookback === undefined ? ["query: it has no let lookback"] : []),
    ...(lookback !== undefined && lookback > period ? ["query: lookback is longer than queryPeriod"] : []),
    ...(furthest === period
      ? []
      : [`query: it looks back ${formatTimespan(furthest)}, queryPeriod is ${rule.queryPeriod}`]),
  ];
};
