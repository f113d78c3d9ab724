import type { Severity } from "./severity.ts";
/** A cell of a result, as the query API sends it. */
export type Cell = string | number | boolean | null;

export type IncidentStatus = "New" | "Active" | "Closed";

/** What a list shows of an incident. Times are milliseconds since 1970. */
export interface IncidentSummary {
  /** GUID: the last part of its address. */
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly severity: Severity;
  readonly status: IncidentStatus;
  readonly owner: string | null;
  /** Name of the rule that is deployed; its id when it is no longer. */
  readonly rule: string;
  readonly createdAt: number;
  readonly changedAt: number;
  readonly tactics: readonly string[];
  readonly alerts: number;
  /** Names of the first entities. */
  readonly entities: readonly string[];
  readonly moreEntities: number;
}

/** `GET /api/incidents`: the newest first. */
export interface IncidentList {
  readonly incidents: readonly IncidentSummary[];
}

export interface EntityAnswer {
  readonly type: string;
  /** As a person names it: `ines@contoso.example`. */
  readonly name: string;
  readonly identifiers: Readonly<Record<string, string>>;
  /** Identifier in 1Password, where the evidence has it. */
  readonly userUuid: string | null;
}

/** The first results that are behind an alert. */
export interface EvidenceAnswer {
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly rows: readonly (readonly Cell[])[];
  /** How many there were. */
  readonly total: number;
}

export interface AlertAnswer {
  /** Counted from 1 in the incident. */
  readonly number: number;
  readonly at: number;
  readonly title: string;
  readonly description: string;
  readonly severity: Severity;
  readonly entities: readonly string[];
  readonly details: Readonly<Record<string, readonly string[]>>;
  readonly evidence: EvidenceAnswer;
}

/** Something that happened: an event of the evidence, an alert, or a change of the incident. */
export interface TimelineEntry {
  /** Counted from 1, the oldest first. */
  readonly number: number;
  readonly at: number;
  readonly kind: "event" | "alert" | "change";
  readonly text: string;
  /** Further values, by name. */
  readonly facts: readonly (readonly [name: string, value: string])[];
}

export interface RunbookStep {
  readonly step: string;
  readonly window: string;
  /** Parser or table. */
  readonly look: string;
  readonly columns: readonly string[];
  /** The step as a query, about the entities of this incident. */
  readonly query: string;
}

/** What the rule's author says of it. */
export interface RuleAnswer {
  readonly slug: string;
  readonly name: string;
  readonly description: string;
  readonly frequency: string;
  readonly period: string;
  readonly techniques: readonly string[];
  readonly query: string;
  readonly falsePositives: readonly string[];
  readonly blindSpots: readonly string[];
  readonly tuning: readonly { readonly knob: string; readonly change: string }[];
}

/** A hunting query that may tell more about an incident. */
export interface LinkedQuery {
  readonly slug: string;
  readonly name: string;
  readonly question: string;
  /** Why it is offered here, in words. */
  readonly why: string;
  readonly onHit: string;
  /** What it cannot work without. */
  readonly needs: readonly string[];
  readonly query: string;
}

/** `GET /api/incidents/{id}`, and the answer to a change. */
export interface IncidentAnswer extends IncidentSummary {
  readonly description: string;
  readonly classification: string | null;
  readonly techniques: readonly string[];
  /** The oldest first. */
  readonly alertsWithEvidence: readonly AlertAnswer[];
  readonly allEntities: readonly EntityAnswer[];
  /** Items in the evidence, by their identifiers. */
  readonly items: readonly string[];
  /** The oldest first. */
  readonly timeline: readonly TimelineEntry[];
  /** How many events of the evidence are too many for the timeline. */
  readonly eventsLeftOut: number;
  /** Undefined when the rule is none of this project's. */
  readonly ruleFile?: RuleAnswer;
  readonly runbook: readonly RunbookStep[];
  readonly hunting: readonly LinkedQuery[];
  /** Gives UserEmail and UserUuid of the accounts that the evidence has no identifier of; null when there is none. */
  readonly peopleQuery: string | null;
}

/** `PUT /api/incidents/{id}`: what is not named stays. */
export interface IncidentChangeRequest {
  /** As it was read: the change is refused when the incident has changed since. */
  readonly changedAt: number;
  readonly status?: IncidentStatus;
  readonly severity?: Severity;
  /** Null for nobody. */
  readonly owner?: string | null;
  /** Wanted when the status becomes Closed. */
  readonly classification?: string;
}
