import { ExpressionFault, validationFailed } from "../expressions/invalid-template.ts";
import { resourceGroupId } from "../expressions/functions/scopes.ts";
import type { DeploymentScope } from "./expanded.ts";

/** What decides where a resource lies, evaluated. */
export interface ResourcePlace {
  readonly type: string;
  readonly name: string;
  /** Of an extension resource: the id of what it extends, or that id from its provider on. `/` is the tenant. */
  readonly scope: string | undefined;
  /** Of a nested deployment, or of a resource that exists elsewhere. */
  readonly subscriptionId: string | undefined;
  readonly resourceGroup: string | undefined;
}

/**
 * The id of a resource.
 * @throws ArmError in Azure's words when its name has not as many segments as its type.
 */
export function idOf(
  { type, name, scope, subscriptionId, resourceGroup }: ResourcePlace,
  deployment: DeploymentScope,
): string {
  const [namespace = "", ...types] = type.split("/");
  const names = name.split("/");
  if (types.length === 0 || types.length !== names.length) {
    throw validationFailed(
      `The template resource '${name}' for type '${type}' has incorrect segment lengths. A nested resource type must have identical number of segments as its resource name. A root resource type must have segment length one greater than its resource name. Please see https://aka.ms/arm-syntax-resources for usage details.`,
      name,
    );
  }
  if (names.includes(""))
    throw new ExpressionFault(`The name of a resource of type '${type}' must not be empty or have an empty segment.`);
  const base = scope === undefined ? groupOf(subscriptionId, resourceGroup, deployment) : scopeId(scope, deployment);
  return [base, "providers", namespace, ...types.flatMap((segment, at) => [segment, names[at]])].join("/");
}

function groupOf(
  subscriptionId: string | undefined,
  resourceGroup: string | undefined,
  deployment: DeploymentScope,
): string {
  const subscription = subscriptionId ?? deployment.subscription.subscriptionId;
  // A subscription without a resource group is the subscription itself.
  if (subscriptionId !== undefined && resourceGroup === undefined) return `/subscriptions/${subscription}`;
  return `/subscriptions/${subscription}/resourceGroups/${resourceGroup ?? deployment.resourceGroup.name}`;
}

function scopeId(scope: string, deployment: DeploymentScope): string {
  if (scope === "/") return "";
  return scope.startsWith("/") ? scope.replace(/\/$/u, "") : `${resourceGroupId(deployment)}/providers/${scope}`;
}
