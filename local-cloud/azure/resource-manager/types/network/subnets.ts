import type { JsonObject } from "../../json-value.ts";
import type { ResourceStore } from "../../resource-type.ts";
import { objectsAt, textAt } from "../rules/body.ts";

/** A subnet by its id. It is kept in the body of its virtual network. */
export function findSubnet(id: string, resources: ResourceStore): JsonObject | undefined {
  const [, networkId = "", name = ""] = /^(.*)\/subnets\/([^/]+)$/iu.exec(id) ?? [];
  const network = resources.get(networkId);
  return objectsAt(network?.answered ?? {}, "properties.subnets").find(
    (subnet) => textAt(subnet, "name")?.toLowerCase() === name.toLowerCase(),
  );
}
