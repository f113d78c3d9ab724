import { ArmError } from "../../arm-error.ts";
import type { ResourceType } from "../../resource-type.ts";
import { workspaceType } from "../log-analytics/workspaces.ts";
import { objectsAt, textAt, valueAt } from "../rules/body.ts";
import { defineType } from "../rules/define-type.ts";
import type { Put } from "../rules/put.ts";
import { isSameId } from "../rules/references.ts";
import { parseResourceId } from "../../resource-id.ts";
import { wordings } from "../rules/wording.ts";

const settingType = "Microsoft.Insights/diagnosticSettings";
const sinks = ["workspaceId", "storageAccountId", "eventHubAuthorizationRuleId", "marketplacePartnerId"] as const;

/** What a type of resource can log and measure (Microsoft Learn, "Supported Resource log categories for Azure Monitor"). */
const categories: Readonly<Record<string, { readonly logs: readonly string[]; readonly metrics: readonly string[] }>> =
  {
    "microsoft.keyvault/vaults": { logs: ["AuditEvent", "AzurePolicyEvaluationDetails"], metrics: ["AllMetrics"] },
    "microsoft.insights/datacollectionrules": { logs: ["LogErrors"], metrics: ["AllMetrics"] },
    "microsoft.storage/storageaccounts": { logs: [], metrics: ["Transaction", "Capacity", "AllMetrics"] },
    "microsoft.storage/storageaccounts/blobservices": {
      logs: ["StorageRead", "StorageWrite", "StorageDelete"],
      metrics: ["Transaction", "Capacity", "AllMetrics"],
    },
    "microsoft.web/sites": {
      logs: ["FunctionAppLogs", "AppServiceAuthenticationLogs", "AppServiceIPSecAuditLogs", "AppServicePlatformLogs"],
      metrics: ["AllMetrics"],
    },
    "microsoft.operationalinsights/workspaces": { logs: ["Audit", "SummaryLogs", "Jobs"], metrics: ["AllMetrics"] },
  };
const groups = ["allLogs", "audit"] as const;

/** Microsoft.Insights/diagnosticSettings: an extension of what it watches. */
export const diagnosticSettings: ResourceType = defineType({
  type: settingType,
  apiVersions: ["2021-05-01-preview"],
  wording: wordings.monitor,
  extends: "any",
  name: {
    matches: /^[^*<>%&:\\?+/]{1,260}$/u,
    code: "InvalidResourceName",
    text: "The name '{name}' of the diagnostic setting is not valid.",
  },
  fields: {
    "properties.workspaceId": { is: "string", refersTo: workspaceType },
    "properties.storageAccountId": { is: "string", refersTo: "Microsoft.Storage/storageAccounts" },
    "properties.logs": { is: "array" },
    "properties.logs[].enabled": { is: "boolean", required: true },
    "properties.metrics": { is: "array" },
    "properties.metrics[].enabled": { is: "boolean", required: true },
    "properties.logAnalyticsDestinationType": { is: "string", oneOf: ["Dedicated", "AzureDiagnostics"] },
  },
  check(put) {
    if (!sinks.some((sink) => valueAt(put.properties, sink) !== undefined)) {
      throw new ArmError(400, "BadRequest", "At least one data sink needs to be specified.");
    }
    checkCategories(put);
    checkOtherSettings(put);
  },
});

function checkCategories({ id, properties }: Put): void {
  const known = categories[parseResourceId(id.above ?? "")?.type.toLowerCase() ?? ""];
  if (known === undefined) {
    throw new ArmError(
      400,
      "ResourceTypeNotSupported",
      `The resource '${id.above ?? ""}' does not support diagnostic settings.`,
    );
  }
  for (const [kind, supported] of Object.entries(known)) {
    for (const entry of objectsAt(properties, kind)) {
      const group = textAt(entry, "categoryGroup");
      const category = textAt(entry, "category");
      const isKnown =
        group === undefined
          ? supported.includes(category ?? "")
          : kind === "logs" && supported.length > 0 && groups.some((candidate) => candidate === group);
      if (!isKnown) {
        throw new ArmError(
          400,
          "BadRequest",
          `${group === undefined ? "Category" : "Category group"} '${group ?? category ?? ""}' is not supported.`,
        );
      }
    }
  }
}

/** Two settings of a resource cannot send the same to the same place. */
function checkOtherSettings({ id, properties, resources }: Put): void {
  const sink = textAt(properties, "workspaceId");
  const asked = categoriesOf(properties);
  for (const other of resources.list(settingType)) {
    const isNeighbour =
      !isSameId(other.id, id.text) && isSameId(parseResourceId(other.id)?.above ?? "", id.above ?? "");
    const theirs = textAt(other.answered, "properties.workspaceId");
    if (isNeighbour && sink !== undefined && theirs !== undefined && isSameId(sink, theirs)) {
      const both = categoriesOf(other.answered["properties"]).find((category) => asked.includes(category));
      if (both !== undefined) {
        throw new ArmError(
          409,
          "Conflict",
          `Data sink '${sink}' is already used in diagnostic setting '${other.name}' for category '${both}'. ` +
            "Data sinks can't be reused in different settings on the same category for the same resource.",
        );
      }
    }
  }
}

function categoriesOf(properties: Put["body"][string] | undefined): readonly string[] {
  const body = { properties: properties ?? {} };
  return ["logs", "metrics"].flatMap((kind) =>
    objectsAt(body, `properties.${kind}`)
      .filter((entry) => entry["enabled"] === true)
      .map((entry) => textAt(entry, "category") ?? textAt(entry, "categoryGroup") ?? ""),
  );
}
