import type { DirectBlobAccess } from "../direct-blob-access.ts";
import type { DataPlanes, SitePackage } from "../resource-manager/types/data-planes.ts";

/** Name that Flex Consumption gives a package in its container. */
const packageName = "released-package.zip";

/** What sites have that Resource Manager does not show: their app settings and the package that they run. */
export interface DeployedSites extends Pick<DataPlanes, "appSettingsSet" | "packageDeployed" | "siteDeleted"> {
  /** All app settings; none before they are deployed. */
  appSettings(siteId: string): Readonly<Record<string, string>>;
  /** The package as it stands in the site's container; undefined when there is none. */
  readPackage(siteId: string): Promise<Uint8Array | undefined>;
  /** Remembers all of it; the returned function puts it back. */
  remember(): () => Promise<void>;
}

export function createDeployedSites(blobsOf: (accountId: string) => DirectBlobAccess): DeployedSites {
  let settings = new Map<string, Readonly<Record<string, string>>>();
  let packages = new Map<string, SitePackage>();

  const store = ({ storageAccountId, container, bytes }: SitePackage): Promise<void> =>
    blobsOf(storageAccountId).writeBlob(container, packageName, new Uint8Array(bytes));
  return {
    appSettings: (siteId) => settings.get(siteId.toLowerCase()) ?? {},
    async readPackage(siteId) {
      const found = packages.get(siteId.toLowerCase());
      return found === undefined ? undefined : blobsOf(found.storageAccountId).readBytes(found.container, packageName);
    },
    appSettingsSet(siteId, all) {
      settings.set(siteId.toLowerCase(), all);
    },
    async packageDeployed(siteId, sitePackage) {
      await store(sitePackage);
      packages.set(siteId.toLowerCase(), sitePackage);
    },
    siteDeleted(siteId) {
      settings.delete(siteId.toLowerCase());
      packages.delete(siteId.toLowerCase());
    },
    remember() {
      const [rememberedSettings, rememberedPackages] = [new Map(settings), new Map(packages)];
      return async () => {
        const others = [...rememberedPackages].filter(([siteId, one]) => packages.get(siteId) !== one);
        await Promise.all(others.map(([, one]) => store(one)));
        [settings, packages] = [new Map(rememberedSettings), new Map(rememberedPackages)];
      };
    },
  };
}
