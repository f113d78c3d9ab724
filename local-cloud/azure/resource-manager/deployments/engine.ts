import type { Catalogue } from "../catalogue.ts";
import type { JsonObject } from "../json-value.ts";
import type { Rights } from "../rights.ts";
import type { DeploymentScope, ExpandedTemplate } from "../template/expanded.ts";
import type { World } from "../world.ts";
import type { Deployment } from "./deployment.ts";

/**
 * Fills in the parameters of a template.
 * @throws ArmError `InvalidTemplate` when the template or a parameter is wrong.
 */
export type ExpandTemplate = (
  template: JsonObject,
  /** Values by name, as `{ "value": ... }`. */
  parameters: JsonObject,
  scope: DeploymentScope,
) => ExpandedTemplate;

/** What deployments work with. */
export interface Engine {
  readonly world: World;
  readonly catalogue: Catalogue;
  readonly rights: Rights;
  readonly expand: ExpandTemplate;
  /** Wall clock, in milliseconds since 1970. */
  readonly now: () => number;
  /** A new random UUID. */
  readonly newId: () => string;
  /** Waits between two rounds of a deployment, so that clients can see it go on. */
  readonly pace: () => Promise<void>;
  readonly deployments: DeploymentStore;
}

/** All deployments, nested ones too; ids compare without case. */
export interface DeploymentStore {
  find(id: string): Deployment | undefined;
  remember(deployment: Deployment): void;
  forget(id: string): void;
  /** Of one resource group, or of all. */
  list(): readonly Deployment[];
}

export function createDeploymentStore(): DeploymentStore {
  const byId = new Map<string, Deployment>();
  return {
    find: (id) => byId.get(id.toLowerCase()),
    remember(deployment) {
      byId.set(deployment.address.id.toLowerCase(), deployment);
    },
    forget(id) {
      byId.delete(id.toLowerCase());
    },
    list: () => [...byId.values()],
  };
}
