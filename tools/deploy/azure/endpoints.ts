import { AzureAuthorityHosts } from "@azure/identity";
import type { CloudName } from "../../../src/azure/clouds.ts";

/** Where a cloud is managed. What the connector itself calls is in `src/azure/clouds.ts`. */
export interface Endpoints {
  /** Azure Resource Manager. */
  readonly resourceManager: string;
  readonly portal: string;
  /** Where whoever deploys signs in. */
  readonly authority: string;
  /** What the host names of function apps end with. */
  readonly siteSuffix: string;
}

/** Source: Azure documentation, "Compare Azure Government and global Azure" and "Developer guide for Azure operated by 21Vianet". */
export const endpoints = {
  public: {
    resourceManager: "https://management.azure.com",
    portal: "https://portal.azure.com",
    authority: AzureAuthorityHosts.AzurePublicCloud,
    siteSuffix: ".azurewebsites.net",
  },
  usgov: {
    resourceManager: "https://management.usgovcloudapi.net",
    portal: "https://portal.azure.us",
    authority: AzureAuthorityHosts.AzureGovernment,
    siteSuffix: ".azurewebsites.us",
  },
  china: {
    resourceManager: "https://management.chinacloudapi.cn",
    portal: "https://portal.azure.cn",
    authority: AzureAuthorityHosts.AzureChina,
    siteSuffix: ".chinacloudsites.cn",
  },
} as const satisfies Record<CloudName, Endpoints>;

/**
 * The cloud in which one signs in there; the public one when it is none of these.
 * @param authority - AZURE_AUTHORITY_HOST, by which Microsoft's identity library knows another cloud than the public one.
 */
export function cloudOfAuthority(authority: string | undefined): CloudName {
  const host = hostOf(authority ?? "");
  if (host === hostOf(endpoints.usgov.authority)) return "usgov";
  return host === hostOf(endpoints.china.authority) ? "china" : "public";
}

function hostOf(address: string): string {
  return address
    .toLowerCase()
    .replace(/^https:\/\//u, "")
    .replace(/\/.*$/u, "");
}
