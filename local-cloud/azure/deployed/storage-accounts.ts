import type { Handler } from "../../plane-listener.ts";
import type { Access } from "../access.ts";
import type { AccessTokens } from "../access-tokens.ts";
import { type BlobAccountRules, createBlobs } from "../blobs.ts";
import { createDirectAccess, type DirectBlobAccess } from "../direct-blob-access.ts";
import type { AzuriteClient } from "../azurite-client.ts";
import type { ResourceStore, StoredResource } from "../resource-manager/resource-type.ts";
import { textAt, valueAt } from "../resource-manager/types/rules/body.ts";
import { getsThrough } from "./network.ts";

export interface DeployedStorageOptions {
  readonly resources: ResourceStore;
  readonly access: Pick<Access, "allows">;
  readonly tokens: AccessTokens;
  readonly tenantId: string;
  /** One for each account that Azurite has: they come while it starts. */
  readonly clients: Promise<readonly AzuriteClient[]>;
}

/** The storage accounts that are deployed, and what is in them. */
export interface DeployedStorage {
  /** The data plane of an account. */
  readonly plane: (account: StoredResource) => Handler;
  /** What is in an account, past its access control. */
  readonly blobsOf: (accountId: string) => DirectBlobAccess;
}

export function createDeployedStorage(options: DeployedStorageOptions): DeployedStorage {
  const { resources, access, tokens, tenantId, clients } = options;
  const places = new Map<string, number>();

  /** Azurite has its accounts from the start: each that is deployed gets the next one. */
  const clientOf = async (accountId: string): Promise<AzuriteClient> => {
    const place = places.get(accountId.toLowerCase()) ?? places.size;
    places.set(accountId.toLowerCase(), place);
    const client = (await clients)[place];
    if (client === undefined) throw new Error(`The local cloud has room for ${places.size - 1} storage accounts only.`);
    return client;
  };
  const sendTo =
    (accountId: string) =>
    async (request: Request): Promise<Response> =>
      (await clientOf(accountId)).send(request);

  return {
    plane: (account) =>
      createBlobs({ account: rulesOf(account, resources), store: sendTo(account.id), tenantId, access, tokens }),
    blobsOf: (accountId) => createDirectAccess({ send: sendTo(accountId) }),
  };
}

function rulesOf({ id, answered }: StoredResource, resources: ResourceStore): BlobAccountRules {
  const is = (name: string): boolean => valueAt(answered, `properties.${name}`) === true;
  return {
    resourceId: id,
    httpsOnly: is("supportsHttpsTrafficOnly"),
    // Azure's default is to allow it.
    allowsSharedKey: valueAt(answered, "properties.allowSharedKeyAccess") !== false,
    allowsPublicAccess: is("allowBlobPublicAccess"),
    isPublic(container) {
      const found = resources.get(`${id}/blobServices/default/containers/${container}`);
      return (textAt(found?.answered ?? {}, "properties.publicAccess") ?? "None") !== "None";
    },
    getsThrough: (principalId) => getsThrough(principalId, id, "blob", resources),
  };
}
