import type { Context, Hono } from "hono";

import type { ApiEnvironment, ApiParts } from "../api.ts";
import { ArmError } from "../arm-error.ts";
import { readResourceId } from "../catalogue.ts";
import type { JsonObject } from "../json-value.ts";
import { resourceNotFound } from "../refusals.ts";
import { parseResourceId, type ResourceId } from "../resource-id.ts";
import type { StoredResource } from "../resource-type.ts";
import { isAtOrBelow } from "../resources.ts";
import { apiVersionOf, page, readBody } from "./answers.ts";
import { resourceFilter } from "./resource-filter.ts";

/** Any resource by its id, and lists of them (REST API reference, "Resources"). */
export function addResourceRoutes(app: Hono<ApiEnvironment>, { world, catalogue, rights, writes }: ApiParts): void {
  const { resources, groups } = world;

  app.get("/subscriptions/:subscriptionId/resources", (context) => {
    const { subscriptionId } = context.req.param();
    return listTracked(context, `/subscriptions/${subscriptionId}`);
  });

  app.get("/subscriptions/:subscriptionId/resourceGroups/:group/resources", (context) => {
    const { subscriptionId, group } = context.req.param();
    return listTracked(context, groups.get(subscriptionId, group).id);
  });

  app.get("*", (context) => {
    const path = pathOf(context);
    const id = parseResourceId(path);
    return id === undefined ? listOfType(context, path) : getOne(context, id);
  });

  app.put("*", async (context) => {
    const id = readResourceId(pathOf(context));
    const body = await readBody(context);
    const { resource, created } = await writes.put(id, apiVersionOf(context), body, context.get("caller"));
    return context.json(resourceAnswer(resource), created ? 201 : 200);
  });

  app.patch("*", async (context) => {
    const id = readResourceId(pathOf(context));
    const body = await readBody(context);
    return context.json(resourceAnswer(await writes.patch(id, apiVersionOf(context), body, context.get("caller"))));
  });

  app.delete("*", async (context) => {
    const id = readResourceId(pathOf(context));
    return context.body(null, (await writes.delete(id, context.get("caller"))) ? 200 : 204);
  });

  app.notFound((context) => {
    throw new ArmError(
      404,
      "InvalidResourceType",
      `The local Resource Manager does not answer ${context.req.method} here.`,
    );
  });

  function getOne(context: Context<ApiEnvironment>, id: ResourceId): Response {
    rights.demand(context.get("caller"), `${id.type}/read`, id.text);
    if (catalogue.find(id.type) !== undefined) {
      catalogue.get(id.type, apiVersionOf(context));
    }
    const resource = resources.get(id.text);
    if (context.req.method === "HEAD") {
      return context.body(null, resource === undefined ? 404 : 204);
    }
    if (id.subscriptionId !== undefined && id.resourceGroup !== undefined) {
      groups.get(id.subscriptionId, id.resourceGroup);
    }
    if (resource === undefined) {
      throw resourceNotFound(id);
    }
    return context.json(resourceAnswer(resource));
  }

  /** All resources of one type below the scope in front of it, such as the role assignments of a resource group. */
  function listOfType(context: Context<ApiEnvironment>, path: string): Response {
    // With a name at the end it would be the id of such a resource.
    const { type, text } = readResourceId(`${path}/*`);
    const ending = `/${type.includes("/") ? `providers/${type}` : ""}`;
    const scope = text.toLowerCase().endsWith(`${ending.toLowerCase()}/*`)
      ? text.slice(0, -ending.length - 2)
      : text.slice(0, text.lastIndexOf("/", text.length - 3));
    rights.demand(context.get("caller"), `${type}/read`, scope);
    return page(
      context,
      resources
        .list(type)
        .filter(({ id }) => isAtOrBelow(id, scope))
        .map(resourceAnswer),
      catalogue.find(type)?.pageSize,
    );
  }

  /** Lists of resources have those with a location, without their properties. */
  function listTracked(context: Context<ApiEnvironment>, scope: string): Response {
    rights.demand(context.get("caller"), "Microsoft.Resources/subscriptions/resources/read", scope);
    const isWanted = resourceFilter(context.req.query("$filter"));
    return page(
      context,
      resources
        .list()
        .filter((resource) => isAtOrBelow(resource.id, scope) && resource.answered["location"] !== undefined)
        .filter(isWanted)
        .map((resource) => {
          const { properties: _properties, ...answer } = resourceAnswer(resource);
          return answer;
        }),
    );
  }
}

/** A resource as a GET answers it. */
function resourceAnswer({ id, name, type, answered }: StoredResource): JsonObject {
  return { id, name, type, ...answered };
}

function pathOf(context: Context): string {
  const segments = new URL(context.req.url).pathname.split("/").filter((segment) => segment !== "");
  return `/${segments.map(decodeURIComponent).join("/")}`;
}
