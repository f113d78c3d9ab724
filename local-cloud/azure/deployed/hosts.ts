import type { Plane } from "../../hosts.ts";
import type { StoredResource } from "../resource-manager/resource-type.ts";
import type { ObservedResources } from "../resource-manager/resources.ts";
import { textAt, textsAt } from "../resource-manager/types/rules/body.ts";

/** What a deployed resource can be reached as. */
type DeployedPlane = Extract<Plane, "vault" | "blobs" | "ingestion" | "site" | "scm">;

/** A host name that exists because something is deployed. */
export interface DeployedHost {
  readonly plane: DeployedPlane;
  readonly resource: StoredResource;
}

/** The host names of what is deployed at the moment. */
export interface DeployedHosts {
  /** @param host - lower case, without a port. */
  find(host: string): DeployedHost | undefined;
}

export function createDeployedHosts(resources: ObservedResources): DeployedHosts {
  let known: ReadonlyMap<string, DeployedHost> | undefined;
  resources.onChange(() => {
    known = undefined;
  });
  return {
    find(host) {
      known ??= new Map(hostsOf(resources));
      return known.get(host);
    },
  };
}

/** Where a resource of a type says at which address it is reached. */
const addresses: readonly (readonly [type: string, plane: DeployedPlane, path: string])[] = [
  ["Microsoft.KeyVault/vaults", "vault", "properties.vaultUri"],
  ["Microsoft.Storage/storageAccounts", "blobs", "properties.primaryEndpoints.blob"],
  ["Microsoft.Insights/dataCollectionRules", "ingestion", "properties.endpoints.logsIngestion"],
];

function* hostsOf(resources: ObservedResources): Generator<[string, DeployedHost]> {
  for (const [type, plane, path] of addresses) {
    for (const resource of resources.list(type)) {
      const address = textAt(resource.answered, path);
      if (address !== undefined) yield [new URL(address).hostname, { plane, resource }];
    }
  }
  for (const resource of resources.list("Microsoft.Web/sites")) {
    for (const host of textsAt(resource.answered, "properties.enabledHostNames")) {
      yield [host, { plane: host.includes(".scm.") ? "scm" : "site", resource }];
    }
  }
}
