import {
  ANY,
  ARRAY,
  type ArrayType,
  arrayOf,
  BOOL,
  INT,
  type LambdaType,
  NULL,
  OBJECT,
  type ObjectType,
  objectOf,
  STRING,
  type Type,
  unionOf,
} from "../types/type.ts";
import { alike, from, known, withLambdas } from "./function-groups.ts";
import { type BicepFunction, overload } from "./function-signature.ts";

const ONE_CHARACTER: Type = { kind: "string", maxLength: 1 };

/** Microsoft Learn, "Array functions", "Object functions", "Numeric functions" and "Lambda functions for Bicep". */
export const COLLECTION_FUNCTIONS: readonly BicepFunction[] = [
  known("empty", from(unionOf([NULL, OBJECT, ARRAY, STRING]), BOOL)),
  known("contains", overload([OBJECT, STRING], BOOL), overload([ARRAY, ANY], BOOL), overload([STRING, STRING], BOOL)),
  ...alike(
    ["intersection", "union"],
    overload([OBJECT, OBJECT], OBJECT, { rest: OBJECT }),
    overload([ARRAY, ARRAY], ARRAY, { rest: ARRAY }),
  ),
  known("shallowMerge", from(arrayOf(OBJECT), OBJECT)),
  ...alike(
    ["first", "last"],
    from(ARRAY, ([array]) => orNothing(array)),
    from(STRING, ONE_CHARACTER),
  ),
  known(
    "distinct",
    from(ARRAY, ([array]) => arrayOf(itemsOf(array))),
  ),
  known(
    "flatten",
    from(arrayOf(ARRAY), ([arrays]) => arrayOf(itemsOf(itemsOf(arrays)))),
  ),
  ...alike(["min", "max"], overload([INT], INT, { rest: INT }), from(arrayOf(INT), INT)),
  known("range", overload([INT, INT], arrayOf(INT))),
  known(
    "items",
    from(OBJECT, ([object]) => arrayOf(objectOf("item", { key: STRING, value: valuesOf(object) }))),
  ),
  known("objectKeys", from(OBJECT, arrayOf(STRING))),
  withLambdas(
    "filter",
    { 1: ["item", "index"] },
    overload([ARRAY, lambda(1, 2, BOOL)], ([array]) => arrayOf(itemsOf(array))),
  ),
  withLambdas(
    "map",
    { 1: ["item", "index"] },
    overload([ARRAY, lambda(1, 2, ANY)], ([, made]) => arrayOf(returned(made))),
  ),
  withLambdas(
    "mapValues",
    { 1: ["item"] },
    overload([OBJECT, lambda(1, 1, ANY)], ([, made]) => openObject(returned(made))),
  ),
  withLambdas(
    "sort",
    { 1: ["item", "item"] },
    overload([ARRAY, lambda(2, 2, BOOL)], ([array]) => arrayOf(itemsOf(array))),
  ),
  withLambdas("reduce", { 2: ["any", "item", "index"] }, overload([ARRAY, ANY, lambda(2, 3, ANY)], ANY)),
  withLambdas(
    "toObject",
    { 1: ["item"], 2: ["item"] },
    overload(
      [ARRAY, lambda(1, 1, STRING)],
      ([array, , value]) => openObject(value === undefined ? itemsOf(array) : returned(value)),
      { optional: [lambda(1, 1, ANY)] },
    ),
  ),
  withLambdas(
    "groupBy",
    { 1: ["item"], 2: ["item"] },
    overload(
      [ARRAY, lambda(1, 1, STRING)],
      ([array, , value]) => openObject(arrayOf(value === undefined ? itemsOf(array) : returned(value))),
      { optional: [lambda(1, 1, ANY)] },
    ),
  ),
];

export function itemsOf(array: Type | undefined): Type {
  return array?.kind === "array" ? array.items : ANY;
}

/** One type for all values of an object. */
export function valuesOf(object: Type | undefined): Type {
  if (object?.kind !== "object") return ANY;
  const own = [...object.properties.values()].map(({ type }) => type);
  return unionOf(object.additional === undefined ? own : [...own, object.additional]);
}

function orNothing(array: Type | undefined): Type {
  const sure = array?.kind === "array" && isFilled(array);
  return sure ? itemsOf(array) : unionOf([itemsOf(array), NULL]);
}

function isFilled({ tuple, minLength }: ArrayType): boolean {
  return (tuple?.length ?? minLength ?? 0) > 0;
}

function lambda(minParameters: number, maxParameters: number, returns: Type): LambdaType {
  return { kind: "lambda", minParameters, maxParameters, returns };
}

function returned(type: Type | undefined): Type {
  return type?.kind === "lambda" ? type.returns : ANY;
}

function openObject(values: Type): ObjectType {
  return { kind: "object", properties: new Map(), additional: values };
}
