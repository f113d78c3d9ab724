import { randomUUID } from "node:crypto";
import { setImmediate as nextTurn } from "node:timers/promises";

import type { Clock } from "../../clock.ts";
import type { Access } from "../access.ts";
import type { AccessTokens } from "../access-tokens.ts";
import { createApi } from "./api.ts";
import { createCatalogue } from "./catalogue.ts";
import { createDeployments, type Deployments } from "./deployments/deployments.ts";
import { createDeploymentStore, type ExpandTemplate } from "./deployments/engine.ts";
import type { JsonObject } from "./json-value.ts";
import type { ResourceType } from "./resource-type.ts";
import type { ObservedResources } from "./resources.ts";
import { createResourceWrites } from "./resource-writes.ts";
import { createRights } from "./rights.ts";
import type { World } from "./world.ts";

export interface ResourceManagerOptions {
  /** What stands in Azure; it changes as resources are deployed. */
  readonly world: World;
  /** The resource types that can be deployed. */
  readonly types: readonly ResourceType[];
  readonly expand: ExpandTemplate;
  readonly tokens: Pick<AccessTokens, "check">;
  /** Role assignments that decide what a caller may do. Without it everyone is an owner of everything. */
  readonly access?: Pick<Access, "allows">;
  readonly clock: Clock;
  readonly newId?: () => string;
  /** Waits between two rounds of a deployment. Else it is one turn of the event loop, so that a client can see it go on. */
  readonly pace?: () => Promise<void>;
}

/** Resource Manager: `management.azure.com`. */
export interface ResourceManager {
  fetch(request: Request): Response | Promise<Response>;
  readonly world: World;
  readonly resources: ObservedResources;
  readonly deployments: Deployments;
  /** Makes what stands there before anything is deployed, in this order. */
  place(resources: readonly PlacedResource[]): Promise<void>;
}

/** A resource as it is sent, with its id. */
export interface PlacedResource {
  readonly id: string;
  readonly apiVersion: string;
  readonly body: JsonObject;
}

export function createResourceManager({
  world,
  types,
  expand,
  tokens,
  access,
  clock,
  newId = randomUUID,
  pace = () => nextTurn(),
}: ResourceManagerOptions): ResourceManager {
  const catalogue = createCatalogue(types);
  const rights = createRights(access);
  const now = (): number => clock.now();
  const store = createDeploymentStore();
  const deployments = createDeployments({
    world,
    catalogue,
    rights,
    expand,
    now,
    newId,
    pace,
    deployments: store,
  });
  const writes = createResourceWrites({ world, catalogue, rights, now });
  const app = createApi({ world, catalogue, rights, deployments, writes, tokens, now, newId });
  return {
    fetch: (request) => app.fetch(request),
    world,
    resources: world.resources,
    deployments,
    async place(resources) {
      for (const { id, apiVersion, body } of resources) {
        await writes.place(id, apiVersion, body);
      }
    },
  };
}
