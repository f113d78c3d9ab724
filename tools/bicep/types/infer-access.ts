import type { IndexAccess, Position, PropertyAccess } from "../syntax/nodes.ts";
import { isAssignable } from "./assignable.ts";
import type { Report } from "../findings.ts";
import type { Inference } from "./inference.ts";
import { meant } from "./spelling.ts";
import { ANY, INT, NULL, type ObjectType, STRING, type Type, unionOf, withoutNull } from "./type.ts";
import { nameOf } from "./type-name.ts";

/** Where a property is asked for, and by which name. */
interface Asked {
  readonly at: Position;
  readonly name: string;
  /** `.?`: what is not there is null. */
  readonly safe: boolean;
}

export function inferPropertyAccess({ target, property, safe }: PropertyAccess, { typeOf, report }: Inference): Type {
  const type = typeOf(target);
  const read = propertyOf(type, { at: property.at, name: property.name, safe }, report);
  return safe ? orNull(read, type) : read;
}

export function inferIndexAccess({ target, index, safe }: IndexAccess, { typeOf, report }: Inference): Type {
  const [type, by] = [typeOf(target), typeOf(index)];
  const read = itemOf(withoutNull(type), by, { target: target.at, index: index.at, safe }, report);
  return safe ? orNull(read, type) : read;
}

function orNull(read: Type, target: Type): Type {
  return target === withoutNull(target) && read.kind !== "null" ? read : unionOf([read, NULL]);
}

function propertyOf(type: Type, asked: Asked, report: Report): Type {
  switch (type.kind) {
    case "any":
    case "discriminated":
      return ANY;
    case "null":
      return NULL;
    case "object":
      return ofObject(type, asked, report);
    case "resource":
    case "module":
    case "scope":
      return propertyOf(type.body, asked, report);
    case "union":
      return ofUnion(type.members, asked, report);
    case "string":
    case "int":
    case "bool":
    case "array":
    case "lambda":
      report(
        asked.at,
        "BCP055",
        `A value of type "${nameOf(type)}" has no properties, so "${asked.name}" cannot be read of it.`,
      );
      return ANY;
  }
}

function ofObject(type: ObjectType, { at, name, safe }: Asked, report: Report): Type {
  const property = type.properties.get(name);
  if (property?.writeOnly === true) {
    report(at, "BCP077", `"${name}" of "${nameOf(type)}" can be set, but not read.`);
    return ANY;
  }
  const read = property?.type ?? type.additional;
  if (read !== undefined) return read;
  if (safe && type.isWrittenOut === true) return NULL;
  const readable = [...type.properties].filter(([, { writeOnly }]) => writeOnly !== true).map(([key]) => key);
  const suggested = meant(name, readable);
  if (suggested !== undefined)
    report(at, "BCP083", `"${nameOf(type)}" has no property "${name}". Was "${suggested}" meant?`);
  else if (readable.length > 0)
    report(at, "BCP053", `"${nameOf(type)}" has no property "${name}". It has ${quoted(readable)}.`);
  else report(at, "BCP052", `"${nameOf(type)}" has no property "${name}".`);
  return ANY;
}

/** What only some of the members have may be there; what none of them has is an error. */
function ofUnion(members: readonly Type[], asked: Asked, report: Report): Type {
  const objects = members.filter(({ kind }) => kind !== "null");
  const tries = objects.map((member) => {
    let missing: (() => void) | undefined;
    const type = propertyOf(member, asked, (...found) => (missing = () => report(...found)));
    return { type, missing };
  });
  const read = tries.filter(({ missing }) => missing === undefined);
  const mayBeMissing = asked.safe && read.length < tries.length;
  if (read.length > 0) return unionOf([...read.map(({ type }) => type), ...(mayBeMissing ? [NULL] : [])]);
  tries[0]?.missing?.();
  return ANY;
}

function itemOf(
  type: Type,
  by: Type,
  at: { readonly target: Position; readonly index: Position; readonly safe: boolean },
  report: Report,
): Type {
  const wrong = (code: string, message: string, where = at.index): Type => {
    report(where, code, message);
    return ANY;
  };
  switch (type.kind) {
    case "any":
    case "null":
    case "discriminated":
      return isAssignable(by, unionOf([STRING, INT]))
        ? ANY
        : wrong("BCP049", `An index is a "string" or an "int", not "${nameOf(by)}".`);
    case "array":
      if (!isAssignable(by, INT))
        return wrong("BCP074", `An array's index is of type "int", but this is of type "${nameOf(by)}".`);
      return (by.kind === "int" && by.literal !== undefined ? type.tuple?.[by.literal] : undefined) ?? type.items;
    case "object":
    case "resource":
    case "module":
    case "scope":
      if (!isAssignable(by, STRING))
        return wrong("BCP075", `An object's index is of type "string", but this is of type "${nameOf(by)}".`);
      return by.kind === "string" && by.literal !== undefined
        ? propertyOf(type, { at: at.index, name: by.literal, safe: at.safe }, report)
        : ANY;
    case "union":
      return unionOf(type.members.map((member) => itemOf(member, by, at, report)));
    case "string":
    case "int":
    case "bool":
    case "lambda":
      return wrong(
        "BCP076",
        `Only arrays and objects can be indexed, but this is of type "${nameOf(type)}".`,
        at.target,
      );
  }
}

function quoted(names: readonly string[]): string {
  return names
    .toSorted()
    .map((name) => `"${name}"`)
    .join(", ");
}
