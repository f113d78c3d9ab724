import { readFile } from "node:fs/promises";

import { build } from "../../tools/build.ts";
import { releasedPackage } from "../hosts.ts";
import type { Handler } from "../plane-listener.ts";

/** Where released packages are downloaded from: it has one file, that of this version. */
export function createPackageHost(readPackage: () => Promise<Uint8Array<ArrayBuffer>>): Handler {
  const { host, pathname } = new URL(releasedPackage);
  return {
    async fetch(request) {
      const url = new URL(request.url);
      if (url.host !== host || url.pathname !== pathname) return new Response("Not Found", { status: 404 });
      return new Response(await readPackage(), { headers: { "content-type": "application/octet-stream" } });
    },
  };
}

/** What a release of this version would be: built when it is not current. */
export async function readBuiltPackage(): Promise<Uint8Array<ArrayBuffer>> {
  const { zipFile } = await build();
  return new Uint8Array(await readFile(zipFile));
}
