import type { JsonValue } from "../../../local-cloud/azure/resource-manager/json-value.ts";
import { isJsonObject } from "../../../local-cloud/azure/resource-manager/json-value.ts";

/**
 * What a JSON path finds: `$`, `.name`, `['name']`, `[0]`, `[*]` and `.*` (Goessner, "JSONPath"; filters, slices and `..` are left out).
 *
 * @returns all values found, or `undefined` if the path is written in another way
 */
export function findByPath(value: JsonValue, path: string): readonly JsonValue[] | undefined {
  const rest = path.trim().replace(/^\$/, "");
  const steps = [...rest.matchAll(/\.?([A-Za-z_][\w-]*)|\.?(\*)|\[(?:'([^']*)'|"([^"]*)"|(\d+)|(\*))\]/gy)];
  if (steps.reduce((length, [step]) => length + step.length, 0) !== rest.length) return undefined;
  let found: readonly JsonValue[] = [value];
  for (const [, name, every, quoted, doubleQuoted, index, everyItem] of steps) {
    const key = name ?? quoted ?? doubleQuoted;
    if (key !== undefined)
      found = found.flatMap((item) => (isJsonObject(item) && Object.hasOwn(item, key) ? [item[key] ?? null] : []));
    else if (index !== undefined)
      found = found.flatMap((item) =>
        Array.isArray(item) && Number(index) < item.length ? [item[Number(index)]] : [],
      );
    else if (every !== undefined || everyItem !== undefined)
      found = found.flatMap((item) => (isJsonObject(item) ? Object.values(item) : Array.isArray(item) ? item : []));
  }
  return found;
}
