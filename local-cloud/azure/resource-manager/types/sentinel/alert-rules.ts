import type { ResourceType } from "../../resource-type.ts";
import { checkQueryReferences } from "../log-analytics/query-references.ts";
import { textAt, textsAt, valueAt } from "../rules/body.ts";
import { minutesOf } from "../rules/duration.ts";
import type { Fields } from "../rules/fields.ts";
import { digitsOf } from "../rules/guid.ts";
import type { Put } from "../rules/put.ts";
import { checkAlertDetails, checkEntities, checkIncidents } from "./alert-rule-parts.ts";
import { entityIdentifiers } from "./entities.ts";
import { defineSentinelType, refuse } from "./onboarding.ts";

const alertRuleType = "Microsoft.SecurityInsights/alertRules";
const day = 24 * 60;
/** Scheduled rules of a workspace (Microsoft Learn, "Service limits for Microsoft Sentinel"). */
const mostRules = 1024;

const tactics = [
  "Reconnaissance",
  "ResourceDevelopment",
  "InitialAccess",
  "Execution",
  "Persistence",
  "PrivilegeEscalation",
  "DefenseEvasion",
  "CredentialAccess",
  "Discovery",
  "LateralMovement",
  "Collection",
  "Exfiltration",
  "CommandAndControl",
  "Impact",
  "PreAttack",
  "ImpairProcessControl",
  "InhibitResponseFunction",
] as const;

/** Limits: Microsoft Learn, "Service limits for Microsoft Sentinel", and the checks of the Azure-Sentinel repository. */
const scheduled: Fields = {
  properties: { is: "object", required: true },
  "properties.displayName": { is: "string", required: true, min: 1, max: 256 },
  "properties.description": { is: "string", max: 5000 },
  "properties.enabled": { is: "boolean", required: true },
  "properties.severity": { is: "string", required: true, oneOf: ["High", "Medium", "Low", "Informational"] },
  "properties.query": { is: "string", required: true, min: 1, max: 10_000 },
  "properties.queryFrequency": { is: "duration", required: true, min: 5, max: 14 * day },
  "properties.queryPeriod": { is: "duration", required: true, min: 5, max: 14 * day },
  "properties.triggerOperator": {
    is: "string",
    required: true,
    oneOf: ["GreaterThan", "LessThan", "Equal", "NotEqual"],
  },
  "properties.triggerThreshold": { is: "integer", required: true, min: 0, max: 10_000 },
  "properties.suppressionDuration": { is: "duration", required: true, min: 5, max: day },
  "properties.suppressionEnabled": { is: "boolean", required: true },
  "properties.tactics": { is: "array" },
  "properties.tactics[]": { is: "string", oneOf: tactics },
  "properties.techniques": { is: "array" },
  "properties.customDetails": { is: "object", max: 20 },
  "properties.entityMappings": { is: "array", max: 10 },
  "properties.entityMappings[].entityType": { is: "string", required: true, oneOf: Object.keys(entityIdentifiers) },
  "properties.entityMappings[].fieldMappings": { is: "array", required: true, min: 1, max: 3 },
  "properties.eventGroupingSettings.aggregationKind": { is: "string", oneOf: ["SingleAlert", "AlertPerResult"] },
  "properties.incidentConfiguration.createIncident": { is: "boolean", required: true },
  "properties.incidentConfiguration.groupingConfiguration.enabled": { is: "boolean", required: true },
  "properties.incidentConfiguration.groupingConfiguration.reopenClosedIncident": { is: "boolean", required: true },
  "properties.incidentConfiguration.groupingConfiguration.lookbackDuration": {
    is: "duration",
    required: true,
    min: 5,
    max: 7 * day,
  },
  "properties.incidentConfiguration.groupingConfiguration.matchingMethod": {
    is: "string",
    required: true,
    oneOf: ["AllEntities", "AnyAlert", "Selected"],
  },
  "properties.alertDetailsOverride.alertDisplayNameFormat": { is: "string", max: 256 },
  "properties.alertDetailsOverride.alertDescriptionFormat": { is: "string", max: 5000 },
};

/** Microsoft.SecurityInsights/alertRules, of the kind Scheduled. */
export const alertRules: ResourceType = defineSentinelType({
  type: alertRuleType,
  // How many an answer has is not documented; 143 came at once (Azure/azure-cli-extensions issue 4199). Here: as many as there can be.
  pageSize: mostRules,
  name: {
    matches: /^[\w-]{1,260}$/u,
    code: "BadRequest",
    text: "The name '{name}' of the alert rule is not valid: letters, digits, underscores and hyphens.",
  },
  fields: { kind: { is: "string", required: true, oneOf: ["Scheduled"] }, ...scheduled },
  check(put) {
    checkTimes(put);
    checkQuery(put);
    checkTechniques(put);
    checkEntities(put.properties);
    checkAlertDetails(put.properties);
    checkIncidents(put.properties);
    checkCount(put);
  },
  answer: ({ body, now }) => ({
    etag: `"${digitsOf(32, JSON.stringify(body))}"`,
    properties: { lastModifiedUtc: new Date(now).toISOString() },
  }),
});

/** "If queryPeriod is two days or more, queryFrequency must be one hour or more" (Azure-Sentinel, query style guide). */
function checkTimes({ properties }: Put): void {
  const frequency = minutesOf(textAt(properties, "queryFrequency") ?? "") ?? 0;
  const period = minutesOf(textAt(properties, "queryPeriod") ?? "") ?? 0;
  if (period < frequency) {
    throw refuse("The query period must be greater than or equal to the query frequency.", "properties.queryPeriod");
  }
  if (period >= 2 * day && frequency < 60) {
    throw refuse(
      "The query frequency must be at least one hour when the query period is two days or more.",
      "properties.queryFrequency",
    );
  }
}

function checkQuery({ properties, above, resources }: Put): void {
  const query = textAt(properties, "query") ?? "";
  if (/\b(?:search|union)\s+(?:[\w=]+\s+)*\*/u.test(query)) {
    throw refuse("The query must not contain 'search *' or 'union *'.", "properties.query");
  }
  checkQueryReferences(query, above?.id ?? "", resources);
}

function checkTechniques({ properties }: Put): void {
  const wrong = textsAt(properties, "techniques").find((technique) => !/^T\d{4}$/u.test(technique));
  if (wrong !== undefined) {
    throw refuse(`The technique '${wrong}' is invalid. The expected format is 'T####'.`, "properties.techniques");
  }
}

/** 512 enabled scheduled rules a workspace, 1024 in all. */
function checkCount({ id, above, properties, resources }: Put): void {
  const others = resources
    .list(alertRuleType)
    .filter(
      (rule) =>
        rule.id.toLowerCase().startsWith(`${above?.id ?? ""}/`.toLowerCase()) &&
        rule.id.toLowerCase() !== id.text.toLowerCase(),
    );
  const enabled = others.filter((rule) => valueAt(rule.answered, "properties.enabled") === true);
  const isEnabled = valueAt(properties, "enabled") === true;
  if (others.length >= mostRules || (isEnabled && enabled.length >= 512)) {
    throw refuse("The maximum number of scheduled rules has been reached: 512 enabled, 1024 in all.");
  }
}
