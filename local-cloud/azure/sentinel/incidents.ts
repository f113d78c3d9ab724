import type { Alert } from "./alert.ts";
import { gravest, type Incident, type IncidentEdit } from "./incident.ts";
import { incidentFor } from "./incident-grouping.ts";
import type { ScheduledRule } from "./scheduled-rule.ts";

/** What an analyst may change. */
export type IncidentChange = Partial<
  Pick<Incident, "title" | "description" | "severity" | "status" | "owner" | "classification">
>;

/** The incidents of a workspace, in memory. */
export interface Incidents {
  /** Puts the alerts of one run into incidents: into those that are there, or new ones. */
  take(rule: ScheduledRule, alerts: readonly Alert[]): void;
  /** The oldest first. */
  list(): readonly Incident[];
  get(id: string): Incident | undefined;
  /** @returns the changed incident; undefined when there is none. */
  change(id: string, change: IncidentChange, at: number): Incident | undefined;
  delete(id: string): boolean;
  clear(): void;
  /** Calls `listener` with each incident that was made, with all alerts of the run that made it, and each that was opened again. */
  onOpened(listener: (incident: Incident) => void): void;
  /** Calls `listener` with each incident that was made or changed, as it is then. */
  onChanged(listener: (incident: Incident) => void): void;
}

/** @param newId - Makes a GUID. */
export function createIncidents(newId: () => string): Incidents {
  const byId = new Map<string, Incident>();
  const listeners: ((incident: Incident) => void)[] = [];
  const watchers: ((incident: Incident) => void)[] = [];
  let count = 0;

  function keep(incident: Incident): void {
    byId.set(incident.id, incident);
    for (const watcher of watchers) watcher(incident);
  }

  function open(alert: Alert): Incident {
    count += 1;
    const { ruleId, title, description, severity, at } = alert;
    const state = { status: "New", owner: undefined, classification: undefined } as const;
    const times = { createdAt: at, changedAt: at };
    return {
      id: newId(),
      number: count,
      ruleId,
      title,
      description,
      severity,
      ...state,
      ...times,
      alerts: [alert],
      edits: [],
    };
  }

  return {
    take({ id: ruleId, incidents: { creates, grouping } }, alerts) {
      if (!creates) return;
      const opened = new Set<string>();
      for (const alert of alerts) {
        const known = [...byId.values()].filter((incident) => incident.ruleId === ruleId);
        const found = grouping === undefined ? undefined : incidentFor(alert, known, grouping);
        const incident = found === undefined ? open(alert) : add(found, alert);
        if (found === undefined || found.status === "Closed") opened.add(incident.id);
        keep(incident);
      }
      for (const id of opened) {
        const incident = byId.get(id);
        if (incident !== undefined) for (const listener of listeners) listener(incident);
      }
    },
    list: () => [...byId.values()],
    get: (id) => byId.get(id),
    change(id, change, at) {
      const incident = byId.get(id);
      if (incident === undefined) return undefined;
      const changed = edited(incident, change, "analyst", at);
      keep(changed);
      return changed;
    },
    delete: (id) => byId.delete(id),
    clear() {
      byId.clear();
      count = 0;
    },
    onOpened: (listener) => void listeners.push(listener),
    onChanged: (listener) => void watchers.push(listener),
  };
}

/** Severity: the gravest of the alerts. That the title stays the first alert's is not documented. */
function add(incident: Incident, alert: Alert): Incident {
  const change: IncidentChange = {
    // Which status an incident has that was opened again is not documented.
    status: incident.status === "Closed" ? "Active" : incident.status,
    severity: gravest([incident.severity, alert.severity]),
  };
  return { ...edited(incident, change, "alert", alert.at), alerts: [...incident.alerts, alert] };
}

/** Most changes that are remembered of an incident. */
const maxEdits = 500;

const editable = ["title", "description", "severity", "status", "owner", "classification"] as const;

function edited(incident: Incident, change: IncidentChange, by: IncidentEdit["by"], at: number): Incident {
  const changed = { ...incident, ...change };
  const edits = editable
    .filter((field) => changed[field] !== incident[field])
    .map((field): IncidentEdit => ({ at, by, field, from: incident[field], to: changed[field] }));
  return {
    ...changed,
    changedAt: Math.max(at, incident.changedAt + 1),
    edits: [...incident.edits, ...edits].slice(-maxEdits),
  };
}
