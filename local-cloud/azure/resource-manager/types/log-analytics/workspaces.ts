import type { ResourceType } from "../../resource-type.ts";
import { textAt, valueAt } from "../rules/body.ts";
import { defineType } from "../rules/define-type.ts";
import { guidOf } from "../rules/guid.ts";
import { wordings } from "../rules/wording.ts";

export const logAnalyticsApiVersions = ["2025-07-01"] as const;
export const workspaceType = "Microsoft.OperationalInsights/workspaces";

const access = { is: "string", oneOf: ["Enabled", "Disabled", "SecuredByPerimeter"], byDefault: "Enabled" } as const;

/** Microsoft.OperationalInsights/workspaces. The product finds one; the world of the local cloud is made of them. */
export const workspaces: ResourceType = defineType({
  type: workspaceType,
  apiVersions: logAnalyticsApiVersions,
  wording: wordings.logAnalytics,
  location: "region",
  keepsUnsent: true,
  hasProvisioningState: true,
  name: {
    matches: /^[a-z0-9][a-z0-9-]{2,61}[a-z0-9]$/iu,
    code: "InvalidResourceName",
    text: "The workspace name '{name}' is not valid: 4 to 63 letters, digits and hyphens, with a letter or a digit at both ends.",
  },
  fields: {
    "properties.sku.name": { is: "string", byDefault: "PerGB2018" },
    "properties.retentionInDays": { is: "integer", min: 7, max: 730, byDefault: 30 },
    "properties.publicNetworkAccessForIngestion": access,
    "properties.publicNetworkAccessForQuery": access,
    "properties.workspaceCapping.dailyQuotaGb": { is: "number", byDefault: -1 },
  },
  answer: ({ id, now, existing }) => ({
    properties: {
      customerId: guidOf("workspace", id.text),
      createdDate: textAt(existing?.answered ?? {}, "properties.createdDate") ?? new Date(now).toISOString(),
      features: valueAt(existing?.answered ?? {}, "properties.features") ?? {
        enableLogAccessUsingOnlyResourcePermissions: true,
      },
    },
  }),
});
