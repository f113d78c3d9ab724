import type { DataPlanes } from "../../../../../local-cloud/azure/resource-manager/types/data-planes.ts";

/** One call: the method and its arguments. */
export type PlaneCall = readonly [method: keyof DataPlanes, ...given: readonly unknown[]];

const zip = new Uint8Array([0x50, 0x4b, 5, 6]);

/** Data planes that write down what they are told. */
export function createRecordedPlanes(): { readonly planes: DataPlanes; readonly calls: PlaneCall[] } {
  const calls: PlaneCall[] = [];
  const record =
    (method: keyof DataPlanes) =>
    (...given: readonly unknown[]): void => {
      calls.push([method, ...given]);
    };
  const planes: DataPlanes = {
    setSecret: record("setSecret"),
    vaultDeleted: record("vaultDeleted"),
    containerMade: record("containerMade"),
    containerDeleted: record("containerDeleted"),
    appSettingsSet: record("appSettingsSet"),
    packageDeployed: record("packageDeployed"),
    siteDeleted: record("siteDeleted"),
    tableMade: record("tableMade"),
    tableDeleted: record("tableDeleted"),
    fetchPackage: (packageUri) =>
      Promise.resolve(
        packageUri.includes("missing")
          ? new Response("Not Found", { status: 404 })
          : new Response(packageUri.endsWith(".zip") ? zip : "<html>"),
      ),
  };
  return { planes, calls };
}
