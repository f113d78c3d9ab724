import type { JsonObject, JsonValue } from "../json-value.ts";

/** Where a template is deployed, for `subscription()`, `resourceGroup()`, `deployment()`, `tenant()`, `deployer()` and `environment()`. */
export interface DeploymentScope {
  readonly deploymentName: string;
  readonly tenantId: string;
  readonly deployerId: string;
  readonly subscription: { readonly subscriptionId: string; readonly displayName: string };
  readonly resourceGroup: { readonly name: string; readonly location: string; readonly tags: JsonObject };
  /** What `utcNow()` says, in milliseconds since 1970: when the deployment started. */
  readonly now: number;
  /** What `newGuid()` gives: another one at each call. */
  readonly newGuid: () => string;
}

/** A template with its parameters filled in: loops unrolled, conditions and names evaluated, bodies still to be evaluated. */
export interface ExpandedTemplate {
  readonly resources: readonly ExpandedResource[];
  /** The outputs, once everything is deployed. */
  outputs(runtime: Runtime): Readonly<Record<string, { readonly type: string; readonly value: JsonValue }>>;
}

export interface ExpandedResource {
  /** The symbolic name, in a loop with the index: `rules[3]`. */
  readonly key: string;
  readonly existing: boolean;
  readonly condition: boolean;
  readonly type: string;
  readonly apiVersion: string;
  /** The whole id. Of a nested deployment in the resource group that it names. */
  readonly id: string;
  /** Keys. A loop that is depended on gives all of its keys. */
  readonly dependsOn: readonly string[];
  /** How many of its loop may be deployed at once; undefined: all. */
  readonly batchSize: number | undefined;
  /**
   * The body, evaluated: everything but type, apiVersion, name, scope, dependsOn, condition, copy, subscriptionId and resourceGroup. Of a nested deployment, `properties.template` is left as it is
   * (`expressionEvaluationOptions.scope` is `inner`).
   * @throws ArmError when an expression cannot be evaluated.
   */
  body(runtime: Runtime): JsonObject;
}

/** What is known only while a deployment runs. */
export interface Runtime {
  /**
   * `reference(...)`: of a resource in this template by its key, or of any other by its id and API version.
   * @throws ArmError when there is none.
   */
  reference(keyOrId: string, options: { readonly apiVersion: string | undefined; readonly full: boolean }): JsonValue;
}
