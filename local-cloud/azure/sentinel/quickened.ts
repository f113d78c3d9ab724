import type { ScheduledRule } from "./scheduled-rule.ts";

const knob = /^(\s*let frequency = )[^;]+;/mu;

/**
 * A rule that runs more often, for somebody who looks on. Its query looks at what arrived since the run before, so the knob that
 * says how long ago that was is set to the new frequency; a rule without the knob stays as it is. Nothing else about time changes.
 */
export function quickened(rule: ScheduledRule, speed: number): ScheduledRule {
  if (speed === 1 || !knob.test(rule.query)) return rule;
  const frequencyMs = Math.ceil(rule.frequencyMs / speed);
  return { ...rule, frequencyMs, query: rule.query.replace(knob, `$1${frequencyMs}ms;`) };
}
