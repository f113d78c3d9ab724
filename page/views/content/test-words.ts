import type { TestEvent, TestOutcome } from "../../../local-cloud/page-server/answers/content-tests.ts";

/** A field of an event, with the names of what it is in: `session.ip`. */
export interface Field {
  readonly name: string;
  readonly value: string;
}

const streams = { audit: "Audit event", signIn: "Sign-in attempt", usage: "Item usage", health: "Health row" } as const;

/** An event of a test as people read it. */
export interface EventWords {
  readonly stream: string;
  readonly when: string;
  readonly who: string;
  readonly from: string;
  readonly fields: readonly Field[];
  readonly arrives: string;
}

/** Says an event of a test in words; see tools/content/playing/README.md for its keys. */
export function eventWords(event: TestEvent): EventWords {
  const kind = (["audit", "signIn", "usage", "health"] as const).find((each) => event[each] !== undefined) ?? "audit";
  const { country, ip, session } = event;
  return {
    stream: streams[kind],
    when: [momentWords(event.at), ...repeatWords(event)].join(", "),
    who: event.by ?? "",
    from: [ip, country, session === undefined ? undefined : `session ${session}`]
      .filter((part) => part !== undefined)
      .join(", "),
    fields: fieldsOf(event[kind] ?? {}),
    arrives: event.arrives === undefined ? "after a minute" : `after ${event.arrives.replace(/^\+/u, "")}`,
  };
}

/** `-3d 10:00` -> `3 days before, 10:00`. */
export function momentWords(at: string): string {
  const [, sign, days = "", time = at] = /^([+-])(\d+)d (.+)$/u.exec(at) ?? [];
  if (sign === undefined) return time;
  return `${days} ${days === "1" ? "day" : "days"} ${sign === "-" ? "before" : "after"}, ${time}`;
}

function repeatWords({ times, every = "1s", daily }: TestEvent): string[] {
  return [
    ...(daily === undefined ? [] : [`on each of the ${daily} days before`]),
    ...(times === undefined ? [] : [`${times} times, ${every} apart`]),
  ];
}

/** The fields of an event, those inside of others too. Null takes a field of the sample away. */
export function fieldsOf(value: Readonly<Record<string, unknown>>, prefix = ""): Field[] {
  return Object.entries(value).flatMap(([key, inner]) => {
    const name = `${prefix}${key}`;
    if (inner === null) return [{ name, value: "(none)" }];
    if (isFields(inner)) return fieldsOf(inner, `${name}.`);
    return [{ name, value: typeof inner === "string" ? inner : JSON.stringify(inner) }];
  });
}

function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A cell of a row that a test gives or expects. */
export function cellWords(value: unknown): string {
  if (value === null || value === undefined) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** A run of tests, sorted under the tests of the file that they are made of. */
export interface OutcomeGroups {
  /** By the test's name in the file: its outcomes, and how many are still to come. */
  readonly ofTest: ReadonlyMap<string, OutcomeGroup>;
  /** What must hold for every rule. */
  readonly others: OutcomeGroup;
}

export interface OutcomeGroup {
  readonly outcomes: readonly TestOutcome[];
  readonly expected: number;
}

/**
 * Sorts outcomes under the tests in the file. A test that is made of one there is called as that one, with more behind a comma.
 * @param tests - Names of the tests in the file.
 * @param names - Names of all that run.
 */
export function groupOutcomes(
  tests: readonly string[],
  names: readonly string[],
  outcomes: readonly TestOutcome[],
): OutcomeGroups {
  // The longest first: a name may be the beginning of another.
  const longest = tests.toSorted((one, other) => other.length - one.length);
  const testOf = (name: string): string | undefined =>
    longest.find((test) => name === test || name.startsWith(`${test}, `));
  const group = (test: string | undefined): OutcomeGroup => ({
    outcomes: outcomes.filter(({ name }) => testOf(name) === test),
    expected: names.filter((name) => testOf(name) === test).length,
  });
  return { ofTest: new Map(tests.map((test) => [test, group(test)])), others: group(undefined) };
}

/** How a run goes on: `5 of 17 run, 1 failed`. */
export function progressWords(names: readonly string[], outcomes: readonly TestOutcome[]): string {
  const failed = outcomes.filter(({ hasPassed }) => !hasPassed).length;
  const end = failed > 0 ? `${failed} failed` : outcomes.length === names.length ? "all passed" : "none failed";
  return `${outcomes.length} of ${names.length} run, ${end}.`;
}
