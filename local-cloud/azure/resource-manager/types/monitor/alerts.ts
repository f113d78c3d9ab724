import { ArmError } from "../../arm-error.ts";
import type { ResourceType } from "../../resource-type.ts";
import { objectsAt, textAt, textsAt, valueAt } from "../rules/body.ts";
import { defineType } from "../rules/define-type.ts";
import { minutesOf } from "../rules/duration.ts";
import type { Put } from "../rules/put.ts";
import { wordings } from "../rules/wording.ts";
import { parseResourceId } from "../../resource-id.ts";
import { checkQueryReferences } from "../log-analytics/query-references.ts";
import { workspaceType } from "../log-analytics/workspaces.ts";

const actionGroupType = "Microsoft.Insights/actionGroups";
const severity = { is: "integer", min: 0, max: 4 } as const;

export const actionGroups: ResourceType = defineType({
  type: actionGroupType,
  apiVersions: ["2023-01-01"],
  wording: wordings.monitor,
  location: "global",
  fields: {
    "properties.groupShortName": { is: "string", required: true, min: 1, max: 12 },
    "properties.enabled": { is: "boolean", required: true },
    "properties.emailReceivers[].name": { is: "string", required: true },
    "properties.emailReceivers[].emailAddress": { is: "string", required: true, matches: /^[^@\s]+@[^@\s]+$/u },
  },
});

/** "Create or edit a metric alert rule": how often and over how long. */
const metricFrequencies = ["PT1M", "PT5M", "PT15M", "PT30M", "PT1H"] as const;
const metricWindows = [...metricFrequencies, "PT6H", "PT12H", "P1D"] as const;

export const metricAlerts: ResourceType = defineType({
  type: "Microsoft.Insights/metricAlerts",
  apiVersions: ["2026-01-01"],
  wording: wordings.monitor,
  location: "global",
  fields: {
    properties: { is: "object", required: true },
    "properties.severity": { ...severity, required: true },
    "properties.enabled": { is: "boolean", required: true },
    "properties.scopes": { is: "array", required: true, min: 1 },
    "properties.scopes[]": { is: "string", refersTo: "any" },
    "properties.evaluationFrequency": { is: "string", required: true, oneOf: metricFrequencies },
    "properties.windowSize": { is: "string", required: true, oneOf: metricWindows },
    "properties.criteria": { is: "object", required: true },
    "properties.criteria.allOf": { is: "array", min: 1 },
    "properties.criteria.allOf[].name": { is: "string", required: true },
    "properties.criteria.allOf[].metricName": { is: "string", required: true },
    "properties.criteria.allOf[].timeAggregation": {
      is: "string",
      required: true,
      oneOf: ["Average", "Count", "Minimum", "Maximum", "Total"],
    },
    "properties.criteria.allOf[].operator": { is: "string", required: true },
    "properties.actions[].actionGroupId": { is: "string", required: true, refersTo: actionGroupType },
  },
  check(put) {
    const kind = Object.entries(put.properties["criteria"] ?? {}).find(([name]) => name === "odata.type")?.[1];
    if (typeof kind !== "string" || !kind.startsWith("Microsoft.Azure.Monitor.")) {
      throw new ArmError(400, "BadRequest", "Property 'properties.criteria.odata.type' is required.");
    }
    checkWindow(put);
  },
});

/** "Create or edit a log search alert rule": every value that the service takes. */
const logFrequencies = [
  "PT1M",
  "PT5M",
  "PT10M",
  "PT15M",
  "PT30M",
  "PT45M",
  "PT1H",
  "PT2H",
  "PT3H",
  "PT4H",
  "PT5H",
  "PT6H",
  "P1D",
] as const;
const logWindows = [...logFrequencies, "P2D"] as const;

