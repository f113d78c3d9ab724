import type { Evidence, EvidenceCell } from "../../azure/sentinel/alert.ts";
import type { Incident } from "../../azure/sentinel/incident.ts";

/** The texts in a column of all evidence of an incident, each once. */
export function textsIn(incident: Pick<Incident, "alerts">, column: string): string[] {
  const found = new Set<string>();
  for (const { evidence } of incident.alerts) {
    const index = evidence.columns.findIndex(({ name }) => name === column);
    for (const row of evidence.rows) {
      const cell = row[index];
      if (typeof cell === "string" && cell !== "") found.add(cell);
    }
  }
  return [...found];
}

/** When something happened that the evidence names: the first and the last time in any column; without one, the alerts' times. */
export function activityOf({ alerts }: Pick<Incident, "alerts">): { readonly from: number; readonly to: number } {
  const times = alerts.flatMap(({ evidence }) => evidence.rows.flatMap((row) => timesIn(evidence, row)));
  const known = times.length > 0 ? times : alerts.map(({ at }) => at);
  return {
    from: known.reduce((least, time) => Math.min(least, time), Infinity),
    to: known.reduce((most, time) => Math.max(most, time), -Infinity),
  };
}

function timesIn({ columns }: Evidence, row: readonly EvidenceCell[]): number[] {
  return columns.flatMap(({ type }, index) => {
    const time = type === "datetime" ? Date.parse(String(row[index])) : Number.NaN;
    return Number.isNaN(time) ? [] : [time];
  });
}

/** Who people are in 1Password: identifier by address in lower case, of the rows that have both. */
export function userUuids({ alerts }: Pick<Incident, "alerts">): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { evidence } of alerts) {
    const [email = -1, uuid = -1] = ["UserEmail", "UserUuid"].map((column) =>
      evidence.columns.findIndex(({ name }) => name === column),
    );
    for (const row of evidence.rows) {
      const [address, identifier] = [row[email], row[uuid]];
      if (typeof address === "string" && typeof identifier === "string" && identifier !== "") {
        found.set(address.toLowerCase(), identifier);
      }
    }
  }
  return found;
}
