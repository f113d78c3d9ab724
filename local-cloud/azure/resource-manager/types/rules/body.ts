import { isJsonObject, type JsonObject, type JsonValue } from "../../json-value.ts";

/** A place in a body: where it is and what stands there. */
export interface Place {
  /** Such as `properties.dataFlows[0].outputStream`. */
  readonly path: string;
  readonly value: JsonValue | undefined;
}

/**
 * The places that a path means: names divided by dots, `[]` behind a name for each element of an array, `*` for each
 * member of an object. The last name may be absent (its value is then undefined); what is above it must be there.
 */
export function placesAt(body: JsonObject, path: string): readonly Place[] {
  let places: readonly Place[] = [{ path: "", value: body }];
  for (const segment of path.split(".")) {
    places = places.flatMap((place) => stepInto(place, segment));
  }
  return places;
}

function stepInto({ path, value }: Place, segment: string): readonly Place[] {
  if (!isJsonObject(value)) return [];
  const prefix = path === "" ? "" : `${path}.`;
  if (segment === "*") return Object.entries(value).map(([name, member]) => ({ path: prefix + name, value: member }));
  const name = segment.replace(/\[\]$/u, "");
  const place = { path: prefix + name, value: value[name] };
  if (name === segment) return [place];
  return isJsonArray(place.value)
    ? place.value.map((element, index) => ({ path: `${place.path}[${index}]`, value: element }))
    : [];
}

export function isJsonArray(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/** The value at a path without `[]` or `*`. */
export function valueAt(body: JsonObject, path: string): JsonValue | undefined {
  return placesAt(body, path)[0]?.value;
}

/** The text at a path; undefined if there is none. */
export function textAt(body: JsonObject, path: string): string | undefined {
  const value = valueAt(body, path);
  return typeof value === "string" ? value : undefined;
}

/** The object at a path; empty if there is none. */
export function objectAt(body: JsonObject, path: string): JsonObject {
  const value = valueAt(body, path);
  return isJsonObject(value) ? value : {};
}

/** The objects in the array at a path; empty if there is none. */
export function objectsAt(body: JsonObject, path: string): readonly JsonObject[] {
  const value = valueAt(body, path);
  return isJsonArray(value) ? value.filter(isJsonObject) : [];
}

/** The texts in the array at a path; empty if there is none. */
export function textsAt(body: JsonObject, path: string): readonly string[] {
  const value = valueAt(body, path);
  return isJsonArray(value) ? value.filter((element) => typeof element === "string") : [];
}

/** Without members that are null: a provider treats them as not sent. */
export function withoutNulls(body: JsonObject): JsonObject {
  const kept = Object.entries(body).flatMap(([name, value]): [string, JsonValue][] =>
    value === null ? [] : [[name, inner(value)]],
  );
  return Object.fromEntries(kept);
}

function inner(value: JsonValue): JsonValue {
  if (isJsonArray(value)) return value.map(inner);
  return isJsonObject(value) ? withoutNulls(value) : value;
}

/** `over` laid over `under`: objects member by member, everything else as a whole. */
export function merge(under: JsonObject, over: JsonObject): JsonObject {
  const merged: Record<string, JsonValue> = { ...under };
  for (const [name, value] of Object.entries(over)) {
    const below = merged[name];
    merged[name] = isJsonObject(below) && isJsonObject(value) ? merge(below, value) : value;
  }
  return merged;
}

/** The body with each value at the path replaced; what `change` answers undefined for is taken away. */
export function replaceAt(
  body: JsonObject,
  path: string,
  change: (value: JsonValue) => JsonValue | undefined,
): JsonObject {
  const [segment = "", ...rest] = path.split(".");
  const name = segment.replace(/\[\]$/u, "");
  const replaced: Record<string, JsonValue> = {};
  for (const [member, value] of Object.entries(body)) {
    const isMeant = segment === "*" || member === name;
    const next = isMeant ? replaceIn(value, segment, rest, change) : value;
    if (next !== undefined) replaced[member] = next;
  }
  return replaced;
}

function replaceIn(
  value: JsonValue,
  segment: string,
  rest: readonly string[],
  change: (value: JsonValue) => JsonValue | undefined,
): JsonValue | undefined {
  if (rest.length === 0) return change(value);
  const further = (element: JsonValue): JsonValue =>
    isJsonObject(element) ? replaceAt(element, rest.join("."), change) : element;
  return segment.endsWith("[]") && isJsonArray(value) ? value.map(further) : further(value);
}