export const scheduledQueryRules: ResourceType = defineType({
  type: "Microsoft.Insights/scheduledQueryRules",
  apiVersions: ["2026-03-01"],
  wording: wordings.monitor,
  location: "region",
  name: {
    matches: /^[^#<>%&:?/{}*]{1,260}$/u,
    code: "InvalidResourceName",
    text: "The name '{name}' of the alert rule is not valid.",
  },
  fields: {
    properties: { is: "object", required: true },
    kind: { is: "string", oneOf: ["LogAlert", "SimpleLogAlert", "LogToMetric"], byDefault: "LogAlert" },
    "properties.severity": { ...severity, required: true },
    "properties.enabled": { is: "boolean", byDefault: true },
    "properties.skipQueryValidation": { is: "boolean", byDefault: false },
    "properties.scopes": { is: "array", required: true, min: 1 },
    "properties.scopes[]": { is: "string", refersTo: "any" },
    "properties.evaluationFrequency": { is: "string", required: true, oneOf: logFrequencies },
    "properties.windowSize": { is: "string", required: true, oneOf: logWindows },
    "properties.overrideQueryTimeRange": { is: "duration", min: 5, max: 2 * 24 * 60 },
    "properties.muteActionsDuration": { is: "duration", min: 5, max: 10 * 24 * 60 },
    "properties.criteria": { is: "object", required: true },
    "properties.criteria.allOf": { is: "array", required: true, min: 1 },
    "properties.criteria.allOf[].query": { is: "string", required: true, min: 1 },
    "properties.criteria.allOf[].timeAggregation": {
      is: "string",
      required: true,
      oneOf: ["Count", "Average", "Minimum", "Maximum", "Total"],
    },
    "properties.criteria.allOf[].operator": {
      is: "string",
      required: true,
      oneOf: ["Equals", "GreaterThan", "GreaterThanOrEqual", "LessThan", "LessThanOrEqual"],
    },
    "properties.criteria.allOf[].threshold": { is: "number", required: true },
    "properties.criteria.allOf[].failingPeriods.numberOfEvaluationPeriods": {
      is: "integer",
      required: true,
      min: 1,
      max: 6,
    },
    "properties.criteria.allOf[].failingPeriods.minFailingPeriodsToAlert": {
      is: "integer",
      required: true,
      min: 1,
      max: 6,
    },
    "properties.actions.actionGroups[]": { is: "string", refersTo: actionGroupType },
  },
  check(put) {
    checkWindow(put);
    for (const criterion of objectsAt(put.properties, "criteria.allOf")) {
      const needed = valueAt(criterion, "failingPeriods.minFailingPeriodsToAlert") ?? 1;
      const looked = valueAt(criterion, "failingPeriods.numberOfEvaluationPeriods") ?? 1;
      if (Number(needed) > Number(looked)) {
        throw new ArmError(
          400,
          "BadRequest",
          "'minFailingPeriodsToAlert' must not be greater than 'numberOfEvaluationPeriods'.",
        );
      }
      const workspaceId = workspaceScope(put);
      const isTried = valueAt(put.properties, "skipQueryValidation") !== true;
      if (isTried && workspaceId !== undefined)
        checkQueryReferences(textAt(criterion, "query") ?? "", workspaceId, put.resources);
    }
    if (
      valueAt(put.properties, "autoMitigate") === true &&
      valueAt(put.properties, "muteActionsDuration") !== undefined
    ) {
      throw new ArmError(400, "BadRequest", "'muteActionsDuration' cannot be set with 'autoMitigate'.");
    }
  },
});

function checkWindow({ properties }: Put): void {
  const frequency = textAt(properties, "evaluationFrequency") ?? "";
  const window = textAt(properties, "windowSize") ?? "";
  if ((minutesOf(frequency) ?? 0) > (minutesOf(window) ?? 0)) {
    throw new ArmError(
      400,
      "BadRequest",
      `The evaluation frequency ${frequency} must not be longer than the window size ${window}.`,
    );
  }
}

/** The workspace among the scopes: only of a workspace the tables are known. */
function workspaceScope({ properties }: Put): string | undefined {
  return textsAt(properties, "scopes").find(
    (scope) => parseResourceId(scope)?.type.toLowerCase() === workspaceType.toLowerCase(),
  );
}
