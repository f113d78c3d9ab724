import { ArmError } from "../../arm-error.ts";
import type { JsonObject } from "../../json-value.ts";
import type { ResourceType } from "../../resource-type.ts";
import { merge, objectsAt, textAt, textsAt } from "../rules/body.ts";
import { defineType } from "../rules/define-type.ts";
import type { Put } from "../rules/put.ts";
import { wordings } from "../rules/wording.ts";
import { type AddressRange, isInside, overlap, readRange } from "./address-ranges.ts";
import { privateEndpointType } from "./private-endpoints.ts";

const networkApiVersions = ["2024-10-01"] as const;
const virtualNetworkType = "Microsoft.Network/virtualNetworks";

/** Microsoft.Network/virtualNetworks with its subnets. A PUT without a subnet deletes the subnet. */
export const virtualNetworks: ResourceType = defineType({
  type: virtualNetworkType,
  apiVersions: networkApiVersions,
  wording: wordings.network,
  location: "region",
  hasProvisioningState: true,
  name: {
    matches: /^[a-z0-9][\w.-]{0,62}[\w]$/iu,
    code: "InvalidResourceName",
    text: "Resource name {name} is invalid. The name can be up to 80 characters long. It must begin with a word character, and it must end with a word character or with '_'.",
  },
  fields: {
    properties: { is: "object", required: true },
    "properties.addressSpace": { is: "object", required: true },
    "properties.addressSpace.addressPrefixes": { is: "array", required: true, min: 1 },
    "properties.subnets": { is: "array" },
    "properties.subnets[].name": { is: "string", required: true, min: 1, max: 80 },
    "properties.subnets[].properties": { is: "object", required: true },
    "properties.subnets[].properties.delegations[].name": { is: "string", required: true },
    "properties.subnets[].properties.delegations[].properties.serviceName": { is: "string", required: true },
  },
  check(put) {
    checkRanges(put);
    checkUsedSubnets(put);
  },
  answer: ({ id, properties }) => ({
    properties: {
      subnets: objectsAt(properties, "subnets").map((subnet) =>
        merge(subnet, {
          id: `${id.text}/subnets/${textAt(subnet, "name") ?? ""}`,
          type: `${virtualNetworkType}/subnets`,
        }),
      ),
    },
  }),
});

function checkRanges({ name, properties }: Put): void {
  const space = textsAt(properties, "addressSpace.addressPrefixes").map((prefix) => rangeOf(name, prefix));
  const taken: AddressRange[] = [];
  for (const subnet of objectsAt(properties, "subnets")) {
    const subnetName = textAt(subnet, "name") ?? "";
    const range = rangeOf(subnetName, prefixOf(subnet));
    if (!space.some((outer) => isInside(range, outer))) {
      throw new ArmError(
        400,
        "NetcfgSubnetRangeOutsideVnet",
        `Subnet '${subnetName}' is not valid because its IP address range is outside the IP address range of virtual network '${name}'.`,
      );
    }
    if (taken.some((other) => overlap(range, other))) {
      throw new ArmError(
        400,
        "NetcfgSubnetRangesOverlap",
        `Subnet '${subnetName}' is not valid because its IP address range overlaps with that of an existing subnet in virtual network '${name}'.`,
      );
    }
    taken.push(range);
  }
}

function prefixOf(subnet: JsonObject): string {
  return textAt(subnet, "properties.addressPrefix") ?? textsAt(subnet, "properties.addressPrefixes")[0] ?? "";
}

function rangeOf(owner: string, prefix: string): AddressRange {
  const range = readRange(prefix);
  if (range !== undefined) return range;
  throw new ArmError(
    400,
    "InvalidAddressPrefixFormat",
    `Address prefix '${prefix}' of '${owner}' is not formatted correctly.`,
  );
}

/** @throws ArmError when a subnet would go that a private endpoint is in. */
function checkUsedSubnets({ id, properties, resources }: Put): void {
  const names = new Set(objectsAt(properties, "subnets").map((subnet) => textAt(subnet, "name")?.toLowerCase()));
  for (const endpoint of resources.list(privateEndpointType)) {
    const [, networkId, name = ""] =
      /^(.*)\/subnets\/([^/]+)$/iu.exec(textAt(endpoint.answered, "properties.subnet.id") ?? "") ?? [];
    if (networkId?.toLowerCase() === id.text.toLowerCase() && !names.has(name.toLowerCase())) {
      throw new ArmError(
        400,
        "InUseSubnetCannotBeDeleted",
        `Subnet ${name} is in use by ${endpoint.id} and cannot be deleted. In order to delete the subnet, delete all the resources within the subnet.`,
      );
    }
  }
}
