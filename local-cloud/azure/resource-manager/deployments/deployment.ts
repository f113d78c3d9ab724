import type { ArmError } from "../arm-error.ts";
import type { JsonObject, JsonValue } from "../json-value.ts";
import type { ResourceStore, StoredResource } from "../resource-type.ts";
import type { Caller } from "../rights.ts";
import type { ExpandedResource, ExpandedTemplate } from "../template/expanded.ts";
import type { DeploymentAddress } from "./address.ts";
import type { DeploymentRequest } from "./request.ts";

/** `passed`: nothing to do, it exists; `skipped`: its condition is false; `blocked`: what it waits for failed, or it was cancelled before its turn. */
export type NodeState = "waiting" | "running" | "succeeded" | "passed" | "skipped" | "failed" | "blocked";

/** A resource of a deployment while it runs, and afterwards. */
export interface DeploymentNode {
  readonly resource: ExpandedResource;
  readonly waitsFor: readonly DeploymentNode[];
  state: NodeState;
  /** Ids, in lower case, of what this deployment has made for sure when this resource begins: all that it waits for. */
  basis: ReadonlySet<string>;
  /** Ids, in lower case, of what was made with this resource; of a nested deployment all that it made. */
  readonly made: Set<string>;
  nested: Deployment | undefined;
  /** The resource as it was and as it is, once it has been put, and what was sent for it. */
  outcome:
    | { readonly before: StoredResource | undefined; readonly after: StoredResource; readonly body: JsonObject }
    | undefined;
  error: ArmError | undefined;
  startedAt: number | undefined;
  endedAt: number | undefined;
}

export type DeploymentState = "Running" | "Succeeded" | "Failed" | "Canceled";
export type DeploymentOutputs = Readonly<Record<string, { readonly type: string; readonly value: JsonValue }>>;

/** A deployment while it runs, and afterwards. */
export interface Deployment {
  readonly address: DeploymentAddress;
  readonly request: DeploymentRequest;
  readonly expanded: ExpandedTemplate;
  readonly tree: DeploymentTree;
  readonly correlationId: string;
  /** In an order in which each comes after those that it waits for. */
  readonly nodes: readonly DeploymentNode[];
  readonly byKey: ReadonlyMap<string, DeploymentNode>;
  /** Of a nested deployment: what the outer one has made for sure when it begins. */
  readonly basis: ReadonlySet<string>;
  readonly startedAt: number;
  endedAt: number | undefined;
  state: DeploymentState;
  cancelled: boolean;
  outputs: DeploymentOutputs | undefined;
  error: ArmError | undefined;
}

/** What a deployment shares with all that are nested in it. */
export interface DeploymentTree {
  readonly caller: Caller;
  readonly resources: ResourceStore;
  /** A rehearsal makes nothing beyond its own store. */
  readonly rehearsal: boolean;
  /** Resources that this tree has written, in lower case, as they were before: what a resource sees that does not wait for the change. */
  readonly before: Map<string, StoredResource | undefined>;
  readonly deployments: Map<string, Deployment>;
  /** Values of secure parameters. */
  readonly secrets: Set<string>;
}

/** Ids of all that a deployment has made, in lower case. */
export function madeBy(nodes: readonly DeploymentNode[]): ReadonlySet<string> {
  return nodes.reduce<ReadonlySet<string>>((all, node) => all.union(node.made), new Set());
}

/**
 * What has been made for sure once all is over that a resource waits for. Of one that was skipped nothing follows:
 * Resource Manager takes it out of the dependencies (Microsoft Learn, "Conditional deployment in ARM templates").
 */
export function basisOf(
  { waitsFor }: Pick<DeploymentNode, "waitsFor">,
  { basis }: Pick<Deployment, "basis">,
): ReadonlySet<string> {
  return waitsFor.reduce<ReadonlySet<string>>((all, node) => all.union(node.basis).union(node.made), basis);
}
