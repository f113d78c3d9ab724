import { ArmError } from "../../arm-error.ts";
import { resourceNotFound } from "../../refusals.ts";
import { parseResourceId } from "../../resource-id.ts";
import { findSubnet } from "../network/subnets.ts";
import { objectsAt, textAt } from "../rules/body.ts";
import type { Put } from "../rules/put.ts";
import { notAResourceId } from "../rules/refusals.ts";

/** "Integrate your app with an Azure virtual network": what Flex Consumption asks of the subnet. */
const delegation = "Microsoft.App/environments";

/** @throws ArmError unless the subnet is there, delegated, and without an underscore in its name. */
export function checkSubnet(path: string, subnetId: string, { resources }: Put): void {
  const subnet = findSubnet(subnetId, resources);
  if (subnet === undefined) {
    const id = parseResourceId(subnetId);
    throw id === undefined ? notAResourceId(path, subnetId) : resourceNotFound(id);
  }
  const name = textAt(subnet, "name") ?? "";
  const delegations = objectsAt(subnet, "properties.delegations").map((entry) =>
    textAt(entry, "properties.serviceName"),
  );
  if (!delegations.includes(delegation)) {
    throw new ArmError(
      400,
      "BadRequest",
      `The subnet '${name}' at '${path}' must be delegated to '${delegation}' for a Flex Consumption site.`,
    );
  }
  if (name.includes("_")) {
    throw new ArmError(400, "BadRequest", `The subnet '${name}' cannot be used: its name must not have an underscore.`);
  }
}
