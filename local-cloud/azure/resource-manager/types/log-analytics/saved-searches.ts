import { ArmError } from "../../arm-error.ts";
import type { ResourceType } from "../../resource-type.ts";
import { textAt } from "../rules/body.ts";
import { defineType } from "../rules/define-type.ts";
import { digitsOf } from "../rules/guid.ts";
import { isSameId } from "../rules/references.ts";
import { wordings } from "../rules/wording.ts";
import { logAnalyticsApiVersions } from "./workspaces.ts";

export const savedSearchType = "Microsoft.OperationalInsights/workspaces/savedSearches";

/** Microsoft.OperationalInsights/workspaces/savedSearches: functions (parsers) and saved queries. */
export const savedSearches: ResourceType = defineType({
  type: savedSearchType,
  apiVersions: logAnalyticsApiVersions,
  wording: wordings.logAnalytics,
  name: {
    matches: /^[^/\\?#%&<>]{1,255}$/u,
    code: "InvalidParameter",
    text: "The name '{name}' of the saved search is not valid.",
  },
  fields: {
    properties: { is: "object", required: true },
    "properties.category": { is: "string", required: true, min: 1 },
    "properties.displayName": { is: "string", required: true, min: 1 },
    "properties.query": { is: "string", required: true, min: 1 },
    "properties.functionAlias": { is: "string", matches: /^[A-Za-z_]\w{0,127}$/u },
    "properties.functionParameters": { is: "string" },
    "properties.version": { is: "integer", oneOf: [1, 2], byDefault: 2 },
    "properties.tags": { is: "array" },
    "properties.tags[].name": { is: "string", required: true },
    // As users met it (hashicorp/terraform-provider-azurerm, issue 23562); the documentation has no limit.
    "properties.tags[].value": { is: "string", required: true, max: 256 },
  },
  check({ id, properties, resources }) {
    const alias = textAt(properties, "functionAlias");
    if (alias === undefined) {
      if (textAt(properties, "functionParameters") === undefined) return;
      throw new ArmError(400, "InvalidParameter", "'properties.functionParameters' needs 'properties.functionAlias'.");
    }
    const other = resources
      .list(savedSearchType)
      .find(
        (search) =>
          search.id.toLowerCase().startsWith(`${(id.above ?? "").toLowerCase()}/`) &&
          !isSameId(search.id, id.text) &&
          textAt(search.answered, "properties.functionAlias") === alias,
      );
    if (other !== undefined) {
      throw new ArmError(
        400,
        "InvalidParameter",
        `A function with the alias '${alias}' exists in the workspace already, as the saved search '${other.name}'.`,
      );
    }
  },
  answer: ({ body }) => ({ etag: `W/"datetime'${digitsOf(16, JSON.stringify(body))}'"` }),
});
