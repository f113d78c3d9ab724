import type { ObjectProperty, Position } from "../syntax/nodes.ts";
import type { Inference, Mismatch, Value } from "./inference.ts";
import { keyText } from "../syntax/walk.ts";
import { meant } from "./spelling.ts";
import { mayBeNull, type ObjectType, type Property, type Type, withoutNull } from "./type.ts";
import { nameOf } from "./type-name.ts";

/** The properties as they are written, by name; none where the object is not written here. */
export function writtenProperties({ expression }: Value): ReadonlyMap<string, ObjectProperty> {
  if (expression?.kind !== "object") return new Map();
  return new Map(
    expression.properties.flatMap((property) => {
      const name = keyText(property.key);
      return name === undefined ? [] : [[name, property]];
    }),
  );
}

export function reportMissing({ owner, at }: Value, type: ObjectType, target: ObjectType, { report }: Inference): void {
  if (type.additional !== undefined) return;
  const missing = [...target.properties]
    .filter(([name, property]) => mustBeSet(property) && !type.properties.has(name))
    .map(([name]) => `"${name}"`);
  if (missing.length > 0)
    report(
      owner?.at ?? at,
      "BCP035",
      `This ${owner?.kind ?? "object"} is missing ${missing.length === 1 ? "the required property" : "the required properties"} ${missing.join(", ")}.`,
    );
}

function mustBeSet({ required, readOnly, type }: Property): boolean {
  return required === true && readOnly !== true && !mayBeNull(type);
}

export function reportUnknown(
  name: string,
  at: Position,
  type: ObjectType,
  target: ObjectType,
  { report }: Inference,
): void {
  const free = [...target.properties]
    .filter(
      ([key, { readOnly, undocumented }]) => readOnly !== true && undocumented !== true && !type.properties.has(key),
    )
    .map(([key]) => key);
  const suggested = meant(name, free);
  if (suggested !== undefined)
    report(at, "BCP089", `"${nameOf(target)}" has no property "${name}". Was "${suggested}" meant?`);
  else
    report(
      at,
      "BCP037",
      `"${nameOf(target)}" has no property "${name}".${
        free.length === 0
          ? ""
          : ` It can have ${free
              .toSorted()
              .map((key) => `"${key}"`)
              .join(", ")}.`
      }`,
    );
}

export function reportUnnamedKey(at: Position, target: ObjectType, { report }: Inference): void {
  report(at, "BCP040", `The properties of "${nameOf(target)}" are fixed, so their names must be written out.`);
}

export function wrongProperty(name: string, { report }: Inference): Mismatch {
  return (expected, { at, type }) => {
    const suggested =
      type.kind === "string" && type.literal !== undefined ? meant(type.literal, literalsOf(expected)) : undefined;
    const hint = suggested === undefined ? "" : ` Was '${suggested}' meant?`;
    report(
      at,
      suggested === undefined ? "BCP036" : "BCP088",
      `The property "${name}" must be of type "${nameOf(withoutNull(expected))}", but is of type "${nameOf(type)}".${hint}`,
    );
  };
}

/** The texts that a type says outright. */
export function literalsOf(type: Type): string[] {
  const members = type.kind === "union" ? type.members : [type];
  return members.flatMap((member) =>
    member.kind === "string" && member.literal !== undefined ? [member.literal] : [],
  );
}
