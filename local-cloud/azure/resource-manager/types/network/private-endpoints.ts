import { ArmError } from "../../arm-error.ts";
import type { ResourceType } from "../../resource-type.ts";
import { merge, objectAt, objectsAt, textAt, textsAt } from "../rules/body.ts";
import { defineType } from "../rules/define-type.ts";
import type { Put } from "../rules/put.ts";
import { resourceAt } from "../rules/references.ts";
import { wordings } from "../rules/wording.ts";
import { findSubnet } from "./subnets.ts";

export const privateEndpointType = "Microsoft.Network/privateEndpoints";
const apiVersions = ["2024-10-01"] as const;
const connections = ["privateLinkServiceConnections", "manualPrivateLinkServiceConnections"] as const;

/** Who may approve a connection and makes it has approved it. */
const approved = {
  properties: {
    provisioningState: "Succeeded",
    privateLinkServiceConnectionState: { status: "Approved", description: "", actionsRequired: "None" },
  },
} as const;

/** What each type of resource can be reached by (Microsoft Learn, "What is a private endpoint?", private-link resource). */
const groupIds: Readonly<Record<string, readonly string[]>> = {
  "microsoft.keyvault/vaults": ["vault"],
  "microsoft.storage/storageaccounts": ["blob", "queue", "table", "file", "dfs", "web"],
  "microsoft.web/sites": ["sites"],
};

export const privateEndpoints: ResourceType = defineType({
  type: privateEndpointType,
  apiVersions,
  wording: wordings.network,
  location: "region",
  hasProvisioningState: true,
  fields: {
    properties: { is: "object", required: true },
    "properties.subnet": { is: "object", required: true },
    "properties.subnet.id": { is: "string", required: true },
    "properties.privateLinkServiceConnections[].name": { is: "string", required: true },
    "properties.privateLinkServiceConnections[].properties": { is: "object", required: true },
    "properties.privateLinkServiceConnections[].properties.privateLinkServiceId": { is: "string", required: true },
    "properties.privateLinkServiceConnections[].properties.groupIds": { is: "array", required: true, min: 1, max: 1 },
  },
  check(put) {
    const subnetId = textAt(put.properties, "subnet.id") ?? "";
    if (findSubnet(subnetId, put.resources) === undefined) throw referenceNotFound(subnetId, put);
    const targets = connections.flatMap((name) => objectsAt(put.properties, name));
    if (targets.length === 0) {
      throw new ArmError(
        400,
        "PrivateEndpointMustHavePrivateLinkServiceConnection",
        `Private endpoint ${put.id.text} must have a connection to a private link resource.`,
      );
    }
    for (const target of targets) {
      checkTarget(objectAt(target, "properties"), put);
    }
  },
  answer: ({ properties, resources }) => ({
    properties: {
      privateLinkServiceConnections: objectsAt(properties, "privateLinkServiceConnections").map((connection) =>
        merge(connection, approved),
      ),
      customDnsConfigs: objectsAt(properties, "privateLinkServiceConnections").flatMap((connection) => {
        const targetId = textAt(connection, "properties.privateLinkServiceId") ?? "";
        const host = hostOf(
          resources.get(targetId)?.answered ?? {},
          textsAt(connection, "properties.groupIds")[0] ?? "",
        );
        return host === undefined ? [] : [{ fqdn: host, ipAddresses: ["10.0.0.4"] }];
      }),
    },
  }),
});

export const privateDnsZoneGroups: ResourceType = defineType({
  type: `${privateEndpointType}/privateDnsZoneGroups`,
  apiVersions,
  wording: wordings.network,
  hasProvisioningState: true,
  fields: {
    "properties.privateDnsZoneConfigs": { is: "array", required: true, min: 1 },
    "properties.privateDnsZoneConfigs[].name": { is: "string", required: true },
    "properties.privateDnsZoneConfigs[].properties.privateDnsZoneId": {
      is: "string",
      required: true,
      refersTo: "Microsoft.Network/privateDnsZones",
    },
  },
});

function checkTarget(connection: Put["body"], put: Put): void {
  const targetId = textAt(connection, "privateLinkServiceId") ?? "";
  const target = resourceAt("properties.privateLinkServiceConnections", targetId, "any", put.resources);
  const known = groupIds[target.type.toLowerCase()] ?? [];
  const wrong = textsAt(connection, "groupIds").find((group) => !known.includes(group));
  if (wrong !== undefined) {
    throw new ArmError(
      400,
      "PrivateEndpointCreationNotAllowedAsGroupIdIsInvalid",
      `The group id '${wrong}' is not valid for ${target.type}. It can be ${known.join(", ")}.`,
    );
  }
}

function hostOf(target: Put["body"], groupId: string): string | undefined {
  const url = textAt(target, "properties.vaultUri") ?? textAt(target, `properties.primaryEndpoints.${groupId}`);
  return url === undefined ? textAt(target, "properties.defaultHostName") : new URL(url).hostname;
}

function referenceNotFound(id: string, { id: { text } }: Put): ArmError {
  return new ArmError(
    400,
    "InvalidResourceReference",
    `Resource ${id} referenced by resource ${text} was not found. Please make sure that the referenced resource exists, ` +
      "and that both resources are in the same region.",
  );
}
