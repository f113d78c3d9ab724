import type { StoredResource } from "../../azure/resource-manager/resource-type.ts";
import { isAtOrBelow } from "../../azure/resource-manager/resources.ts";
import { merge, textAt, valueAt } from "../../azure/resource-manager/types/rules/body.ts";
import type { Incident } from "../../azure/sentinel/incident.ts";
import { alertRuleType } from "../../azure/sentinel/rule-of-resource.ts";
import type { LocalCloud } from "../../cloud.ts";

/** Where rules are deployed. */
export type Deployment = Pick<LocalCloud, "manager" | "workspaceId"> & {
  readonly sentinel: Pick<LocalCloud["sentinel"], "incidents">;
};

/** A rule in the workspace. */
export interface DeployedRule {
  /** Undefined when it is not deployed. */
  readonly resource: StoredResource | undefined;
  /** The newest first. */
  readonly incidents: readonly Incident[];
}

/** Finds rules in the workspace by the id of their file. */
export function deployedRules({ manager, workspaceId, sentinel }: Deployment): (id: string) => DeployedRule {
  const resources = new Map(
    manager.resources
      .list(alertRuleType)
      .filter((resource) => isAtOrBelow(resource.id, workspaceId))
      .map((resource) => [resource.name, resource]),
  );
  const incidents = Map.groupBy(sentinel.incidents.list().toReversed(), ({ ruleId }) => ruleId);
  return (id) => ({ resource: resources.get(id), incidents: incidents.get(id) ?? [] });
}

/** What the lists show of a deployed rule. */
export function stateOf({ resource, incidents }: DeployedRule) {
  return {
    isEnabled: resource === undefined ? null : valueAt(resource.answered, "properties.enabled") === true,
    lastFired: incidents.length === 0 ? null : Math.max(...incidents.map((incident) => lastAlertOf(incident))),
    openIncidents: incidents.filter(({ status }) => status !== "Closed").length,
  };
}

/** When the newest alert of an incident came, in milliseconds since 1970. */
export function lastAlertOf({ alerts, createdAt }: Incident): number {
  return alerts.at(-1)?.at ?? createdAt;
}

/** The query that runs in the workspace. Undefined when the rule is not deployed. */
export function queryOf({ resource }: DeployedRule): string | undefined {
  return resource === undefined ? undefined : textAt(resource.answered, "properties.query");
}

/**
 * Switches a rule on or off, as somebody does in the portal.
 * @throws ArmError when Resource Manager refuses
 */
export async function switchRule(
  { id, apiVersion, sent }: StoredResource,
  isEnabled: boolean,
  { place }: Pick<Deployment["manager"], "place">,
): Promise<void> {
  await place([{ id, apiVersion, body: merge(sent, { properties: { enabled: isEnabled } }) }]);
}
