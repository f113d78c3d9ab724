import { ArmError } from "../../arm-error.ts";
import type { JsonObject } from "../../json-value.ts";
import type { ResourceType, StoredResource } from "../../resource-type.ts";
import type { DataPlanes } from "../data-planes.ts";
import { objectsAt, textAt, valueAt } from "../rules/body.ts";
import { defineType } from "../rules/define-type.ts";
import type { Put } from "../rules/put.ts";
import { isSameId } from "../rules/references.ts";
import { wordings } from "../rules/wording.ts";
import { checkColumns } from "./table-columns.ts";
import { retentionOf } from "./table-retention.ts";
import { logAnalyticsApiVersions } from "./workspaces.ts";

const tableType = "Microsoft.OperationalInsights/workspaces/tables";
const columnsPath = "properties.schema.columns";
/** "Azure Monitor service limits", Log Analytics workspaces. */
const maxTables = 500;

/** Microsoft.OperationalInsights/workspaces/tables: custom tables. A column that is not sent is deleted. */
export function tables(planes: Pick<DataPlanes, "tableMade" | "tableDeleted">): ResourceType {
  return defineType({
    type: tableType,
    apiVersions: logAnalyticsApiVersions,
    wording: wordings.logAnalytics,
    hasProvisioningState: true,
    name: {
      matches: /^(?=.{4,63}$)[a-z]\w*_CL$/iu,
      code: "InvalidParameter",
      text: "The table name '{name}' is not valid: 4 to 63 letters, digits and underscores, starting with a letter and ending with '_CL'.",
    },
    fields: {
      "properties.plan": { is: "string", oneOf: ["Analytics", "Basic", "Auxiliary"], byDefault: "Analytics" },
      "properties.schema": { is: "object", required: true },
      "properties.schema.name": { is: "string", required: true },
      "properties.schema.columns": { is: "array", required: true },
      "properties.schema.columns[].name": { is: "string", required: true },
      "properties.schema.columns[].type": { is: "string", required: true },
      "properties.retentionInDays": { is: "integer" },
      "properties.totalRetentionInDays": { is: "integer" },
    },
    check(put) {
      const { name, body, existing, properties } = put;
      if (textAt(properties, "schema.name") !== name) {
        throw new ArmError(400, "InvalidParameter", `'properties.schema.name' must be the table's name, '${name}'.`);
      }
      checkColumns(name, objectsAt(body, columnsPath), objectsAt(existing?.answered ?? {}, columnsPath));
      checkPlan(put);
      const count = put.resources
        .list(tableType)
        .filter((table) => isSameId(workspaceIdOf(table.id), put.id.above ?? "")).length;
      if (existing === undefined && count >= maxTables) {
        throw new ArmError(
          400,
          "InvalidParameter",
          `The workspace has ${maxTables} custom tables, the most it can have.`,
        );
      }
    },
    answer({ properties, above }) {
      const workspaceDays = Number(valueAt(above?.answered ?? {}, "properties.retentionInDays") ?? 30);
      return {
        properties: {
          ...retentionOf(properties, planIn(properties), workspaceDays),
          schema: { tableType: "CustomLog", tableSubType: "DataCollectionRuleBased" },
        },
      };
    },
    made: ({ id, name, answered }: StoredResource) =>
      planes.tableMade(workspaceIdOf(id), name, objectsAt(answered, columnsPath)),
    deleted: ({ id, name }: StoredResource) => planes.tableDeleted(workspaceIdOf(id), name),
  });
}

function workspaceIdOf(tableId: string): string {
  return tableId.replace(/\/tables\/[^/]+$/iu, "");
}

function planIn(properties: JsonObject): string {
  return textAt(properties, "plan") ?? "Analytics";
}

/** "A table of the Auxiliary plan cannot be switched", nor another one to it. */
function checkPlan({ name, existing, properties }: Put): void {
  const before = existing === undefined ? undefined : textAt(existing.answered, "properties.plan");
  const asked = planIn(properties);
  if (before !== undefined && before !== asked && [before, asked].includes("Auxiliary")) {
    throw new ArmError(
      400,
      "InvalidParameter",
      `The plan of the table '${name}' cannot be switched from ${before} to ${asked}.`,
    );
  }
}
