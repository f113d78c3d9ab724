import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { JsonValue } from "../../local-cloud/azure/resource-manager/json-value.ts";
import { isJsonObject } from "../../local-cloud/azure/resource-manager/json-value.ts";
import type { Files } from "../../tools/bicep/read-files.ts";

export const examplesFolder = fileURLToPath(new URL("examples", import.meta.url));

/** Files of a folder, with paths from there. */
export function fromFolder(folder: string): Files {
  return { readText: (path) => textOf(join(folder, path)) };
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

/** A template without the marks of the compiler that wrote it, which the official one's differ in. */
export function withoutGenerator(value: JsonValue): JsonValue {
  if (isList(value)) return value.map(withoutGenerator);
  if (!isJsonObject(value)) return value;
  const entries = Object.entries(value)
    .filter(([name]) => name !== "_generator")
    .map(([name, item]): [string, JsonValue] => [name, withoutGenerator(item)]);
  return Object.fromEntries(entries.filter(([name, item]) => !(name === "metadata" && isEmpty(item))));
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function isEmpty(value: JsonValue): boolean {
  return isJsonObject(value) && Object.keys(value).length === 0;
}
