import { ArmError } from "../../arm-error.ts";
import type { ResourceType } from "../../resource-type.ts";
import { objectsAt, textAt, valueAt } from "../rules/body.ts";
import { resourceAt } from "../rules/references.ts";
import { defineSentinelType } from "./onboarding.ts";

/** Microsoft.SecurityInsights/automationRules. */
export const automationRules: ResourceType = defineSentinelType({
  type: "Microsoft.SecurityInsights/automationRules",
  name: {
    matches: /^[\w-]{1,260}$/u,
    code: "BadRequest",
    text: "The name '{name}' of the automation rule is not valid.",
  },
  fields: {
    properties: { is: "object", required: true },
    "properties.displayName": { is: "string", required: true, min: 1, max: 500 },
    "properties.order": { is: "integer", required: true, min: 1, max: 1000 },
    "properties.triggeringLogic": { is: "object", required: true },
    "properties.triggeringLogic.isEnabled": { is: "boolean", required: true },
    "properties.triggeringLogic.triggersOn": { is: "string", required: true, oneOf: ["Incidents", "Alerts"] },
    "properties.triggeringLogic.triggersWhen": { is: "string", required: true, oneOf: ["Created", "Updated"] },
    "properties.triggeringLogic.conditions": { is: "array", max: 50 },
    "properties.triggeringLogic.conditions[].conditionType": {
      is: "string",
      required: true,
      oneOf: ["Property", "PropertyArray", "PropertyChanged", "PropertyArrayChanged", "Boolean"],
    },
    "properties.actions": { is: "array", required: true, min: 1, max: 20 },
    "properties.actions[].order": { is: "integer", required: true, min: 0 },
    "properties.actions[].actionType": {
      is: "string",
      required: true,
      oneOf: ["ModifyProperties", "RunPlaybook", "AddIncidentTask"],
    },
    "properties.actions[].actionConfiguration": { is: "object", required: true },
  },
  check({ properties, resources }) {
    for (const [index, action] of objectsAt(properties, "actions").entries()) {
      const path = `properties.actions[${index}].actionConfiguration`;
      if (textAt(action, "actionType") === "RunPlaybook") {
        const playbook = textAt(action, "actionConfiguration.logicAppResourceId") ?? "";
        resourceAt(`${path}.logicAppResourceId`, playbook, "Microsoft.Logic/workflows", resources);
      }
      if (
        textAt(action, "actionType") === "AddIncidentTask" &&
        valueAt(action, "actionConfiguration.title") === undefined
      ) {
        throw new ArmError(400, "BadRequest", `Required property 'title' not found in JSON. Path '${path}'.`);
      }
    }
  },
});
