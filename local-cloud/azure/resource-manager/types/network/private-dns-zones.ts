import type { ResourceType } from "../../resource-type.ts";
import { defineType } from "../rules/define-type.ts";
import { wordings } from "../rules/wording.ts";

const apiVersions = ["2024-06-01"] as const;
const privateDnsZoneType = "Microsoft.Network/privateDnsZones";

export const privateDnsZones: ResourceType = defineType({
  type: privateDnsZoneType,
  apiVersions,
  wording: wordings.network,
  location: "global",
  hasProvisioningState: true,
  name: {
    matches: /^(?=.{3,253}$)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z0-9-]{2,63}$/iu,
    code: "BadRequest",
    text: "The domain name '{name}' is invalid: at least two labels of letters, digits and hyphens, divided by dots.",
  },
  answer: () => ({ properties: { maxNumberOfRecordSets: 25_000, maxNumberOfVirtualNetworkLinks: 1000 } }),
});

export const virtualNetworkLinks: ResourceType = defineType({
  type: `${privateDnsZoneType}/virtualNetworkLinks`,
  apiVersions,
  wording: wordings.network,
  location: "global",
  hasProvisioningState: true,
  fields: {
    properties: { is: "object", required: true },
    "properties.registrationEnabled": { is: "boolean", byDefault: false },
    "properties.virtualNetwork": { is: "object", required: true },
    "properties.virtualNetwork.id": { is: "string", required: true, refersTo: "Microsoft.Network/virtualNetworks" },
  },
  answer: () => ({ properties: { virtualNetworkLinkState: "Completed" } }),
});
