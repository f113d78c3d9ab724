import type { JsonObject } from "../json-value.ts";

/** A secret as a template sets it. Times are Unix seconds. */
export interface TemplateSecret {
  readonly value: string;
  readonly contentType: string | undefined;
  readonly enabled: boolean;
  readonly expiresOn: number | undefined;
  readonly notBefore: number | undefined;
}

/** A package that a site is told to run. */
export interface SitePackage {
  readonly packageUri: string;
  readonly bytes: Uint8Array;
  /** Id of the storage account that the package is kept in, and the container there. */
  readonly storageAccountId: string;
  readonly container: string;
}

/** What a deployment changes outside of Resource Manager. Everything else the data planes read from the resources. */
export interface DataPlanes {
  /** A new version of the secret, unless the latest is the same already in every part (Key Vault then keeps it). */
  setSecret(vaultId: string, name: string, secret: TemplateSecret): void | Promise<void>;
  /** The vault is gone, with its secrets. */
  vaultDeleted(vaultId: string): void | Promise<void>;
  /** The container is there from now on; nothing in it is touched if it was there before. */
  containerMade(accountId: string, container: string): void | Promise<void>;
  containerDeleted(accountId: string, container: string): void | Promise<void>;
  /** The site's app settings, all of them. */
  appSettingsSet(siteId: string, settings: Readonly<Record<string, string>>): void | Promise<void>;
  /** GET of a package address as the site would do it. Rejects, or answers anything but 200, when it cannot be had. */
  fetchPackage(packageUri: string): Promise<Response>;
  packageDeployed(siteId: string, sitePackage: SitePackage): void | Promise<void>;
  /** The site is gone. */
  siteDeleted(siteId: string): void | Promise<void>;
  /** The table is there and has these columns. */
  tableMade(workspaceId: string, table: string, columns: readonly JsonObject[]): void | Promise<void>;
  tableDeleted(workspaceId: string, table: string): void | Promise<void>;
}
