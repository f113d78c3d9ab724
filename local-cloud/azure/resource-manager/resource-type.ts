import type { JsonObject } from "./json-value.ts";
import type { ResourceId } from "./resource-id.ts";

/** A resource as a GET answers it. Everything beside the common members lies in `properties` or in members of its own (`sku`, `kind`, `identity`). */
export interface StoredResource {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly apiVersion: string;
  /** The body as it was sent, for what-if; secret values are not in it. */
  readonly sent: JsonObject;
  /** The body as the service answers it: what was sent, its defaults and what is read-only. */
  readonly answered: JsonObject;
}

/** All resources of all subscriptions. Ids compare without case, as in Azure. */
export interface ResourceStore {
  get(id: string): StoredResource | undefined;
  put(resource: StoredResource): void;
  delete(id: string): void;
  /** Of one type, or of all; in the order in which they were made. */
  list(type?: string): readonly StoredResource[];
}

/** A PUT of one resource. */
export interface PutRequest {
  readonly id: ResourceId;
  readonly apiVersion: string;
  /** Everything of the body: location, tags, sku, kind, identity, properties. */
  readonly body: JsonObject;
}

/** What the rules of a resource type may look at. */
export interface Surroundings {
  readonly resources: ResourceStore;
  readonly tenantId: string;
  /** Wall clock of the services, in milliseconds since 1970. */
  readonly now: () => number;
  /** Object id of whoever deploys. */
  readonly deployerId: string;
}

/**
 * One resource type: what Azure refuses, and what it answers. `put` sees only what exists at that moment, so a missing
 * `dependsOn` shows as it does in Azure.
 */
export interface ResourceType {
  /** Such as `Microsoft.KeyVault/vaults`. */
  readonly type: string;
  readonly apiVersions: readonly string[];
  /** Most resources in one answer of a list. Default 100. */
  readonly pageSize?: number;
  /**
   * Checks the request and says how the resource then looks. Changes nothing itself; what-if asks it, too.
   * @throws ArmError as the provider words it.
   */
  put(request: PutRequest, surroundings: Surroundings): Pick<StoredResource, "sent" | "answered">;
  /**
   * What happens beyond the store once the resource is made: a new version of a secret, a container, a package that is fetched.
   * If it fails, the store has the resource as it was before.
   * @throws ArmError when a service behind the provider refuses, as a package that cannot be had does.
   */
  made?(resource: StoredResource, request: PutRequest, surroundings: Surroundings): void | Promise<void>;
  /** What happens beyond the store once it is deleted. */
  deleted?(resource: StoredResource, surroundings: Surroundings): void | Promise<void>;
}
