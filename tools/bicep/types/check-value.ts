import type { Position } from "../syntax/nodes.ts";
import { isAssignable } from "./assignable.ts";
import { checkLimits } from "./check-limits.ts";
import { isNullable } from "./nullable.ts";
import type { Inference, Mismatch, Value } from "./inference.ts";
import {
  literalsOf,
  reportMissing,
  reportUnknown,
  reportUnnamedKey,
  writtenProperties,
  wrongProperty,
} from "./object-findings.ts";
import {
  ANY,
  type ArrayType,
  type DiscriminatedType,
  mayBeNull,
  NULL,
  type ObjectType,
  type Type,
  type UnionType,
  unionOf,
} from "./type.ts";
import { keyText, propertyValue } from "../syntax/walk.ts";
import { nameOf } from "./type-name.ts";
import { casesOf, valueOf } from "./value.ts";

/**
 * Checks a value against the type that it must have, down to the last property of objects and item of arrays.
 * Literal objects and arrays are followed in the text, so that what is wrong is reported where it stands.
 */
export function checkValue(value: Value, target: Type, inference: Inference, mismatch: Mismatch): void {
  const { expression, type } = value;
  if (!isAssignable(type, target)) return mismatch(target, value);
  if (expression?.kind === "parenthesized")
    return checkValue({ ...value, expression: expression.inner }, target, inference, mismatch);
  checkNull(value, target, inference);
  const cases = casesOf(value, inference);
  if (cases !== undefined) {
    for (const each of cases) if (each.type.kind !== "null") checkValue(each, target, inference, mismatch);
    return;
  }
  switch (target.kind) {
    case "string":
    case "int":
      return checkLimits(value, target, inference.report);
    case "object":
      return checkObject(value, target, inference);
    case "discriminated":
      return checkDiscriminated(value, target, inference);
    case "array":
      return checkArray(value, target, inference);
    case "union":
      return checkUnion(value, target, inference, mismatch);
    case "any":
    case "null":
    case "bool":
    case "lambda":
    case "resource":
    case "module":
    case "scope":
  }
}

/** The branches of a ternary are looked at one by one. */
function checkNull({ expression, type, at }: Value, target: Type, inference: Inference): void {
  if (expression === undefined || expression.kind === "ternary" || type.kind === "null") return;
  if (target.kind === "any" || mayBeNull(target) || !isNullable(expression, inference)) return;
  inference.report(
    at,
    "BCP321",
    `A value of type "${nameOf(target)}" is expected, but this is of type "${nameOf(type)}".`,
  );
}

function checkArray(value: Value, target: ArrayType, inference: Inference): void {
  checkLimits(value, target, inference.report);
  const { expression, type } = value;
  const wrongItem: Mismatch = (expected, item) =>
    inference.report(
      item.at,
      "BCP034",
      `An item of this array must be of type "${nameOf(expected)}", but is of type "${nameOf(item.type)}".`,
    );
  if (expression?.kind === "array") {
    for (const item of expression.items) checkValue(valueOf(item, inference), target.items, inference, wrongItem);
  } else if (expression?.kind === "for") {
    checkValue(valueOf(expression.body, inference), target.items, inference, wrongItem);
  } else if (type.kind === "array") {
    for (const item of new Set(type.tuple ?? [type.items])) {
      checkValue({ ...value, type: item, expression: undefined, owner: undefined }, target.items, inference, wrongItem);
    }
  }
}

