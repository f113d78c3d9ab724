import type { RuleCheck } from "./examined-rule.ts";

/** At least one test that fires and one that does not, each with a name of its own. */
export const checkTests: RuleCheck = ({ rule: { tests } }) => {
  const names = tests.map(({ name }) => name);
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  return [
    ...(tests.some(({ alerts }) => alerts.length > 0) ? [] : ["tests: none fires"]),
    ...(tests.some(({ alerts }) => alerts.length === 0) ? [] : ["tests: none is silent"]),
    ...twice.map((name) => `tests: two are called "${name}"`),
  ];
};
