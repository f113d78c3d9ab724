import type { Evidence, EvidenceCell } from "../../azure/sentinel/alert.ts";
import type { Incident, IncidentEdit } from "../../azure/sentinel/incident.ts";
import type { IncidentAnswer, TimelineEntry } from "../answers/incidents.ts";

type Unnumbered = Omit<TimelineEntry, "number">;

/** Columns that say when a row happened, the best first. */
const timeColumns = ["EventTime", "TimeGenerated"] as const;

/** Columns that say who, the best first. */
const whoColumns = ["UserEmail", "UserName", "Device", "SrcIp"] as const;

/** Columns that another one says better. */
const repeated = new Set<string>([...timeColumns, "AccountName", "AccountUPNSuffix", "Severity"]);

/** Most events of a timeline: the first ones. */
const mostEvents = 500;

const mostFacts = 8;
const longestFact = 120;

/** What happened, the oldest first: the events of the evidence, each once, the alerts, and what was changed. */
export function timelineOf({
  alerts,
  edits,
}: Pick<Incident, "alerts" | "edits">): Pick<IncidentAnswer, "timeline" | "eventsLeftOut"> {
  const events = new Map<string, Unnumbered>();
  for (const alert of alerts) {
    for (const row of alert.evidence.rows) {
      const key = JSON.stringify(row);
      const entry = events.has(key) ? undefined : eventEntry(alert.evidence, row);
      if (entry !== undefined) events.set(key, entry);
    }
  }
  const alerted = alerts.map(({ at, title, severity }): Unnumbered => ({
    at,
    kind: "alert",
    text: title,
    facts: [["Severity", severity]],
  }));
  const happened = [...events.values()].toSorted(byTime).slice(0, mostEvents);
  // Sorting keeps the order of equal times: what happened, then that it was seen, then what was done about it.
  const timeline = [...happened, ...alerted, ...edits.map(changeEntry)]
    .toSorted(byTime)
    .map((entry, index) => Object.assign({ number: index + 1 }, entry));
  return { timeline, eventsLeftOut: events.size - happened.length };
}

function byTime(one: Unnumbered, other: Unnumbered): number {
  return one.at - other.at;
}

/** Undefined for a row without a time: counts over many events. */
function eventEntry({ columns }: Evidence, row: readonly EvidenceCell[]): Unnumbered | undefined {
  const cellOf = (wanted: string): string => {
    const index = columns.findIndex(({ name }) => name === wanted);
    return String(row[index] ?? "");
  };
  const at = timeColumns.map((name) => Date.parse(cellOf(name))).find((time) => !Number.isNaN(time));
  if (at === undefined) return undefined;
  const who = whoColumns.find((name) => cellOf(name) !== "");
  const facts = columns
    .filter(({ name }) => name !== who && !repeated.has(name) && cellOf(name) !== "")
    .map(({ name }): readonly [string, string] => [name, shortened(cellOf(name))]);
  return { at, kind: "event", text: who === undefined ? "Event" : cellOf(who), facts: facts.slice(0, mostFacts) };
}

function changeEntry({ at, by, field, from, to }: IncidentEdit): Unnumbered {
  const name = `${field.slice(0, 1).toUpperCase()}${field.slice(1)}`;
  const why = by === "alert" ? " by a new alert" : "";
  return { at, kind: "change", text: `${name}: ${from ?? "none"} → ${to ?? "none"}${why}`, facts: [] };
}

function shortened(text: string): string {
  return text.length <= longestFact ? text : `${text.slice(0, longestFact)} …`;
}
