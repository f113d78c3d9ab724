import type { Hono } from "hono";

import type { ApiEnvironment, ApiParts } from "../api.ts";
import { ArmError } from "../arm-error.ts";
import { isJsonObject, type JsonObject } from "../json-value.ts";
import { type ResourceGroup, resourceGroupId } from "../resource-groups.ts";
import { accepted, page, readBody } from "./answers.ts";

const type = "Microsoft.Resources/subscriptions/resourceGroups";

/** Resource groups (REST API reference, "Resource Groups"). */
export function addResourceGroupRoutes(app: Hono<ApiEnvironment>, parts: ApiParts): void {
  const { world, rights, writes, deployments } = parts;
  const { groups } = world;
  const list = "/subscriptions/:subscriptionId/resourceGroups";
  const one = `${list}/:group`;

  app.get(list, (context) => page(context, groups.list(context.req.param("subscriptionId")).map(groupAnswer)));

  // Hono answers HEAD by the route of GET, without the body; only the statuses differ.
  app.get(one, (context) => {
    const { subscriptionId, group } = context.req.param();
    rights.demand(context.get("caller"), `${type}/read`, resourceGroupId(subscriptionId, group));
    if (context.req.method === "HEAD") {
      return context.body(null, groups.find(subscriptionId, group) === undefined ? 404 : 204);
    }
    return context.json(groupAnswer(groups.get(subscriptionId, group)));
  });

  app.put(one, async (context) => {
    const { subscriptionId, group } = context.req.param();
    rights.demand(context.get("caller"), `${type}/write`, resourceGroupId(subscriptionId, group));
    const { location, tags } = await readBody(context);
    const before = groups.find(subscriptionId, group);
    checkName(group);
    if (typeof location !== "string" || location === "") {
      throw new ArmError(400, "LocationRequired", "The location property is required for this definition.");
    }
    if (before !== undefined && before.location !== canonical(location)) {
      throw new ArmError(
        409,
        "InvalidResourceGroupLocation",
        `Invalid resource group location '${location}'. The Resource group already exists in location '${before.location}'.`,
      );
    }
    const made = groups.put({
      subscriptionId,
      name: group,
      location: canonical(location),
      tags: isJsonObject(tags) ? tags : {},
    });
    return context.json(groupAnswer(made), before === undefined ? 201 : 200);
  });

  app.patch(one, async (context) => {
    const { subscriptionId, group } = context.req.param();
    rights.demand(context.get("caller"), `${type}/write`, resourceGroupId(subscriptionId, group));
    const before = groups.get(subscriptionId, group);
    const { tags } = await readBody(context);
    return context.json(groupAnswer(groups.put({ ...before, ...(isJsonObject(tags) ? { tags } : {}) })));
  });

  app.delete(one, (context) => {
    const { subscriptionId, group } = context.req.param();
    const caller = context.get("caller");
    rights.demand(caller, `${type}/delete`, resourceGroupId(subscriptionId, group));
    const found = groups.get(subscriptionId, group);
    const deleted = writes.deleteAll(found.id, caller).then(() => {
      for (const { address } of deployments.list(subscriptionId, group)) {
        deployments.delete(address);
      }
      groups.delete(found);
      return undefined;
    });
    return accepted(context, { ...parts, subscriptionId }, deleted);
  });
}

function groupAnswer({ id, name, location, tags }: ResourceGroup): JsonObject {
  return {
    id,
    name,
    type: "Microsoft.Resources/resourceGroups",
    location,
    tags,
    properties: { provisioningState: "Succeeded" },
  };
}

function canonical(location: string): string {
  return location.replaceAll(" ", "").toLowerCase();
}

/** Names of resource groups (Microsoft Learn, "Naming rules and restrictions for Azure resources"). */
function checkName(name: string): void {
  if (!/^[\p{L}\p{N}._()-]{1,90}$/u.test(name) || name.endsWith(".")) {
    throw new ArmError(
      400,
      "InvalidResourceGroup",
      `The provided resource group name '${name}' has these invalid characters: ''. The name can only be a letter, digit, ` +
        "'-', '.', '(', ')' or '_'.",
    );
  }
}
