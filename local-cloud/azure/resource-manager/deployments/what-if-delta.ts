import { isDeepStrictEqual } from "node:util";

import { isJsonObject, type JsonObject, type JsonValue } from "../json-value.ts";
import type { StoredResource } from "../resource-type.ts";

/** A change of a property (REST API reference, "Deployments - What If", WhatIfPropertyChange). */
export interface PropertyChange {
  readonly path: string;
  readonly propertyChangeType: "Create" | "Delete" | "Modify" | "Array";
  readonly before?: JsonValue;
  readonly after?: JsonValue;
  readonly children?: readonly PropertyChange[];
}

/** One place in a resource: as it was sent, and as the service answers it. */
interface Place {
  readonly sent: JsonValue | undefined;
  readonly answered: JsonValue | undefined;
}

/**
 * What changes in a resource, of what was sent before or is to be sent now. Defaults and read-only members do not count;
 * what a customer changed does, where the template sets it. Compared is what the service answers, so that a value which
 * it only writes differently is no change. What it never answers, such as a secret, is compared as it was sent.
 */
export function changesOf(before: StoredResource, after: StoredResource): readonly PropertyChange[] {
  return compare("", before, after);
}

/** What somebody sets of a resource, as the service answers it. */
export function settable(resource: StoredResource): JsonObject {
  const value = valueAt(resource);
  return isJsonObject(value) ? value : {};
}

function compare(path: string, before: Place, after: Place): readonly PropertyChange[] {
  const [was, is] = [valueAt(before), valueAt(after)];
  if (was !== undefined && is !== undefined && [before.sent, after.sent].every(isObjectOrNothing)) {
    const names = new Set([...namesIn(before.sent), ...namesIn(after.sent)]);
    return [...names].flatMap((name) =>
      compare(path === "" ? name : `${path}.${name}`, member(before, name), member(after, name)),
    );
  }
  if (isDeepStrictEqual(was, is)) {
    return [];
  }
  if (was === undefined || is === undefined) {
    return [change(path, was === undefined ? "Create" : "Delete", was, is)];
  }
  return Array.isArray(was) && Array.isArray(is)
    ? [{ ...change(path, "Array", was, is), children: compareItems(was, is) }]
    : [change(path, "Modify", was, is)];
}

function compareItems(before: readonly JsonValue[], after: readonly JsonValue[]): readonly PropertyChange[] {
  return Array.from({ length: Math.max(before.length, after.length) }, (_, index) => {
    const [was, is] = [before[index], after[index]];
    return compare(String(index), { sent: was, answered: was }, { sent: is, answered: is });
  }).flat();
}

function change(
  path: string,
  propertyChangeType: PropertyChange["propertyChangeType"],
  before: JsonValue | undefined,
  after: JsonValue | undefined,
): PropertyChange {
  return {
    path,
    propertyChangeType,
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
  };
}

/** The answered value, cut down to what was sent of it. */
function valueAt({ sent, answered }: Place): JsonValue | undefined {
  if (sent === undefined || answered === undefined) {
    return answered ?? sent;
  }
  if (isJsonObject(sent) && isJsonObject(answered)) {
    return Object.fromEntries(
      Object.entries(sent).map(([name, value]) => [name, valueAt({ sent: value, answered: answered[name] }) ?? null]),
    );
  }
  if (isArray(sent) && isArray(answered) && sent.length === answered.length) {
    return sent.map((item, index) => valueAt({ sent: item, answered: answered[index] }) ?? null);
  }
  return answered;
}

function isArray(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function isObjectOrNothing(value: JsonValue | undefined): boolean {
  return value === undefined || isJsonObject(value);
}

function namesIn(value: JsonValue | undefined): readonly string[] {
  return isJsonObject(value) ? Object.keys(value) : [];
}

function member({ sent, answered }: Place, name: string): Place {
  return {
    sent: isJsonObject(sent) ? sent[name] : undefined,
    answered: isJsonObject(answered) ? answered[name] : undefined,
  };
}
