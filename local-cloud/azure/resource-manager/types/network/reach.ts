import type { ResourceStore } from "../../resource-type.ts";
import { objectsAt, textAt, textsAt } from "../rules/body.ts";
import { isSameId } from "../rules/references.ts";
import { privateEndpointType } from "./private-endpoints.ts";

/**
 * Whether a site gets to a vault or a storage account over the network: in the open, or from its virtual network by a
 * private endpoint whose name resolves there (Microsoft Learn, "Azure Private Endpoint private DNS zone values").
 * @param groupId part of the target, such as `vault` or `blob`.
 */
export function canReach(siteId: string, targetId: string, groupId: string, resources: ResourceStore): boolean {
  const target = resources.get(targetId)?.answered ?? {};
  const isOpen =
    textAt(target, "properties.publicNetworkAccess") !== "Disabled" &&
    textAt(target, "properties.networkAcls.defaultAction") !== "Deny";
  if (isOpen) return true;
  const networkId = networkOf(siteId, resources);
  return (
    networkId !== undefined &&
    resources
      .list(privateEndpointType)
      .filter(({ answered }) =>
        isSameId(textAt(answered, "properties.subnet.id")?.split("/subnets/")[0] ?? "", networkId),
      )
      .filter(({ answered }) => leadsTo(answered, targetId, groupId))
      .some(({ id }) => resolvesIn(networkId, id, resources))
  );
}

/** The virtual network that the site calls from. */
function networkOf(siteId: string, resources: ResourceStore): string | undefined {
  const subnetId =
    textAt(resources.get(siteId)?.answered ?? {}, "properties.virtualNetworkSubnetId") ??
    textAt(resources.get(`${siteId}/networkConfig/virtualNetwork`)?.answered ?? {}, "properties.subnetResourceId");
  return subnetId?.split("/subnets/")[0];
}

function leadsTo(endpoint: Parameters<typeof objectsAt>[0], targetId: string, groupId: string): boolean {
  return objectsAt(endpoint, "properties.privateLinkServiceConnections").some(
    (connection) =>
      isSameId(textAt(connection, "properties.privateLinkServiceId") ?? "", targetId) &&
      textsAt(connection, "properties.groupIds").includes(groupId),
  );
}

/** Whether the endpoint is in a private DNS zone that the network asks. */
function resolvesIn(networkId: string, endpointId: string, resources: ResourceStore): boolean {
  const zoneIds = resources
    .list(`${privateEndpointType}/privateDnsZoneGroups`)
    .filter(({ id }) => isSameId(id.slice(0, endpointId.length + 1), `${endpointId}/`))
    .flatMap(({ answered }) => objectsAt(answered, "properties.privateDnsZoneConfigs"))
    .map((config) => textAt(config, "properties.privateDnsZoneId") ?? "");
  return resources
    .list("Microsoft.Network/privateDnsZones/virtualNetworkLinks")
    .filter(({ answered }) => isSameId(textAt(answered, "properties.virtualNetwork.id") ?? "", networkId))
    .some(({ id }) => zoneIds.some((zoneId) => isSameId(id.slice(0, zoneId.length + 1), `${zoneId}/`)));
}
