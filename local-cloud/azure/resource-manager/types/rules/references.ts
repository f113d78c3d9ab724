import type { JsonObject } from "../../json-value.ts";
import { resourceNotFound } from "../../refusals.ts";
import { parseResourceId } from "../../resource-id.ts";
import type { ResourceStore, StoredResource } from "../../resource-type.ts";
import { placesAt } from "./body.ts";
import type { Fields } from "./fields.ts";
import { notAResourceId, wrongTypeOfResource } from "./refusals.ts";

/** What Azure has as soon as the resource above it exists, without anybody having made it. */
const madeWithTheirParent: ReadonlySet<string> = new Set(["microsoft.storage/storageaccounts/blobservices"]);

/**
 * Checks that what the fields refer to exists.
 * @throws ArmError `LinkedInvalidPropertyId` or `ResourceNotFound`.
 */
export function checkReferences(fields: Fields, body: JsonObject, resources: ResourceStore): void {
  for (const [path, { refersTo }] of Object.entries(fields)) {
    if (refersTo !== undefined) {
      for (const { path: where, value } of placesAt(body, path)) {
        if (typeof value === "string") resourceAt(where, value, refersTo, resources);
      }
    }
  }
}

/**
 * The resource that an id in a body names.
 * @throws ArmError if it is no id, of another type, or the resource is not there.
 */
export function resourceAt(path: string, id: string, type: string, resources: ResourceStore): StoredResource {
  const parsed = parseResourceId(id);
  if (parsed === undefined) throw notAResourceId(path, id);
  if (type !== "any" && parsed.type.toLowerCase() !== type.toLowerCase()) throw wrongTypeOfResource(path, id, type);
  const found = resources.get(id);
  if (found === undefined) throw resourceNotFound(parsed);
  return found;
}

/** The resource at an id, or the nearest above it of which it is a part that Azure makes by itself. */
export function existing(id: string, resources: ResourceStore): StoredResource | undefined {
  const found = resources.get(id);
  if (found !== undefined) return found;
  const parsed = parseResourceId(id);
  return parsed?.above !== undefined && madeWithTheirParent.has(parsed.type.toLowerCase())
    ? resources.get(parsed.above)
    : undefined;
}

/** Ids compare without case. */
export function isSameId(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
