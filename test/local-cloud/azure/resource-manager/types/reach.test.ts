import { describe, expect, it } from "vitest";

import { canReach } from "../../../../../local-cloud/azure/resource-manager/types/network/reach.ts";
import { goodResources, group, ids } from "./good-resources.ts";
import { createTenant, type Tenant } from "./tenant.ts";

const blobEndpoint = `${group}/Microsoft.Network/privateEndpoints/blob-endpoint`;
const blobZone = `${group}/Microsoft.Network/privateDnsZones/privatelink.blob.core.windows.net`;
const linkId = `${blobZone}/virtualNetworkLinks/link`;
const zoneGroupId = `${blobEndpoint}/privateDnsZoneGroups/default`;

/** A tenant in which the account is closed and has an endpoint in the site's network. */
async function closedTenant(): Promise<Tenant> {
  const tenant = createTenant();
  await tenant.putGood();
  const { endpoint, zone, zoneLink, zoneGroup, account } = goodResources;
  const connection = { name: "blob", properties: { privateLinkServiceId: ids.account, groupIds: ["blob"] } };
  await tenant.put(ids.account, {
    ...account.body,
    properties: { ...account.body.properties, publicNetworkAccess: "Disabled" },
  });
  await tenant.put(blobEndpoint, {
    ...endpoint.body,
    properties: { ...endpoint.body.properties, privateLinkServiceConnections: [connection] },
  });
  await tenant.put(blobZone, zone.body);
  await tenant.put(linkId, zoneLink.body);
  const [config] = zoneGroup.body.properties.privateDnsZoneConfigs;
  await tenant.put(zoneGroupId, {
    properties: { privateDnsZoneConfigs: [{ ...config, properties: { privateDnsZoneId: blobZone } }] },
  });
  return tenant;
}

describe("a site", () => {
  it("reaches what is open", async () => {
    const tenant = createTenant();
    await tenant.putGood();
    expect(canReach(ids.site, ids.account, "blob", tenant.resources)).toBe(true);
  });

  it("reaches a closed account from its network, and deploys its package there", async () => {
    const tenant = await closedTenant();
    expect(canReach(ids.site, ids.account, "blob", tenant.resources)).toBe(true);
    expect(canReach(ids.site, ids.account, "queue", tenant.resources)).toBe(false);
    await expect(tenant.put(goodResources.package.id, goodResources.package.body)).resolves.toBeDefined();
  });

  it.each([
    ["the endpoint", blobEndpoint],
    ["the zone group", zoneGroupId],
    ["the link of the zone", linkId],
    ["its integration with the network", goodResources.integration.id],
  ])("does not reach it without %s, and cannot deploy its package", async (_, id) => {
    const tenant = await closedTenant();
    tenant.resources.delete(id);
    expect(canReach(ids.site, ids.account, "blob", tenant.resources)).toBe(false);
    await expect(tenant.put(goodResources.package.id, goodResources.package.body)).rejects.toThrow(
      "The site does not get to onepasswordstore over the network.",
    );
  });

  it("does not reach an account whose firewall lets nobody in", async () => {
    const tenant = createTenant();
    await tenant.putGood();
    const { body } = goodResources.account;
    const networkAcls = { defaultAction: "Deny" };
    await tenant.put(ids.account, { ...body, properties: { ...body.properties, networkAcls } });
    expect(canReach(ids.site, ids.account, "blob", tenant.resources)).toBe(false);
  });
});
