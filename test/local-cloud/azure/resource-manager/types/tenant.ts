import { createCatalogue } from "../../../../../local-cloud/azure/resource-manager/catalogue.ts";
import type { JsonObject } from "../../../../../local-cloud/azure/resource-manager/json-value.ts";
import { parseResourceId } from "../../../../../local-cloud/azure/resource-manager/resource-id.ts";
import type { PutRequest, StoredResource } from "../../../../../local-cloud/azure/resource-manager/resource-type.ts";
import { createResourceStore } from "../../../../../local-cloud/azure/resource-manager/resources.ts";
import { createResourceTypes } from "../../../../../local-cloud/azure/resource-manager/types/all-types.ts";
import { createRecordedPlanes } from "./recorded-planes.ts";
import { deployerId, goodResources, tenantId, type ResourceKey } from "./good-resources.ts";

const start = Date.parse("2026-11-21T09:00:00Z");

/** A tenant in which resources can be made one by one, as a deployment makes them. */
export function createTenant() {
  const { planes, calls } = createRecordedPlanes();
  const delays = { roleMs: 0, identityMs: 30_000 };
  let now = start;
  const types = createResourceTypes(planes, { roleMs: () => delays.roleMs, identityMs: () => delays.identityMs });
  const catalogue = createCatalogue(types);
  const resources = createResourceStore();
  const surroundings = { resources, tenantId, deployerId, now: () => now };

  function requestFor(id: string, body: JsonObject, apiVersion?: string): PutRequest {
    const parsed = parseResourceId(id);
    if (parsed === undefined) throw new Error(`${id} is no resource id`);
    return { id: parsed, body, apiVersion: apiVersion ?? catalogue.find(parsed.type)?.apiVersions[0] ?? "" };
  }

  const tenant = {
    calls,
    delays,
    types,
    resources,
    pass(ms: number) {
      now += ms;
    },
    /** How the resource would be. */
    plan: (id: string, body: JsonObject, apiVersion?: string): StoredResource =>
      catalogue.plan(requestFor(id, body, apiVersion), surroundings),
    async put(id: string, body: JsonObject): Promise<StoredResource> {
      const request = requestFor(id, body);
      const resource = catalogue.plan(request, surroundings);
      resources.put(resource);
      await catalogue.find(resource.type)?.made?.(resource, request, surroundings);
      return resource;
    },
    async delete(id: string): Promise<void> {
      const resource = resources.get(id);
      if (resource === undefined) throw new Error(`There is no ${id}`);
      resources.delete(id);
      await catalogue.find(resource.type)?.deleted?.(resource, surroundings);
    },
    /** Makes the good resources, in their order, up to and with the last that is asked for. */
    async putGood(last?: ResourceKey): Promise<void> {
      for (const [key, { id, body }] of Object.entries(goodResources)) {
        await tenant.put(id, body);
        if (key === last) return;
      }
    },
    get(id: string): StoredResource {
      const resource = resources.get(id);
      if (resource === undefined) throw new Error(`There is no ${id}`);
      return resource;
    },
  };
  return tenant;
}

export type Tenant = ReturnType<typeof createTenant>;
