import type { Incident } from "../../azure/sentinel/incident.ts";
import { quickened } from "../../azure/sentinel/quickened.ts";
import { alertRuleType, ruleOfResource } from "../../azure/sentinel/rule-of-resource.ts";
import type { ResourceStore } from "../../azure/resource-manager/resource-type.ts";
import { healthRules } from "../../health-rules.ts";
import type { HealthIncident, HealthRule } from "../answers/connector.ts";

const ids: readonly string[] = Object.values(healthRules);

/** The rules that watch the connector, as they are deployed. `speed`: how many times as often they run here. */
export function healthRuleAnswers(resources: Pick<ResourceStore, "list">, speed: number): readonly HealthRule[] {
  return resources
    .list(alertRuleType)
    .filter(({ name }) => ids.includes(name))
    .map((resource) => ruleOfResource(resource))
    .map((rule) => ({
      id: rule.id,
      name: rule.name,
      isEnabled: rule.enabled,
      everySeconds: rule.frequencyMs / 1_000,
      hereEverySeconds: quickened(rule, speed).frequencyMs / 1_000,
    }));
}

/** The incidents of those rules that are not closed, the newest first. */
export function healthIncidentAnswers(incidents: readonly Incident[]): readonly HealthIncident[] {
  return incidents
    .filter(({ ruleId, status }) => status !== "Closed" && ids.includes(ruleId))
    .toReversed()
    .map(({ id, ruleId, number, title, severity, status, alerts }) => ({
      id,
      ruleId,
      number,
      title,
      severity,
      status,
      alerts: alerts.length,
    }));
}
