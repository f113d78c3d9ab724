import { ArmError } from "./arm-error.ts";
import type { ResourceId } from "./resource-id.ts";

/*
 * What Resource Manager itself refuses, in its own words (Microsoft Learn, "Troubleshoot common Azure deployment
 * errors" and the pages that it links; answers of the service quoted in public issues).
 */

export function subscriptionNotFound(subscriptionId: string): ArmError {
  return new ArmError(404, "SubscriptionNotFound", `The subscription '${subscriptionId}' could not be found.`);
}

export function resourceGroupNotFound(name: string): ArmError {
  return new ArmError(404, "ResourceGroupNotFound", `Resource group '${name}' could not be found.`);
}

export function resourceNotFound(id: ResourceId): ArmError {
  const under =
    id.resourceGroup === undefined
      ? `subscription '${id.subscriptionId ?? ""}'`
      : `resource group '${id.resourceGroup}'`;
  return new ArmError(
    404,
    "ResourceNotFound",
    `The Resource '${typeAndNames(id)}' under ${under} was not found. ` +
      "For more details please go to https://aka.ms/ARMResourceNotFoundFix",
    { target: id.text },
  );
}

/** Answered for a subscription of another tenant than the one that signed the caller's token. */
export function wrongTenant(tokenTenantId: string, subscriptionTenantId: string): ArmError {
  return new ArmError(
    401,
    "InvalidAuthenticationTokenTenant",
    `The access token is from the wrong issuer 'https://sts.windows.net/${tokenTenantId}/'. ` +
      `It must match the tenant 'https://sts.windows.net/${subscriptionTenantId}/' associated with this subscription. ` +
      `Please use the authority (URL) 'https://login.windows.net/${subscriptionTenantId}' to get the token. ` +
      "Note, if the subscription is transferred to another tenant there is no impact to the services, " +
      "but information about new tenant could take time to propagate (up to an hour). " +
      "If you just transferred your subscription and see this error message, please try back later.",
  );
}

export interface DeniedAction {
  readonly clientId: string;
  readonly principalId: string;
  readonly action: string;
  readonly scope: string;
}

export function authorizationFailed({ clientId, principalId, action, scope }: DeniedAction): ArmError {
  return new ArmError(
    403,
    "AuthorizationFailed",
    `The client '${clientId}' with object id '${principalId}' does not have authorization to perform action ` +
      `'${action}' over scope '${scope}' or the scope is invalid. ` +
      "If access was recently granted, please refresh your credentials.",
  );
}

export function missingRegistration(namespace: string): ArmError {
  const message =
    `The subscription is not registered to use namespace '${namespace}'. ` +
    "See https://aka.ms/rps-not-found for how to register subscriptions.";
  const detail = new ArmError(409, "MissingSubscriptionRegistration", message, { target: namespace });
  return new ArmError(409, "MissingSubscriptionRegistration", message, { details: [detail] });
}

export function invalidTemplate(reason: string): ArmError {
  return new ArmError(400, "InvalidTemplate", `Deployment template validation failed: '${reason}'.`);
}

export function invalidContent(reason: string): ArmError {
  return new ArmError(
    400,
    "InvalidRequestContent",
    `The request content was invalid and could not be deserialized: '${reason}'.`,
  );
}

/** An id as messages give it: `Microsoft.KeyVault/vaults/kv/secrets/token`. */
function typeAndNames({ type, names }: ResourceId): string {
  const [namespace = "", ...segments] = type.split("/");
  return [namespace, ...segments.flatMap((segment, index) => [segment, names[index] ?? ""])].join("/");
}
