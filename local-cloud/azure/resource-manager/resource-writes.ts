import { ArmError } from "./arm-error.ts";
import { type Catalogue, namespaceOf, readResourceId } from "./catalogue.ts";
import { hidesSecret } from "./fingerprint.ts";
import { isJsonObject, type JsonObject, type JsonValue } from "./json-value.ts";
import { missingRegistration, resourceNotFound } from "./refusals.ts";
import type { ResourceId } from "./resource-id.ts";
import type { PutRequest, StoredResource, Surroundings } from "./resource-type.ts";
import { isAtOrBelow, putBack } from "./resources.ts";
import type { Caller, Rights } from "./rights.ts";
import type { World } from "./world.ts";

/** Single resources, outside of a deployment. Each refuses with ArmError what the caller may not do. */
export interface ResourceWrites {
  /** A PUT that nobody has to have rights for: how a world gets what stands in it from the start. */
  place(id: string, apiVersion: string, body: JsonObject): Promise<void>;
  put(
    id: ResourceId,
    apiVersion: string,
    body: JsonObject,
    caller: Caller,
  ): Promise<{ resource: StoredResource; created: boolean }>;
  /**
   * Changes the members that are given and keeps the others. Refused where one of them is a secret: what was sent is put once more, and
   * of a secret only a fingerprint is left.
   */
  patch(id: ResourceId, apiVersion: string, body: JsonObject, caller: Caller): Promise<StoredResource>;
  /** Deletes it and all below it. Says whether there was anything. */
  delete(id: ResourceId, caller: Caller): Promise<boolean>;
  /** Deletes all that is at a scope or below it. */
  deleteAll(scope: string, caller: Caller): Promise<void>;
}

export interface ResourceWritesOptions {
  readonly world: World;
  readonly catalogue: Catalogue;
  readonly rights: Rights;
  readonly now: () => number;
}

/** Whoever it was that placed something. */
const somebody: Caller = { principalId: "00000000-0000-0000-0000-000000000000", clientId: "" };

export function createResourceWrites({ world, catalogue, rights, now }: ResourceWritesOptions): ResourceWrites {
  const { resources } = world;
  const surroundings = ({ principalId }: Caller): Surroundings => ({
    resources,
    tenantId: world.tenantId,
    now,
    deployerId: principalId,
  });

  async function make(request: PutRequest, caller: Caller): ReturnType<ResourceWrites["put"]> {
    const { id, apiVersion } = request;
    checkScope(id, world);
    const type = catalogue.get(id.type, apiVersion);
    const before = resources.get(id.text);
    const resource = catalogue.plan(request, surroundings(caller));
    resources.put(resource);
    try {
      await type.made?.(resource, request, surroundings(caller));
    } catch (error) {
      putBack(resources, id.text, before);
      throw error;
    }
    return { resource, created: before === undefined };
  }

  async function deleteResource(resource: StoredResource, caller: Caller): Promise<void> {
    resources.delete(resource.id);
    await catalogue.find(resource.type)?.deleted?.(resource, surroundings(caller));
  }

  const writes: ResourceWrites = {
    async place(id, apiVersion, body) {
      await make({ id: readResourceId(id), apiVersion, body }, somebody);
    },
    put(id, apiVersion, body, caller) {
      rights.demand(caller, `${id.type}/write`, id.text);
      return make({ id, apiVersion, body }, caller);
    },
    async patch(id, apiVersion, body, caller) {
      rights.demand(caller, `${id.type}/write`, id.text);
      const before = resources.get(id.text);
      if (before === undefined) {
        throw resourceNotFound(id);
      }
      if (hidesSecret(before.sent)) {
        throw new ArmError(
          400,
          "NotSupportedByLocalCloud",
          `The local Resource Manager keeps no secrets, so it cannot PATCH '${id.text}': PUT all of it instead.`,
        );
      }
      const { resource } = await make({ id, apiVersion, body: mergePatch(before.sent, body) }, caller);
      return resource;
    },
    async delete(id, caller) {
      rights.demand(caller, `${id.type}/delete`, id.text);
      const existed = resources.get(id.text) !== undefined;
      await writes.deleteAll(id.text, caller);
      return existed;
    },
    async deleteAll(scope, caller) {
      // What lies below goes first.
      const all = resources.list().filter(({ id }) => isAtOrBelow(id, scope));
      for (const resource of all.toSorted((one, other) => other.id.length - one.id.length)) {
        await deleteResource(resource, caller);
      }
    },
  };
  return writes;
}

/**
 * Where a resource is to stand must be there, and the subscription must have its provider registered.
 * @throws ArmError
 */
function checkScope(id: ResourceId, { groups, registrations }: World): void {
  const { subscriptionId, resourceGroup, type } = id;
  if (subscriptionId === undefined) {
    throw new ArmError(
      400,
      "NotSupportedByLocalCloud",
      "The local Resource Manager has resources in subscriptions only.",
    );
  }
  if (resourceGroup !== undefined) {
    groups.get(subscriptionId, resourceGroup);
  }
  const namespace = namespaceOf(type);
  if (registrations.state(subscriptionId, namespace) !== "Registered") {
    throw missingRegistration(namespace);
  }
}

/** RFC 7396: null takes a member away. */
function mergePatch(target: JsonObject, patch: JsonObject): JsonObject {
  const merged: Record<string, JsonValue> = { ...target };
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) {
      delete merged[name];
    } else {
      const current = merged[name];
      merged[name] = isJsonObject(value) ? mergePatch(isJsonObject(current) ? current : {}, value) : value;
    }
  }
  return merged;
}
