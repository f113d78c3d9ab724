import { ArmError } from "../../../local-cloud/azure/resource-manager/arm-error.ts";
import type { JsonObject } from "../../../local-cloud/azure/resource-manager/json-value.ts";
import { parseResourceId } from "../../../local-cloud/azure/resource-manager/resource-id.ts";
import { createResourceStore } from "../../../local-cloud/azure/resource-manager/resources.ts";
import { alertRules } from "../../../local-cloud/azure/resource-manager/types/sentinel/alert-rules.ts";
import type { DatabaseSchema } from "../../kql/language/schema.ts";
import { alertRuleBody } from "../build/alert-rule-body.ts";
import { deployedRule } from "../build/deployed-rule.ts";
import type { RuleCheck } from "./examined-rule.ts";

const workspace =
  "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/siem/providers/Microsoft.OperationalInsights/workspaces/contoso";
const sentinel = `${workspace}/providers/Microsoft.SecurityInsights`;

/**
 * What Azure refuses of the deployed rule: its limits, names of entities and details, what incidents are grouped by. Asked of the local
 * cloud's Resource Manager, which knows them (Microsoft Learn, "Service limits for Microsoft Sentinel").
 */
export const checkService: RuleCheck = ({ rule, schema }) => {
  const id = parseResourceId(`${sentinel}/alertRules/${rule.id}`);
  if (id === undefined) return ["id: it can be no resource's name"];
  const body: JsonObject = alertRuleBody(deployedRule(rule));
  const surroundings = { resources: workspaceWith(schema), tenantId: "", now: () => 0, deployerId: "" };
  try {
    alertRules.put({ id, apiVersion: "2025-09-01", body }, surroundings);
    return [];
  } catch (error) {
    if (error instanceof ArmError)
      return [`the service refuses it: ${error.message}${error.target === undefined ? "" : ` (${error.target})`}`];
    throw error;
  }
};

/** A workspace with Sentinel and all that rules can name. */
function workspaceWith(schema: DatabaseSchema) {
  const resources = [
    { id: workspace, type: "Microsoft.OperationalInsights/workspaces" },
    { id: `${sentinel}/onboardingStates/default`, type: "Microsoft.SecurityInsights/onboardingStates" },
    ...schema.tables.map(({ name }) => ({
      id: `${workspace}/tables/${name}`,
      type: "Microsoft.OperationalInsights/workspaces/tables",
    })),
    ...schema.watchlists.map(({ alias }) => ({
      id: `${sentinel}/watchlists/${alias}`,
      type: "Microsoft.SecurityInsights/watchlists",
    })),
  ];
  const stored = resources.map(({ id, type }) => ({ id, type, name: "", apiVersion: "", sent: {}, answered: {} }));
  return createResourceStore(stored);
}
