import { type Access, roleIds } from "../azure/access.ts";
import type { Identity } from "../azure/access-tokens.ts";
import { getsThrough } from "../azure/deployed/network.ts";
import { identitiesOf } from "../azure/deployed/site-identities.ts";
import type { ResourceStore, StoredResource } from "../azure/resource-manager/resource-type.ts";
import { textAt, valueAt } from "../azure/resource-manager/types/rules/body.ts";

/** A function app and what it stands in, as the Functions host finds it when it starts. */
export interface HostSurroundings {
  readonly site: StoredResource;
  readonly appSettings: Readonly<Record<string, string>>;
  readonly resources: ResourceStore;
  readonly access: Pick<Access, "allows">;
}

/**
 * What keeps the Functions host from starting, one sentence each: an identity-based `AzureWebJobsStorage`, which the lock and the
 * state of the timer need, and telemetry without a key (Microsoft Learn, "Develop and run Azure Functions", host storage
 * connections; "App settings reference for Azure Functions"). In Azure an app without telemetry runs all the same; here it does not
 * start, because nobody would notice.
 */
export function missingForHost(surroundings: HostSurroundings): readonly string[] {
  return [...storageProblems(surroundings), ...telemetryProblems(surroundings)];
}

const storage = "AzureWebJobsStorage";
/** A timer keeps its lock and its state in blobs; queues and tables are for other triggers. */
const addressSetting = `${storage}__blobServiceUri`;

function* storageProblems(surroundings: HostSurroundings): Generator<string> {
  const { appSettings, resources, access, site } = surroundings;
  const fails = "The listener for function 'Functions.collect' was unable to start";
  if (appSettings[`${storage}__credential`] !== "managedidentity") {
    yield `${fails}: ${storage} needs the app setting ${storage}__credential with the value managedidentity.`;
  }
  const account = resources
    .list("Microsoft.Storage/storageAccounts")
    .find(({ answered }) => textAt(answered, "properties.primaryEndpoints.blob") === appSettings[addressSetting]);
  const address = appSettings[addressSetting];
  if (account === undefined) {
    yield `${fails}: the app setting ${addressSetting} is ${address === undefined ? "missing" : "no address of a storage account"}.`;
  }
  const setting = `${storage}__clientId`;
  const identity = identityNamed(appSettings[setting], site);
  if (identity === undefined) {
    yield `${fails}: the app setting ${setting} ${wrongIdentity(appSettings[setting])}.`;
  } else if (account !== undefined) {
    const { principalId } = identity;
    if (!access.allows({ principalId, roleId: roleIds.storageBlobDataOwner, scope: account.id })) {
      yield (
        `${fails}: the host could not take its lock in ${account.name}, which answered 403 ` +
          `(AuthorizationPermissionMismatch). The identity of ${setting} needs the role Storage Blob Data Owner there; a new role takes up to ten minutes to apply.`
      );
    } else if (!getsThrough(principalId, account.id, "blob", resources)) {
      yield `${fails}: ${account.name} answered 403 (AuthorizationFailure). Its firewall does not let the function app in.`;
    }
  }
}

function* telemetryProblems({ appSettings, resources, access, site }: HostSurroundings): Generator<string> {
  const [connection, authentication] = [
    "APPLICATIONINSIGHTS_CONNECTION_STRING",
    "APPLICATIONINSIGHTS_AUTHENTICATION_STRING",
  ] as const;
  const fails = "The host could not send telemetry";
  const key = partsOf(appSettings[connection])["instrumentationkey"];
  const component = resources
    .list("Microsoft.Insights/components")
    .find(({ answered }) => key !== undefined && textAt(answered, "properties.InstrumentationKey") === key);
  if (component === undefined) {
    const what = appSettings[connection] === undefined ? "is missing" : "names no Application Insights component";
    yield `${fails}: the app setting ${connection} ${what}.`;
  }
  const { authorization, clientid } = partsOf(appSettings[authentication]);
  const withKey = valueAt(component?.answered ?? {}, "properties.DisableLocalAuth") !== true;
  if (authorization !== "AAD") {
    if (component === undefined || !withKey) {
      yield `${fails}: the component takes no keys, so the app setting ${authentication} must say Authorization=AAD.`;
    }
    return;
  }
  const identity = identityNamed(clientid, site);
  if (identity === undefined) {
    yield `${fails}: the ClientId in the app setting ${authentication} ${wrongIdentity(clientid)}.`;
  } else if (component !== undefined) {
    const { principalId } = identity;
    if (access.allows({ principalId, roleId: roleIds.monitoringMetricsPublisher, scope: component.id })) return;
    yield (
      `${fails}: ${component.name} answered 403. The identity of ${authentication} needs the role ` +
        "Monitoring Metrics Publisher there; a new role takes up to ten minutes to apply."
    );
  }
}

function identityNamed(clientId: string | undefined, site: StoredResource): Identity | undefined {
  return identitiesOf(site).find((identity) => identity.clientId === clientId?.toLowerCase());
}

function wrongIdentity(clientId: string | undefined): string {
  return clientId === undefined ? "is missing" : "is no identity of the function app";
}

/** `One=1;Two=2`, by name in lower case. */
function partsOf(text: string | undefined): Readonly<Record<string, string>> {
  const pairs = (text ?? "").split(";").map((pair) => pair.split("="));
  return Object.fromEntries(pairs.map(([name = "", ...value]) => [name.toLowerCase(), value.join("=")]));
}
