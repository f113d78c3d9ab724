import type { Check } from "./examined-rule.ts";

/** What has tests that give something, or nothing. */
interface Tested {
  readonly tests: readonly { readonly name: string; readonly alerts: readonly unknown[] }[];
}

/** At least one test that fires and one that does not, each with a name of its own. */
export const checkTests: Check<Tested> = ({ rule: { tests } }) => {
  const names = tests.map(({ name }) => name);
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  return [
    ...(tests.some(({ alerts }) => alerts.length > 0) ? [] : ["tests: none fires"]),
    ...(tests.some(({ alerts }) => alerts.length === 0) ? [] : ["tests: none is silent"]),
    ...twice.map((name) => `tests: two are called "${name}"`),
  ];
};
