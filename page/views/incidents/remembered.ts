const analystKey = "analyst";

/** The name that the analyst at this browser gave, for incidents that are "mine". */
export function analystName(): string | undefined {
  return window.localStorage.getItem(analystKey) ?? undefined;
}

export function rememberAnalyst(name: string): void {
  window.localStorage.setItem(analystKey, name);
}

/** The steps of an incident's runbook that are done, by their place. */
export function stepsDone(incidentId: string): ReadonlySet<number> {
  const stored = window.localStorage.getItem(runbookKey(incidentId)) ?? "";
  return new Set(
    stored
      .split(",")
      .filter((place) => place !== "")
      .map(Number),
  );
}

export function rememberSteps(incidentId: string, done: ReadonlySet<number>): void {
  window.localStorage.setItem(runbookKey(incidentId), [...done].join(","));
}

function runbookKey(incidentId: string): string {
  return `runbook ${incidentId}`;
}
