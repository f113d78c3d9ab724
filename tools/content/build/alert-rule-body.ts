import type { deployedRule } from "./deployed-rule.ts";

/** What infra/modules/analytics-rules.bicep sends for a rule where all severities are enabled: the body of Microsoft.SecurityInsights/alertRules. */
export function alertRuleBody(rule: ReturnType<typeof deployedRule>) {
  return {
    kind: "Scheduled",
    properties: {
      displayName: rule.name,
      description: rule.description,
      enabled: rule.ready,
      severity: rule.severity,
      query: rule.query,
      queryFrequency: rule.queryFrequency,
      queryPeriod: rule.queryPeriod,
      triggerOperator: rule.triggerOperator,
      triggerThreshold: rule.triggerThreshold,
      suppressionDuration: "PT5H",
      suppressionEnabled: false,
      tactics: rule.tactics,
      techniques: rule.techniques,
      templateVersion: rule.version,
      eventGroupingSettings: { aggregationKind: rule.aggregationKind },
      entityMappings: rule.entityMappings,
      customDetails: rule.customDetails,
      alertDetailsOverride: rule.alertDetails,
      incidentConfiguration: rule.incidents,
    },
  };
}
