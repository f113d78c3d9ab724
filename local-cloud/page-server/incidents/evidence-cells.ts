import { type Entity, entityName, type Evidence, type EvidenceCell } from "../../azure/sentinel/alert.ts";
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

/** Who an account is in 1Password, if a row of the evidence has both its address and its identifier. */
export function userUuidOf(entity: Entity, { alerts }: Pick<Incident, "alerts">): string | undefined {
  if (entity.type !== "Account") return undefined;
  const address = entityName(entity).toLowerCase();
  for (const { evidence } of alerts) {
    const [email, uuid] = ["UserEmail", "UserUuid"].map((column) =>
      evidence.columns.findIndex(({ name }) => name === column),
    );
    const row = evidence.rows.find((cells) => String(cells[email ?? -1]).toLowerCase() === address);
    const found = row?.[uuid ?? -1];
    if (typeof found === "string" && found !== "") return found;
  }
  return undefined;
}
