import { group, ids } from "./good-ids.ts";

export const network = {
  network: {
    id: ids.network,
    body: {
      location: "westeurope",
      properties: {
        addressSpace: { addressPrefixes: ["10.20.0.0/24"] },
        subnets: [
          {
            name: "functions",
            properties: {
              addressPrefix: "10.20.0.0/26",
              delegations: [{ name: "flex", properties: { serviceName: "Microsoft.App/environments" } }],
            },
          },
          { name: "endpoints", properties: { addressPrefix: "10.20.0.64/26" } },
        ],
      },
    },
  },
  integration: {
    id: `${ids.site}/networkConfig/virtualNetwork`,
    body: { properties: { subnetResourceId: `${ids.network}/subnets/functions` } },
  },
  endpoint: {
    id: ids.endpoint,
    body: {
      location: "westeurope",
      properties: {
        subnet: { id: `${ids.network}/subnets/endpoints` },
        privateLinkServiceConnections: [
          { name: "vault", properties: { privateLinkServiceId: ids.vault, groupIds: ["vault"] } },
        ],
      },
    },
  },
  zone: { id: ids.zone, body: { location: "global" } },
  zoneLink: {
    id: `${ids.zone}/virtualNetworkLinks/link`,
    body: { location: "global", properties: { registrationEnabled: false, virtualNetwork: { id: ids.network } } },
  },
  zoneGroup: {
    id: `${ids.endpoint}/privateDnsZoneGroups/default`,
    body: { properties: { privateDnsZoneConfigs: [{ name: "vault", properties: { privateDnsZoneId: ids.zone } }] } },
  },
  otherIdentity: {
    id: `${group}/Microsoft.ManagedIdentity/userAssignedIdentities/other-id`,
    body: { location: "westeurope" },
  },
} as const;
