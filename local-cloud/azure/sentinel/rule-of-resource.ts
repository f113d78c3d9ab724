import { readDuration } from "../../../src/duration.ts";
import type { StoredResource } from "../resource-manager/resource-type.ts";
import { objectAt, objectsAt, textAt, textsAt, valueAt } from "../resource-manager/types/rules/body.ts";
import {
  type IncidentGrouping,
  type ScheduledRule,
  severities,
  type Severity,
  type TriggerOperator,
} from "./scheduled-rule.ts";

/** Type of the resources that {@link ruleOfResource} reads. */
export const alertRuleType = "Microsoft.SecurityInsights/alertRules";

const operators: readonly TriggerOperator[] = ["GreaterThan", "LessThan", "Equal", "NotEqual"];
const matchings: readonly IncidentGrouping["matching"][] = ["AllEntities", "AnyAlert", "Selected"];

/** The rule in a deployed `Microsoft.SecurityInsights/alertRules`. Resource Manager has checked that all is there. */
export function ruleOfResource({ name, answered }: Pick<StoredResource, "name" | "answered">): ScheduledRule {
  const properties = objectAt(answered, "properties");
  const texts = objectAt(properties, "alertDetailsOverride");
  const suppressionMs = msAt(textAt(properties, "suppressionDuration"));
  return {
    id: name,
    name: textAt(properties, "displayName") ?? "",
    description: textAt(properties, "description") ?? "",
    enabled: valueAt(properties, "enabled") === true,
    severity: severityOf(textAt(properties, "severity")),
    tactics: textsAt(properties, "tactics"),
    techniques: textsAt(properties, "techniques"),
    query: textAt(properties, "query") ?? "",
    frequencyMs: msAt(textAt(properties, "queryFrequency")),
    periodMs: msAt(textAt(properties, "queryPeriod")),
    trigger: {
      operator: operators.find((operator) => operator === properties["triggerOperator"]) ?? "GreaterThan",
      threshold: Number(properties["triggerThreshold"] ?? 0),
    },
    suppressionMs: valueAt(properties, "suppressionEnabled") === true ? suppressionMs : undefined,
    alertPerResult: textAt(properties, "eventGroupingSettings.aggregationKind") === "AlertPerResult",
    entityMappings: objectsAt(properties, "entityMappings").map((mapping) => ({
      entityType: textAt(mapping, "entityType") ?? "",
      fields: objectsAt(mapping, "fieldMappings").map((field) => ({
        identifier: textAt(field, "identifier") ?? "",
        column: textAt(field, "columnName") ?? "",
      })),
    })),
    customDetails: Object.fromEntries(
      Object.entries(objectAt(properties, "customDetails")).flatMap(([detail, column]): [string, string][] =>
        typeof column === "string" ? [[detail, column]] : [],
      ),
    ),
    alertDetails: {
      titleFormat: textAt(texts, "alertDisplayNameFormat"),
      descriptionFormat: textAt(texts, "alertDescriptionFormat"),
      severityColumn: textAt(texts, "alertSeverityColumnName"),
      tacticsColumn: textAt(texts, "alertTacticsColumnName"),
    },
    incidents: {
      creates: valueAt(properties, "incidentConfiguration.createIncident") !== false,
      grouping: groupingOf(answered),
    },
  };
}

function groupingOf(answered: StoredResource["answered"]): IncidentGrouping | undefined {
  const grouping = objectAt(answered, "properties.incidentConfiguration.groupingConfiguration");
  if (grouping["enabled"] !== true) return undefined;
  return {
    lookbackMs: msAt(textAt(grouping, "lookbackDuration")),
    reopensClosed: grouping["reopenClosedIncident"] === true,
    matching: matchings.find((matching) => matching === grouping["matchingMethod"]) ?? "AllEntities",
    entities: textsAt(grouping, "groupByEntities"),
    alertDetails: textsAt(grouping, "groupByAlertDetails"),
    customDetails: textsAt(grouping, "groupByCustomDetails"),
  };
}

function msAt(duration: string | undefined): number {
  return readDuration(duration ?? "") ?? 0;
}

function severityOf(text: string | undefined): Severity {
  return severities.find((severity) => severity === text) ?? "Medium";
}
