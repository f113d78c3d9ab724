import type { ArmFailure } from "./azure/arm-failure.ts";
import type { Where } from "./azure/where.ts";

/** What to do about an error code of Azure. Of several rows for a code the first that fits the message counts. */
interface Remedy {
  readonly codes: readonly string[];
  /** Only for messages like this. */
  readonly says?: RegExp;
  readonly remedy: string | ((where: Where, failure: ArmFailure) => string);
}

const rights =
  "Deploying needs Contributor and Role Based Access Control Administrator (or Owner) on the resource group, and " +
  "Contributor (or Microsoft Sentinel Contributor, Log Analytics Contributor and Monitoring Contributor) on the workspace's resource group.";
const again = "Then run the same command again: what is there already stays.";
const usedUp =
  "The subscription's quota in this region is used up. Choose another --location, or ask for more under Quotas in the portal.";
const lacking = `You lack the right that the message names. ${rights} Rights that were just given: sign in again (az login). ${again}`;
/** How a template is refused in which something is to be made that one may not make. */
const refusedInTemplate = "InvalidTemplateDeployment";

const packageRefused =
  "The function app cannot write its package into the storage account. Its role may not apply yet (up to 30 minutes): run the same command again. If it stays so, see whether a policy or a firewall closes the storage account to it.";

/**
 * Sources: Microsoft Learn, "Troubleshoot common Azure deployment errors" and the page of each code; "Azure Key Vault soft-delete
 * overview"; "Troubleshoot Azure RBAC"; for the package, Azure/azure-functions-core-tools#4346.
 */
const remedies: readonly Remedy[] = [
  {
    codes: ["AuthorizationFailed", refusedInTemplate],
    says: /roleAssignments\/(?:write|delete)/u,
    remedy: ({ resourceGroup }) =>
      `You may not assign roles there. Ask for Role Based Access Control Administrator (or Owner) on resource group ${resourceGroup}. ${again}`,
  },
  {
    codes: ["AuthorizationFailed"],
    says: /\/register\/action/u,
    remedy: (_where, failure) =>
      `You may not register resource providers. Have an owner of the subscription run: az provider register --namespace ${namespaceOf(failure)}. ${again}`,
  },
  { codes: [refusedInTemplate], says: /^Authorization failed/u, remedy: lacking },
  {
    codes: ["AuthorizationFailed", "LinkedAuthorizationFailed", "AuthorizationPermissionMismatch", "Forbidden"],
    remedy: lacking,
  },
  {
    codes: ["MissingSubscriptionRegistration", "NoRegisteredProviderFound", "MissingRegistrationForType"],
    remedy: (_where, failure) =>
      `Register the resource provider: az provider register --wait --namespace ${namespaceOf(failure)}. ${again}`,
  },
  {
    codes: ["RoleAssignmentExists"],
    remedy: ({ subscription, resourceGroup }) =>
      `Somebody has given this role by hand. Find that assignment with az role assignment list --subscription ${subscription} --resource-group ${resourceGroup} --include-inherited, delete it, and deploy again.`,
  },
  {
    codes: ["RoleAssignmentUpdateNotPermitted"],
    remedy: ({ subscription }) =>
      `A role assignment is left over from an identity that was deleted. Find it with az role assignment list --subscription ${subscription} --all --query "[?principalName=='']", delete it with az role assignment delete --ids ID, and deploy again.`,
  },
  {
    codes: ["PrincipalNotFound"],
    remedy: "The new identity is not known everywhere yet. Wait a minute, then run the same command again.",
  },
  {
    codes: ["ConflictError", "VaultAlreadyExists", "Conflict"],
    says: /deleted state|soft.?deleted|recover/iu,
    remedy: ({ subscription }, failure) => {
      const vault = vaultOf(failure) ?? "NAME";
      return `A key vault of that name was deleted and is kept for some days. Bring it back, with its secrets: az keyvault recover --subscription ${subscription} --name ${vault}. Or give it up for good, unless it has purge protection: az keyvault purge --subscription ${subscription} --name ${vault}. If it was never yours: choose another namePrefix in the parameters file (--parameters FILE). ${again}`;
    },
  },
  {
    codes: ["VaultAlreadyExists", "StorageAccountAlreadyTaken", "StorageAccountAlreadyExists", "WebsiteAlreadyExists"],
    remedy:
      "Somebody else in Azure has that name. Choose another namePrefix in the parameters file (--parameters FILE), and deploy again.",
  },
  {
    codes: ["ReservedResourceName", "AccountNameInvalid", "VaultNameNotValid", "InvalidResourceName"],
    remedy: "Choose another namePrefix in the parameters file (--parameters FILE): 3 to 11 letters and digits.",
  },
  {
    codes: ["DeploymentActive", "AnotherOperationInProgress"],
    remedy: ({ subscription, resourceGroup, deployment }) =>
      `An earlier deployment is still at work. Wait until it has ended (az deployment group wait --subscription ${subscription} --resource-group ${resourceGroup} --name ${deployment} --created), or end it with az deployment group cancel. ${again}`,
  },
  {
    codes: ["RequestDisallowedByPolicy", "PolicyViolation"],
    remedy:
      "A policy of your organisation forbids this. The message names it: its owner can say what would be allowed, or exempt the resource group. Tags and private networking can be set in the parameters file (--parameters FILE).",
  },
  { codes: ["SubscriptionIsOverQuotaForSku", "QuotaExceeded"], remedy: usedUp },
  { codes: ["OperationNotAllowed"], says: /quota/iu, remedy: usedUp },
  {
    codes: ["SkuNotAvailable", "LocationNotAvailableForResourceType", "LocationNotAvailableForResourceGroup"],
    remedy:
      "Choose another --location. Regions with Flex Consumption: az functionapp list-flexconsumption-locations --output table. It need not be the workspace's region.",
  },
  {
    codes: ["InvalidResourceLocation", "InvalidResourceGroupLocation"],
    remedy:
      "The resource is there already, in another region, and cannot move. Use that region as --location, or uninstall first (npm run uninstall).",
  },
  { codes: ["InaccessibleStorageException", "BlobUploadFailedException"], remedy: packageRefused },
  // The site extension that fetches a package says it in a message.
  { codes: ["BadRequest", "Conflict"], says: /InaccessibleStorage|BlobUploadFailed/u, remedy: packageRefused },
  {
    // Sentinel tries each rule's query before it takes the rule.
    codes: ["BadRequest"],
    says: /analytics rule query/u,
    remedy:
      "Sentinel could not try a rule's query. Often a table or a parser that was just made is not known everywhere yet: wait five minutes, then run the same command again. If it stays so, the message names what is missing.",
  },
  {
    codes: ["InvalidAuthenticationTokenTenant"],
    remedy: (_where, failure) =>
      `You are signed in to another tenant than the subscription's. Sign in there: az login --tenant ${tenantOf(failure) ?? "TENANT"}.`,
  },
  {
    codes: ["InvalidAuthenticationToken", "ExpiredAuthenticationToken", "AuthenticationFailed", "401"],
    remedy: "Sign in again: az login.",
  },
  {
    codes: ["SubscriptionNotFound", "InvalidSubscriptionId"],
    remedy:
      "You cannot see that subscription. az account list shows those that you can; az login --tenant TENANT signs in to another tenant.",
  },
  {
    codes: ["ReadOnlyDisabledSubscription", "SubscriptionDisabled"],
    remedy: "The subscription is disabled, and nothing can be changed in it. Its owner can enable it again.",
  },
  {
    codes: ["ResourceGroupNotFound"],
    remedy: "Check the name of the resource group and the subscription.",
  },
  {
    codes: ["ResourceGroupBeingDeleted"],
    remedy: "Wait until the resource group is gone, then run the same command again.",
  },
  {
    codes: ["InUseSubnetCannotBeDeleted"],
    remedy:
      "Azure takes up to an hour to let go of what belonged to a function app that was deleted. Then run the same command again.",
  },
  {
    codes: ["ScopeLocked"],
    remedy: ({ subscription }) =>
      `A lock forbids this: az lock list --subscription ${subscription} shows it. Have it taken away for the time being. ${again}`,
  },
  {
    codes: ["DeploymentQuotaExceeded"],
    remedy: ({ subscription, resourceGroup }) =>
      `The resource group has 800 records of deployments, and can have no more. Delete old ones: az deployment group list --subscription ${subscription} --resource-group ${resourceGroup}.`,
  },
  {
    codes: ["InvalidTemplate", "InvalidTemplateDeployment", "InvalidContentLink", "InvalidRequestContent"],
    remedy:
      "A value in the parameters file may be of a kind that the template does not take. Without such a file: run npm run build:infra, and if it stays so, please report it with this message.",
  },
  {
    codes: ["ParentResourceNotFound", "ResourceNotFound", "NotFound"],
    remedy: `Something that was there a moment ago is not found. Often it is only not known everywhere yet: wait a minute, then run the same command again.`,
  },
  {
    codes: ["TooManyRequests", "SubscriptionRequestsThrottled", "429"],
    remedy: "Azure asks to slow down. Wait some minutes, then run the same command again.",
  },
  {
    codes: [
      "InternalServerError",
      "ServiceUnavailable",
      "GatewayTimeout",
      "RetryableError",
      "500",
      "502",
      "503",
      "504",
    ],
    remedy: "Azure has a trouble of its own. Wait some minutes, then run the same command again.",
  },
];

