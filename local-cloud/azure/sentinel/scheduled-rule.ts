/** Severities of rules and alerts, the gravest first. */
export const severities = ["High", "Medium", "Low", "Informational"] as const;
export type Severity = (typeof severities)[number];

export type TriggerOperator = "GreaterThan" | "LessThan" | "Equal" | "NotEqual";

/** Which columns of a result identify an entity. */
export interface EntityMapping {
  readonly entityType: string;
  readonly fields: readonly { readonly identifier: string; readonly column: string }[];
}

/** Which alerts share an incident. */
export interface IncidentGrouping {
  /** For how long after its first alert an incident takes others, in milliseconds. */
  readonly lookbackMs: number;
  readonly reopensClosed: boolean;
  readonly matching: "AllEntities" | "AnyAlert" | "Selected";
  readonly entities: readonly string[];
  readonly alertDetails: readonly string[];
  readonly customDetails: readonly string[];
}

/** An analytics rule of the kind Scheduled, as Sentinel runs it. */
export interface ScheduledRule {
  /** Last part of the resource's name. */
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly enabled: boolean;
  readonly severity: Severity;
  readonly tactics: readonly string[];
  readonly techniques: readonly string[];
  readonly query: string;
  readonly frequencyMs: number;
  readonly periodMs: number;
  readonly trigger: { readonly operator: TriggerOperator; readonly threshold: number };
  /** How long the rule rests after an alert; undefined when it does not. */
  readonly suppressionMs: number | undefined;
  readonly alertPerResult: boolean;
  readonly entityMappings: readonly EntityMapping[];
  /** Column by name of the detail. */
  readonly customDetails: Readonly<Record<string, string>>;
  readonly alertDetails: {
    readonly titleFormat?: string | undefined;
    readonly descriptionFormat?: string | undefined;
    readonly severityColumn?: string | undefined;
    readonly tacticsColumn?: string | undefined;
  };
  readonly incidents: { readonly creates: boolean; readonly grouping: IncidentGrouping | undefined };
}
