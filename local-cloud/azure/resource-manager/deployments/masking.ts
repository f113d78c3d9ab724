import { isJsonObject, type JsonObject, type JsonValue } from "../json-value.ts";
import type { PropertyChange } from "./what-if-delta.ts";

const hidden = "*******";

/** Hides the values of secure parameters, wherever they went. */
export interface Masking {
  /** A body, or what lies at a place in it. */
  value(value: JsonValue, path?: string): JsonValue;
  change(change: PropertyChange, path?: string): PropertyChange;
}

/**
 * Masks for one resource. What is hidden are the places of its request that hold a secret: the service may keep
 * something else there than the secret itself.
 */
export function createMasking(request: JsonObject, secrets: ReadonlySet<string>): Masking {
  const places = new Set(secrets.size === 0 ? [] : secretPlaces(request, "", [...secrets]));
  const value = (current: JsonValue, path = ""): JsonValue => {
    if (places.has(path)) {
      return hidden;
    }
    if (Array.isArray(current)) {
      return current.map((item: JsonValue, index) => value(item, join(path, String(index))));
    }
    return isJsonObject(current)
      ? Object.fromEntries(Object.entries(current).map(([name, item]) => [name, value(item, join(path, name))]))
      : current;
  };
  const change = (current: PropertyChange, above = ""): PropertyChange => {
    const path = join(above, current.path);
    const { before, after, children } = current;
    return {
      ...current,
      ...(before === undefined ? {} : { before: value(before, path) }),
      ...(after === undefined ? {} : { after: value(after, path) }),
      ...(children === undefined ? {} : { children: children.map((child) => change(child, path)) }),
    };
  };
  return { value, change };
}

function secretPlaces(value: JsonValue, path: string, secrets: readonly string[]): readonly string[] {
  if (typeof value === "string") {
    return secrets.some((secret) => value.includes(secret)) ? [path] : [];
  }
  if (typeof value !== "object" || value === null) {
    return [];
  }
  return Object.entries<JsonValue>(value).flatMap(([name, item]) => secretPlaces(item, join(path, name), secrets));
}

function join(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}
