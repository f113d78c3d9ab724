import { deployedName } from "../../../tools/content/build/deployed-rule.ts";
import type { RuleFile } from "../../../tools/content/files/rule-file.ts";
import { parseTimespan, ticksPerMillisecond } from "../../../tools/kql/values/ticks.ts";
import type { ScheduledRule, TriggerOperator } from "./scheduled-rule.ts";

const operators = {
  gt: "GreaterThan",
  lt: "LessThan",
  eq: "Equal",
  ne: "NotEqual",
} as const satisfies Readonly<Record<RuleFile["triggerOperator"], TriggerOperator>>;

/** A rule as it would run when it is deployed and enabled. */
export function ruleOfFile(file: RuleFile): ScheduledRule {
  const { alertDetailsOverride: texts, incidentConfiguration: incidents } = file;
  const { groupingConfiguration: grouping } = incidents;
  return {
    id: file.id,
    name: deployedName(file),
    description: file.description,
    enabled: true,
    severity: file.severity,
    tactics: file.tactics,
    techniques: file.relevantTechniques,
    query: file.query,
    frequencyMs: spanMs(file.queryFrequency),
    periodMs: spanMs(file.queryPeriod),
    trigger: { operator: operators[file.triggerOperator], threshold: file.triggerThreshold },
    suppressionMs: undefined,
    alertPerResult: file.eventGroupingSettings.aggregationKind === "AlertPerResult",
    entityMappings: file.entityMappings.map(({ entityType, fieldMappings }) => ({
      entityType,
      fields: fieldMappings.map(({ identifier, columnName }) => ({ identifier, column: columnName })),
    })),
    customDetails: file.customDetails,
    alertDetails: {
      titleFormat: texts.alertDisplayNameFormat,
      descriptionFormat: texts.alertDescriptionFormat,
      severityColumn: texts.alertSeverityColumnName,
      tacticsColumn: texts.alertTacticsColumnName,
    },
    incidents: {
      creates: incidents.createIncident,
      grouping: grouping.enabled
        ? {
            lookbackMs: spanMs(grouping.lookbackDuration),
            reopensClosed: grouping.reopenClosedIncident,
            matching: grouping.matchingMethod,
            entities: grouping.groupByEntities,
            alertDetails: grouping.groupByAlertDetails,
            customDetails: grouping.groupByCustomDetails,
          }
        : undefined,
    },
  };
}

/** Milliseconds of `15m`, `1d`. */
function spanMs(span: string): number {
  return Number((parseTimespan(span) ?? 0n) / ticksPerMillisecond);
}
