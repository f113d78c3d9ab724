import { ArmError } from "../../arm-error.ts";
import type { ResourceType } from "../../resource-type.ts";
import { textAt, valueAt } from "../rules/body.ts";
import { defineType } from "../rules/define-type.ts";
import { digitsOf } from "../rules/guid.ts";
import { wordings } from "../rules/wording.ts";

export const webApiVersions = ["2025-03-01"] as const;
export const serverFarmType = "Microsoft.Web/serverfarms";

/** Microsoft.Web/serverfarms: here only plans of Flex Consumption. */
export const serverFarms: ResourceType = defineType({
  type: serverFarmType,
  apiVersions: webApiVersions,
  wording: wordings.web,
  location: "region",
  hasProvisioningState: true,
  name: {
    matches: /^[a-z0-9-]{1,60}$/iu,
    code: "BadRequest",
    text: "The name '{name}' of the plan is not valid: up to 60 letters, digits and hyphens.",
  },
  fields: {
    sku: { is: "object", required: true },
    "sku.name": { is: "string", required: true, oneOf: ["FC1"] },
    "sku.tier": { is: "string", oneOf: ["FlexConsumption"], byDefault: "FlexConsumption" },
    kind: { is: "string", byDefault: "functionapp" },
    "properties.reserved": { is: "boolean", required: true },
    "properties.zoneRedundant": { is: "boolean", byDefault: false },
  },
  check({ body }) {
    if (valueAt(body, "properties.reserved") !== true) {
      throw new ArmError(
        400,
        "BadRequest",
        "The parameter reserved has an invalid value: Flex Consumption runs on Linux, so it must be true.",
      );
    }
  },
  answer: ({ id, body }) => ({
    sku: { name: textAt(body, "sku.name") ?? "FC1", size: "FC1", family: "FC" },
    properties: {
      planName: "VirtualDedicatedPlan",
      webSiteId: digitsOf(8, id.text),
      status: "Ready",
      numberOfSites: 0,
    },
  }),
});
