import type { DeploymentOperation, DeploymentParameter } from "@azure/arm-resources";
import type { WhatIf } from "./what-if-answer.ts";

/** A subscription, as far as it matters here. */
export interface Subscription {
  readonly tenantId: string;
  readonly name: string;
  /** `Enabled`, or why nothing can be changed in it: `Disabled`, `Warned`, `PastDue`, `Deleted`. */
  readonly state: string;
}

export interface ResourceGroup {
  readonly location: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** A resource, as far as it matters here. */
export interface Resource {
  readonly id: string;
  readonly location: string | undefined;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** A template with its parameters, in a resource group of the subscription. */
export interface Request {
  readonly resourceGroup: string;
  /** Name of the deployment. */
  readonly name: string;
  readonly template: Readonly<Record<string, unknown>>;
  readonly parameters: Readonly<Record<string, DeploymentParameter>>;
}

/** The record of a deployment. */
export interface Deployment {
  readonly id: string;
  /** `Running`, `Succeeded`, `Failed`, `Canceled` ... */
  readonly state: string;
  /** By name: `{ type, value }`. */
  readonly outputs: Readonly<Record<string, unknown>>;
  /** Parameters as they were given, by name; without the values of secure ones. */
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly error: unknown;
}

export type { DeploymentOperation, DeploymentParameter };

/**
 * Azure Resource Manager, as far as it is used here. Ids are resource ids; what is not there is undefined.
 * Every method throws the client's RestError when Azure refuses.
 */
export interface ResourceManager {
  subscription(id: string): Promise<Subscription>;
  resourceGroup(name: string): Promise<ResourceGroup | undefined>;
  makeResourceGroup(name: string, group: ResourceGroup): Promise<void>;
  deleteResourceGroup(name: string): Promise<void>;
  /** `Registered`, `Registering`, `NotRegistered` or `Unregistered`. */
  providerState(subscription: string, namespace: string): Promise<string>;
  registerProvider(subscription: string, namespace: string): Promise<void>;
  resource(id: string, apiVersion: string): Promise<Resource | undefined>;
  /** Ids of all resources of a type in the subscription. */
  resourcesOfType(type: string): Promise<readonly string[]>;
  /** Ids of the resources in a resource group; those that are part of another one or extend it are not listed. */
  resourcesIn(resourceGroup: string): Promise<readonly string[]>;
  deleteResource(id: string, apiVersion: string): Promise<void>;
  /** What Azure finds wrong, as an error; undefined when nothing. */
  validate(request: Request): Promise<unknown>;
  whatIf(request: Request): Promise<WhatIf>;
  /** Resolves once Azure has taken the deployment, not when it has ended. */
  startDeployment(request: Request): Promise<void>;
  deployment(id: string): Promise<Deployment | undefined>;
  deploymentsIn(resourceGroup: string): Promise<readonly Deployment[]>;
  /** Deletes the record of a deployment, not what was deployed. */
  deleteDeployment(id: string): Promise<void>;
  operations(deployment: string): Promise<readonly DeploymentOperation[]>;
}
