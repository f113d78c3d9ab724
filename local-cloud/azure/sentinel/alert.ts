import type { Severity } from "./scheduled-rule.ts";

/** Somebody or something that an alert is about. */
export interface Entity {
  readonly type: string;
  /** Value by identifier: `{ Name: "ines", UPNSuffix: "contoso.example" }`. */
  readonly identifiers: Readonly<Record<string, string>>;
}

/** A cell of an answer of the query API. An integer that JSON readers would round is its digits as text. */
export type EvidenceCell = string | number | boolean | null;

/** Results of a rule's query, as the query API sends them. */
export interface Evidence {
  /** Name and KQL type. */
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly rows: readonly (readonly EvidenceCell[])[];
}

/** What a run of a rule found. */
export interface Alert {
  readonly ruleId: string;
  /** Time of the run, in milliseconds since 1970. */
  readonly at: number;
  readonly title: string;
  readonly description: string;
  readonly severity: Severity;
  readonly tactics: readonly string[];
  readonly techniques: readonly string[];
  readonly entities: readonly Entity[];
  /** Different values by name of the detail, in the order of the results. */
  readonly details: Readonly<Record<string, readonly string[]>>;
  /** How many results of the query are behind it. */
  readonly results: number;
  /** The first of these results. */
  readonly evidence: Evidence;
}

/** An entity as a person names it: `ines@contoso.example`, `192.0.2.10`. */
export function entityName({ identifiers }: Entity): string {
  const { Name: name, UPNSuffix: suffix } = identifiers;
  if (name !== undefined && suffix !== undefined) return `${name}@${suffix}`;
  return Object.values(identifiers)[0] ?? "";
}
