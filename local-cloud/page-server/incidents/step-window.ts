const unitMs: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/** From when to when events are looked at, in milliseconds since 1970; undefined for no bound. */
export interface StepWindow {
  readonly from?: number;
  readonly to?: number;
}

/**
 * The time that a step of a runbook names in words: `14 days before the alert to now`, `the change to 1 day after`. A moment that is named without
 * a length is the incident's own: its first activity as a beginning, its last as an end. Words that name no time have no bounds.
 */
export function windowOf(words: string, activity: { readonly from: number; readonly to: number }): StepWindow {
  const [, begins, ends] = /^(.+?) to (.+)$/u.exec(words) ?? [];
  if (begins === undefined || ends === undefined) return {};
  const before = lengthIn(begins, "before");
  const after = lengthIn(ends, "after");
  return {
    from: begins === "now" ? activity.to : activity.from - (before ?? 0),
    ...(ends === "now" ? {} : { to: activity.to + (after ?? 0) }),
  };
}

function lengthIn(words: string, direction: "before" | "after"): number | undefined {
  const found = /^(\d+) (minute|hour|day)s? (before|after)\b/u.exec(words);
  return found?.[3] === direction ? Number(found[1]) * (unitMs[found[2] ?? ""] ?? 0) : undefined;
}
