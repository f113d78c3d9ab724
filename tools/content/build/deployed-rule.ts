import type { RuleFile } from "../files/rule-file.ts";
import { isoDuration } from "./iso-duration.ts";
import { ruleDescription } from "./rule-description.ts";

const operators = { gt: "GreaterThan", lt: "LessThan", eq: "Equal", ne: "NotEqual" } as const;

/** A rule as `ruleType` of infra/modules/analytics-rules.bicep wants it. */
export function deployedRule(rule: RuleFile) {
  const { createIncident, groupingConfiguration } = rule.incidentConfiguration;
  return {
    id: rule.id,
    version: rule.version,
    name: deployedName(rule),
    description: ruleDescription(rule),
    severity: rule.severity,
    // What cannot work yet must not run: it would fail or be silent, and count against the limit of enabled rules.
    ready: rule.needs.length === 0,
    query: rule.query.trim(),
    queryFrequency: isoDuration(rule.queryFrequency),
    queryPeriod: isoDuration(rule.queryPeriod),
    triggerOperator: operators[rule.triggerOperator],
    triggerThreshold: rule.triggerThreshold,
    tactics: rule.tactics,
    techniques: deployedTechniques(rule),
    aggregationKind: rule.eventGroupingSettings.aggregationKind,
    entityMappings: rule.entityMappings,
    customDetails: rule.customDetails,
    alertDetails: rule.alertDetailsOverride,
    incidents: {
      createIncident,
      groupingConfiguration: {
        ...groupingConfiguration,
        lookbackDuration: isoDuration(groupingConfiguration.lookbackDuration),
      },
    },
  };
}

/** The name in the portal: it says whose rule it is. */
export function deployedName({ name }: Pick<RuleFile, "name">): string {
  return `1Password: ${name}`;
}

/**
 * Techniques without their sub-techniques, each once: alertRules 2025-09-01 has no `subTechniques`, and `techniques` takes T1234 alone
 * (Azure resource types, microsoft.securityinsights@2025-09-01). The files keep them.
 */
export function deployedTechniques({ relevantTechniques }: Pick<RuleFile, "relevantTechniques">): string[] {
  return [...new Set(relevantTechniques.map((technique) => technique.split(".", 1)[0] ?? technique))];
}