/** Which of the objects is meant says one property; without it, nothing else can be checked. */
function checkDiscriminated(value: Value, target: DiscriminatedType, inference: Inference): void {
  const { type, expression } = value;
  if (type.kind !== "object") return;
  const { discriminator, elements } = target;
  const told = type.properties.get(discriminator)?.type;
  const allowed = unionOf([...elements.keys()].map((name): Type => ({ kind: "string", literal: name })));
  if (told === undefined) {
    if (type.additional !== undefined) return;
    inference.report(
      value.at,
      "BCP078",
      `The property "${discriminator}" is missing. It says what the object is: ${nameOf(allowed)}.`,
    );
    return;
  }
  const named = literalsOf(told);
  const possible = named.flatMap((name) => elements.get(name) ?? []);
  if (named.length > 0 && possible.length === named.length) {
    const anyOf = possible.length === 1 ? possible : possible.map((element) => withoutName(element, discriminator));
    for (const element of anyOf) checkObject(value, element, inference);
    return;
  }
  if (isAssignable(told, allowed)) return;
  const written = expression?.kind === "object" ? propertyValue(expression, discriminator) : undefined;
  inference.report(
    written?.at ?? value.at,
    "BCP036",
    `The property "${discriminator}" must be ${nameOf(allowed)}, but is of type "${nameOf(told)}".`,
  );
}

/** Where a value may be several of the objects, the property that names them is right for each. */
function withoutName(element: ObjectType, discriminator: string): ObjectType {
  return {
    kind: "object",
    name: element.name,
    properties: new Map([...element.properties, [discriminator, { type: ANY }]]),
    additional: element.additional,
  };
}

/** One of the members must take the value. If there is only one that it could be, what is wrong with it is told. */
function checkUnion(value: Value, target: UnionType, inference: Inference, mismatch: Mismatch): void {
  const possible = target.members.filter((member) => isAssignable(value.type, member));
  const tries = possible.map((member) => {
    const found: Parameters<Inference["report"]>[] = [];
    checkValue(value, member, { ...inference, report: (...each) => void found.push(each) }, mismatch);
    return found;
  });
  if (tries.some((found) => found.length === 0)) return;
  const [fewest] = tries.toSorted((a, b) => a.length - b.length);
  for (const each of fewest ?? []) inference.report(...each);
}

/** Checks that an object has all required properties, none that does not exist, and each of the right type. */
function checkObject(value: Value, target: ObjectType, inference: Inference): void {
  const { type, within = [] } = value;
  if (type.kind !== "object" || within.some(([inner, outer]) => inner === type && outer === target)) return;
  const written = writtenProperties(value);
  reportMissing(value, type, target, inference);
  for (const [name, { type: given }] of type.properties) {
    const property = written.get(name);
    const part: Value =
      property === undefined
        ? { type: given, at: value.at, expression: undefined, within: [...within, [type, target]] }
        : { ...valueOf(property.value, inference), owner: { at: property.key.at, kind: "object" } };
    checkProperty(name, { part, keyAt: property?.key.at ?? value.at }, { type, target }, inference);
  }
  checkUnnamed(value, target, inference);
}

/** Names that are put together when the template is deployed are further properties, where there may be any. */
function checkUnnamed({ expression }: Value, target: ObjectType, inference: Inference): void {
  if (expression?.kind !== "object") return;
  for (const { key, value } of expression.properties) {
    if (keyText(key) !== undefined) continue;
    if (target.additional === undefined) reportUnnamedKey(key.at, target, inference);
    else
      checkValue(
        { ...valueOf(value, inference), owner: { at: key.at, kind: "object" } },
        unionOf([target.additional, NULL]),
        inference,
        wrongProperty("...", inference),
      );
  }
}

interface Place {
  readonly part: Value;
  readonly keyAt: Position;
}

function checkProperty(
  name: string,
  { part, keyAt }: Place,
  { type, target }: { readonly type: ObjectType; readonly target: ObjectType },
  inference: Inference,
): void {
  const { report } = inference;
  const property = target.properties.get(name);
  const wanted =
    property === undefined
      ? target.additional
      : property.required === true
        ? property.type
        : unionOf([property.type, NULL]);
  if (property?.readOnly === true) report(keyAt, "BCP073", `The property "${name}" is read-only: Azure sets it.`);
  else if (wanted === undefined) reportUnknown(name, keyAt, type, target, inference);
  else {
    if (property?.undocumented === true)
      report(keyAt, "BCP187", `The definition of "${nameOf(target)}" has no property "${name}".`);
    checkValue(part, wanted, inference, wrongProperty(name, inference));
  }
}
