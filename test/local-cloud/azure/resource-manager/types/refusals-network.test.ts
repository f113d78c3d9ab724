import { ids } from "./good-resources.ts";
import { testRefusals } from "./refusal-cases.ts";

testRefusals("networks", [
  {
    of: "network",
    set: { "properties.addressSpace": null },
    code: "InvalidRequestFormat",
    says: "'addressSpace' not found",
  },
  {
    of: "network",
    set: { "properties.subnets[0].properties.addressPrefix": "10.21.0.0/26" },
    code: "NetcfgSubnetRangeOutsideVnet",
    says: "Subnet 'functions'",
  },
  {
    of: "network",
    set: { "properties.subnets[1].properties.addressPrefix": "10.20.0.32/27" },
    code: "NetcfgSubnetRangesOverlap",
    says: "Subnet 'endpoints'",
  },
  {
    of: "network",
    set: { "properties.subnets[1].properties.addressPrefix": "10.20.0.65/26" },
    code: "InvalidAddressPrefixFormat",
    says: "'10.20.0.65/26'",
  },
  {
    of: "network",
    set: { "properties.subnets": [] },
    code: "InUseSubnetCannotBeDeleted",
    says: "Subnet endpoints is in use",
  },
  {
    of: "endpoint",
    set: { "properties.subnet.id": `${ids.network}/subnets/nowhere` },
    code: "InvalidResourceReference",
    says: "subnets/nowhere",
  },
  {
    of: "endpoint",
    set: { "properties.privateLinkServiceConnections": null },
    code: "PrivateEndpointMustHavePrivateLinkServiceConnection",
    says: "vault-endpoint",
  },
  {
    of: "endpoint",
    set: { "properties.privateLinkServiceConnections[0].properties.groupIds": ["blob"] },
    code: "PrivateEndpointCreationNotAllowedAsGroupIdIsInvalid",
    says: "'blob'",
  },
  {
    of: "endpoint",
    set: { "properties.privateLinkServiceConnections[0].properties.privateLinkServiceId": `${ids.vault}2` },
    code: "ResourceNotFound",
    says: "onepassword-kv2",
  },
  { of: "zone", as: "vault", code: "BadRequest", says: "'vault'" },
  {
    of: "zoneLink",
    set: { "properties.virtualNetwork.id": `${ids.network}2` },
    code: "ResourceNotFound",
    says: "onepassword-net2",
  },
  {
    of: "zoneGroup",
    set: { "properties.privateDnsZoneConfigs[0].properties.privateDnsZoneId": `${ids.zone}.x` },
    code: "ResourceNotFound",
    says: "privatelink",
  },
  {
    of: "systemTopic",
    set: { "properties.source": `${ids.vault}2` },
    code: "ResourceNotFound",
    says: "onepassword-kv2",
  },
  {
    of: "playbook",
    set: { "properties.definition": null },
    code: "InvalidRequestContent",
    says: "properties.definition",
  },
]);
