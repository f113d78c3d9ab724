import { ArmError } from "../../arm-error.ts";
import type { PutRequest, ResourceType, StoredResource, Surroundings } from "../../resource-type.ts";
import { effectiveAssignments } from "../authorization/assignments.ts";
import { blobWriterRoles } from "../authorization/role-definitions.ts";
import type { DataPlanes, SitePackage } from "../data-planes.ts";
import { canReach } from "../network/reach.ts";
import { storageAccountType } from "../storage/accounts.ts";
import { objectAt, textAt, valueAt } from "../rules/body.ts";
import { defineType } from "../rules/define-type.ts";
import { isSameId } from "../rules/references.ts";
import { wordings } from "../rules/wording.ts";
import { createAccess } from "../../../access.ts";
import { webApiVersions } from "./server-farms.ts";

/** Where a site keeps its package, and as whom it writes there; undefined principal: with a key of the account. */
interface DeploymentStorage {
  readonly account: StoredResource;
  readonly container: string;
  readonly principalId: string | undefined;
}

/**
 * Microsoft.Web/sites/extensions `onedeploy`: the site fetches the package and puts it into its own container, as
 * its own identity (Microsoft Learn, "Automate resource deployment for your function app", deploy package).
 * That happens when the resource is made, not when it is checked: only then do the roles have to count.
 */
export function oneDeploy(
  planes: Pick<DataPlanes, "fetchPackage" | "packageDeployed">,
  roleDelayMs: () => number,
): ResourceType {
  return defineType({
    type: "Microsoft.Web/sites/extensions",
    apiVersions: webApiVersions,
    wording: wordings.web,
    name: {
      matches: /^onedeploy$/iu,
      code: "NotFound",
      text: "There is no site extension named '{name}', only 'onedeploy'.",
    },
    fields: {
      properties: { is: "object", required: true },
      "properties.packageUri": { is: "string", required: true, matches: /^https:\/\/[^/]+\/.+/u },
      "properties.remoteBuild": { is: "boolean", byDefault: false },
    },
    async made({ id }: StoredResource, { body }: PutRequest, surroundings: Surroundings) {
      const siteId = id.replace(/\/extensions\/[^/]+$/iu, "");
      const place = findPackagePlace(siteId, surroundings, roleDelayMs());
      const packageUri = textAt(body, "properties.packageUri") ?? "";
      const bytes = await download(planes, packageUri);
      await planes.packageDeployed(siteId, { packageUri, bytes, ...place });
    },
  });
}

/**
 * Where a site keeps its package.
 * @throws ArmError when the site cannot write there at this moment.
 */
export function findPackagePlace(
  siteId: string,
  surroundings: Pick<Surroundings, "resources" | "now">,
  roleDelayMs: number,
): Pick<SitePackage, "storageAccountId" | "container"> {
  const storage = storageOf(siteId, surroundings);
  checkNetwork(siteId, storage, surroundings);
  checkAccess(storage, surroundings, roleDelayMs);
  return { storageAccountId: storage.account.id, container: storage.container };
}

/** @throws ArmError when the account or the container is not there. */
function storageOf(siteId: string, { resources }: Pick<Surroundings, "resources">): DeploymentStorage {
  const site = resources.get(siteId)?.answered ?? {};
  const storage = objectAt(site, "properties.functionAppConfig.deployment.storage");
  const url = new URL(textAt(storage, "value") ?? "");
  const container = url.pathname.slice(1);
  const account = resources
    .list(storageAccountType)
    .find(({ name }) => isSameId(name, url.hostname.split(".")[0] ?? ""));
  if (account === undefined) throw inaccessible(`No such host is known. (${url.hostname}:443)`);
  if (resources.get(`${account.id}/blobServices/default/containers/${container}`) === undefined) {
    throw inaccessible(
      `Response status code does not indicate success: 404 (The specified container does not exist.) Container: ${container}.`,
    );
  }
  const identityId = textAt(storage, "authentication.userAssignedIdentityResourceId") ?? "";
  const principalIds = {
    UserAssignedIdentity: textAt(resources.get(identityId)?.answered ?? {}, "properties.principalId"),
    SystemAssignedIdentity: textAt(site, "identity.principalId"),
    StorageAccountConnectionString: undefined,
  };
  const kind = Object.entries(principalIds).find(([type]) => type === textAt(storage, "authentication.type"));
  return { account, container, principalId: kind?.[1] };
}

/** @throws ArmError when the account's firewall is in the way. */
function checkNetwork(
  siteId: string,
  { account }: DeploymentStorage,
  { resources }: Pick<Surroundings, "resources">,
): void {
  if (!canReach(siteId, account.id, "blob", resources)) {
    throw inaccessible(
      "Response status code does not indicate success: 403 (This request is not authorized to perform this operation.). " +
        `The site does not get to ${account.name} over the network.`,
    );
  }
}

/** @throws ArmError unless the site can write to the container at this moment. */
function checkAccess(
  { account, container, principalId }: DeploymentStorage,
  { resources, now }: Pick<Surroundings, "resources" | "now">,
  delayMs: number,
): void {
  if (principalId === undefined) {
    if (valueAt(account.answered, "properties.allowSharedKeyAccess") !== false) return;
    throw inaccessible(
      "Response status code does not indicate success: 403 (Key based authentication is not permitted on this storage account.).",
    );
  }
  const access = createAccess(effectiveAssignments(resources, delayMs, now()));
  const scope = `${account.id}/blobServices/default/containers/${container}`;
  if (!blobWriterRoles.some((roleId) => access.allows({ principalId, roleId, scope }))) {
    throw inaccessible(
      "Response status code does not indicate success: 403 (This request is not authorized to perform this operation using this permission.). " +
        `The identity ${principalId} needs the role Storage Blob Data Owner or Contributor on ${account.name}; a new role takes a while to apply.`,
    );
  }
}

async function download({ fetchPackage }: Pick<DataPlanes, "fetchPackage">, packageUri: string): Promise<Uint8Array> {
  const failed = (reason: string): ArmError =>
    new ArmError(400, "BadRequest", `Failed to download the package from '${packageUri}': ${reason}`);
  const response = await fetchPackage(packageUri).catch((error: unknown) => {
    throw failed(error instanceof Error ? error.message : String(error));
  });
  if (response.status !== 200) throw failed(`the answer was ${response.status}.`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (!isZip) throw failed("it is not a zip file.");
  return bytes;
}

function inaccessible(reason: string): ArmError {
  return new ArmError(
    400,
    "BadRequest",
    "[StorageAccessibleCheck] Error while checking access to storage account using Kudu.Legion.Core.Storage.BlobContainerStorage: " +
      `InaccessibleStorageException: Failed to access storage account for deployment: BlobUploadFailedException: Failed to upload blob to storage account: ${reason}`,
  );
}
