import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** A folder of `../shared`, or `undefined` and a loud word where it is missing: what is tested with it is then not tested at all. */
export function sharedFolder(name: string): string | undefined {
  const folder = fileURLToPath(new URL(`../../../shared/${name}`, import.meta.url));
  if (existsSync(folder)) return folder;
  console.warn(`NOT TESTED: there is no ../shared/${name} here.`);
  return undefined;
}
