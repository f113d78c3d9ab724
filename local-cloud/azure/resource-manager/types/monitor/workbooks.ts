import { ArmError } from "../../arm-error.ts";
import type { ResourceType } from "../../resource-type.ts";
import { textAt } from "../rules/body.ts";
import { defineType } from "../rules/define-type.ts";
import { digitsOf, isGuid } from "../rules/guid.ts";
import { resourceAt } from "../rules/references.ts";
import { wordings } from "../rules/wording.ts";

/** Microsoft.Insights/workbooks. A PUT replaces the whole content, and what somebody changed in it. */
export const workbooks: ResourceType = defineType({
  type: "Microsoft.Insights/workbooks",
  apiVersions: ["2023-06-01"],
  wording: wordings.monitor,
  location: "region",
  fields: {
    kind: { is: "string", required: true, oneOf: ["shared"] },
    properties: { is: "object", required: true },
    "properties.displayName": { is: "string", required: true, min: 1 },
    "properties.category": { is: "string", required: true, min: 1 },
    "properties.serializedData": { is: "string", required: true, min: 1 },
    "properties.sourceId": { is: "string" },
  },
  check({ name, properties, resources }) {
    if (!isGuid(name)) {
      throw new ArmError(400, "BadRequest", `The name '${name}' of the workbook is not valid. It must be a GUID.`);
    }
    if (!isJson(textAt(properties, "serializedData") ?? "")) {
      throw new ArmError(
        400,
        "BadRequest",
        "Property 'properties.serializedData' has an invalid value: it must be JSON.",
      );
    }
    const sourceId = textAt(properties, "sourceId");
    if (sourceId?.startsWith("/subscriptions/") === true) resourceAt("properties.sourceId", sourceId, "any", resources);
  },
  answer: ({ now, body, deployerId }) => ({
    properties: {
      version: textAt(body, "properties.version") ?? "Notebook/1.0",
      timeModified: new Date(now).toISOString(),
      userId: deployerId,
      revision: digitsOf(32, JSON.stringify(body)),
    },
  }),
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
