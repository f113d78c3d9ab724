import type { ResourceType } from "../../resource-type.ts";
import { textAt } from "../rules/body.ts";
import { defineType } from "../rules/define-type.ts";
import { guidOf } from "../rules/guid.ts";
import { wordings } from "../rules/wording.ts";
import { workspaceType } from "../log-analytics/workspaces.ts";

/** Microsoft.Insights/components: Application Insights. Classic ones, without a workspace, retired in 2024. */
export const components: ResourceType = defineType({
  type: "Microsoft.Insights/components",
  apiVersions: ["2020-02-02"],
  wording: wordings.monitor,
  location: "region",
  hasProvisioningState: true,
  name: {
    matches: /^[\w.()-]{0,254}[\w()-]$/u,
    code: "InvalidResourceName",
    text: "The name '{name}' is not valid: up to 255 letters, digits, periods, underscores, hyphens and parentheses, not ending in a period.",
  },
  fields: {
    kind: { is: "string", required: true },
    "properties.Application_Type": { is: "string", required: true, oneOf: ["web", "other"] },
    "properties.WorkspaceResourceId": { is: "string", required: true, refersTo: workspaceType },
    "properties.IngestionMode": { is: "string", oneOf: ["LogAnalytics"], byDefault: "LogAnalytics" },
    "properties.DisableLocalAuth": { is: "boolean", byDefault: false },
    "properties.SamplingPercentage": { is: "number", min: 0, max: 100 },
    "properties.RetentionInDays": {
      is: "integer",
      oneOf: [30, 60, 90, 120, 180, 270, 365, 550, 730],
      byDefault: 90,
    },
    "properties.publicNetworkAccessForIngestion": {
      is: "string",
      oneOf: ["Enabled", "Disabled"],
      byDefault: "Enabled",
    },
    "properties.publicNetworkAccessForQuery": { is: "string", oneOf: ["Enabled", "Disabled"], byDefault: "Enabled" },
  },
  answer({ id, name, location, tenantId, now, existing }) {
    const key = guidOf("instrumentation key", id.text);
    const appId = guidOf("application id", id.text);
    return {
      properties: {
        ApplicationId: name,
        Name: name,
        AppId: appId,
        InstrumentationKey: key,
        TenantId: tenantId,
        CreationDate: textAt(existing?.answered ?? {}, "properties.CreationDate") ?? new Date(now).toISOString(),
        ConnectionString: [
          `InstrumentationKey=${key}`,
          `IngestionEndpoint=https://${location}-5.in.applicationinsights.azure.com/`,
          `LiveEndpoint=https://${location}.livediagnostics.monitor.azure.com/`,
          `ApplicationId=${appId}`,
        ].join(";"),
      },
    };
  },
});