const otherwise =
  "Microsoft explains the code at https://learn.microsoft.com/azure/azure-resource-manager/troubleshooting/common-deployment-errors. Running the same command again is safe.";

/** What to do about a failure: always something. */
export function remedyFor(failure: ArmFailure, where: Where): string {
  const { code, message } = failure;
  const found = remedies.find(
    ({ codes, says }) => codes.some((known) => same(known, code)) && (says?.test(message) ?? true),
  );
  if (found === undefined) return otherwise;
  return typeof found.remedy === "string" ? found.remedy : found.remedy(where, failure);
}

/** Codes that have a remedy of their own. */
export const knownCodes: readonly string[] = [...new Set(remedies.flatMap(({ codes }) => codes))];

function same(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** `Microsoft.Web`, out of a message about a provider that is not registered. */
function namespaceOf({ message }: ArmFailure): string {
  const [namespace] = /Microsoft\.[A-Za-z]+/u.exec(message) ?? [];
  return namespace ?? "NAMESPACE";
}

function vaultOf({ message, target }: ArmFailure): string | undefined {
  const [, name] = /vaults\/([\w-]+)/iu.exec(target ?? "") ?? /vault(?: name)? '([\w-]+)'/iu.exec(message) ?? [];
  return name;
}

/** The tenant that it should have been: "... wrong issuer 'https://sts.windows.net/A/'. It must match the tenant 'https://sts.windows.net/B/' ...". */
function tenantOf({ message }: ArmFailure): string | undefined {
  const [, tenant] = /match (?:the|one of the) tenants? 'https:\/\/sts\.[^/]+\/([\da-f-]{36})/iu.exec(message) ?? [];
  return tenant;
}
