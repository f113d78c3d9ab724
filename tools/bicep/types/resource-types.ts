import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as v from "valibot";
import { readDefinitions, type ResourceDefinition } from "./type-definitions.ts";

const INDEX = "index.json";
const IndexFile = v.record(v.string(), v.pipe(v.string(), v.regex(/^[^#]+#\/\d+$/)));

/** Microsoft's definitions of resource types (Azure/bicep-types-az), read file by file when they are asked for. */
export interface ResourceTypes {
  /** All versions that are known of a type such as `Microsoft.KeyVault/vaults`, case aside. */
  versionsOf(type: string): readonly string[];
  find(type: string, apiVersion: string): ResourceDefinition | undefined;
}

/**
 * Opens the folder of definitions: `index.json` says for each `type@version` in which file and where in it the definition is.
 * `undefined` where there is no such folder: then resource bodies cannot be checked, which the caller must say aloud.
 */
export function openResourceTypes(folder: string): ResourceTypes | undefined {
  if (!existsSync(join(folder, INDEX))) return undefined;
  const index = v.parse(IndexFile, readJson(folder, INDEX));
  const places = new Map(Object.entries(index).map(([name, place]) => [name.toLowerCase(), { name, place }]));
  const files = new Map<string, ReturnType<typeof readDefinitions>>();
  const open = (file: string) => {
    const definitions = files.get(file) ?? readDefinitions(readJson(folder, file));
    files.set(file, definitions);
    return definitions;
  };
  return {
    versionsOf(type) {
      const start = `${type.toLowerCase()}@`;
      return [...places].filter(([key]) => key.startsWith(start)).map(([, { name }]) => name.slice(start.length));
    },
    find(type, apiVersion) {
      const found = places.get(`${type}@${apiVersion}`.toLowerCase());
      if (found === undefined) return undefined;
      const [file = "", at = ""] = found.place.split("#/");
      return open(file).resourceAt(Number(at));
    },
  };
}

function readJson(folder: string, file: string): unknown {
  return JSON.parse(readFileSync(join(folder, file), "utf8"));
}
