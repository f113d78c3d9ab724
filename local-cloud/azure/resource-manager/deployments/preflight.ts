import { ArmError } from "../arm-error.ts";
import { namespaceOf, readResourceId } from "../catalogue.ts";
import { missingRegistration } from "../refusals.ts";
import type { Caller } from "../rights.ts";
import type { ExpandedResource, ExpandedTemplate, Runtime } from "../template/expanded.ts";
import { type DeploymentAddress, isDeployment, readDeploymentAddress } from "./address.ts";
import type { Engine } from "./engine.ts";
import { checkDeploymentName, type DeploymentRequest, readDeploymentRequest } from "./request.ts";

type PreflightEngine = Pick<Engine, "world" | "catalogue" | "rights" | "expand" | "now" | "newId">;

/**
 * Fills in the parameters of a template, for the resource group in which it is deployed.
 * @throws ArmError when there is no such group, or the template is wrong.
 */
export function expandFor(
  { world, expand, now, newId }: Pick<Engine, "world" | "expand" | "now" | "newId">,
  { subscriptionId, resourceGroup, name }: DeploymentAddress,
  { template, parameters }: DeploymentRequest,
  caller: Caller,
): ExpandedTemplate {
  checkDeploymentName(name);
  const subscription = world.subscription(subscriptionId);
  const { location, tags, name: groupName } = world.groups.get(subscriptionId, resourceGroup);
  return expand(template, parameters, {
    deploymentName: name,
    tenantId: subscription.tenantId,
    deployerId: caller.principalId,
    subscription: { subscriptionId: subscription.subscriptionId, displayName: subscription.displayName },
    resourceGroup: { name: groupName, location, tags },
    now: now(),
    newGuid: newId,
  });
}

/**
 * What Resource Manager checks of all resources before the first one is deployed: scopes, types, API versions, registered
 * providers and the caller's rights. Nested deployments are looked into as far as their parameters are known by then.
 * @throws ArmError
 */
export function preflight(engine: PreflightEngine, resources: readonly ExpandedResource[], caller: Caller): void {
  const denied: string[] = [];
  checkAll(resources);
  if (denied.length === 1) {
    throw denial(`The template deployment failed with error: '${denied[0]}'.`);
  }
  if (denied.length > 1) {
    throw denial(`Deployment failed with multiple errors: '${denied.join(":")}'`);
  }

  function checkAll(all: readonly ExpandedResource[]): void {
    for (const resource of all.filter(({ existing, condition }) => condition && !existing)) {
      check(resource);
    }
  }

  function check(resource: ExpandedResource): void {
    const { world, catalogue, rights } = engine;
    const id = readResourceId(resource.id);
    if (id.subscriptionId !== undefined) {
      world.subscription(id.subscriptionId);
      if (id.resourceGroup !== undefined) {
        world.groups.get(id.subscriptionId, id.resourceGroup);
      }
    }
    if (isDeployment(resource.type)) {
      checkNested(resource);
    } else {
      catalogue.get(resource.type, resource.apiVersion);
      const namespace = namespaceOf(resource.type);
      if (world.registrations.state(id.subscriptionId ?? "", namespace) !== "Registered") {
        throw missingRegistration(namespace);
      }
    }
    const action = `${resource.type}/write`;
    if (!rights.may(caller, action, resource.id)) {
      denied.push(
        `Authorization failed for template resource '${id.names.join("/")}' of type '${resource.type}'. ` +
          `The client '${caller.clientId}' with object id '${caller.principalId}' does not have permission to perform ` +
          `action '${action}' at scope '${resource.id}'.`,
      );
    }
  }

  function checkNested(resource: ExpandedResource): void {
    const address = nestedAddress(resource);
    const request = readWhatIsKnown(resource);
    if (request !== undefined) {
      const { resources: nested } = expandFor(engine, address, request, caller);
      checkAll(nested);
    }
  }
}

/**
 * Where a nested deployment stands.
 * @throws ArmError for one that is not in a resource group.
 */
export function nestedAddress({ id }: ExpandedResource): DeploymentAddress {
  const address = readDeploymentAddress(id);
  if (address === undefined) {
    throw new ArmError(
      400,
      "NotSupportedByLocalCloud",
      `The local Resource Manager deploys into resource groups only: '${id}' is in none.`,
    );
  }
  return address;
}

/** What a nested deployment is asked to do, if that is known before anything is deployed. */
function readWhatIsKnown(resource: ExpandedResource): DeploymentRequest | undefined {
  let known = true;
  const runtime: Runtime = {
    reference() {
      known = false;
      throw new ArmError(400, "InvalidTemplate", "Nothing is deployed yet.");
    },
  };
  try {
    return readDeploymentRequest(resource.body(runtime));
  } catch (error) {
    if (!known) {
      return undefined;
    }
    throw error;
  }
}

function denial(message: string): ArmError {
  return new ArmError(403, "InvalidTemplateDeployment", message);
}
