import type { JsonObject, JsonValue } from "../../json-value.ts";
import { cannotEvaluate } from "../invalid-template.ts";
import { memberName, typeName } from "../values.ts";
import { fn, type Lambda } from "./signature.ts";

/** Microsoft Learn, "Lambda functions for ARM templates"; the index that a lambda may take is in "Lambda functions for Bicep". */
export const lambdaFunctions = {
  filter: fn({ takes: ["array", "lambda"] }, ([items, keeps]) =>
    items.filter((item, at) => truth("filter", callWith(keeps, item, at))),
  ),
  groupBy: fn({ takes: ["array", "lambda"] }, ([items, keyOf]) => {
    const groups = new Map<string, JsonValue[]>();
    for (const [at, item] of items.entries()) {
      const key = text("groupBy", callWith(keyOf, item, at));
      groups.set(key, [...(groups.get(key) ?? []), item]);
    }
    return Object.fromEntries(groups);
  }),
  map: fn({ takes: ["array", "lambda"] }, ([items, change]) => items.map((item, at) => callWith(change, item, at))),
  mapValues: fn({ takes: ["object", "lambda"] }, ([object, change]) =>
    Object.fromEntries(Object.entries(object).map(([name, value]) => [name, change.call(value)])),
  ),
  reduce: fn({ takes: ["array", "any", "lambda"] }, ([items, start, combine]) =>
    items.reduce<JsonValue>(
      (sum, item, at) => (combine.parameters > 2 ? combine.call(sum, item, at) : combine.call(sum, item)),
      start,
    ),
  ),
  sort: fn({ takes: ["array", "lambda"] }, ([items, comesFirst]) =>
    items.toSorted((one, other) => {
      if (truth("sort", comesFirst.call(one, other))) return -1;
      return truth("sort", comesFirst.call(other, one)) ? 1 : 0;
    }),
  ),
  toObject: fn({ takes: ["array", "lambda"], may: ["lambda"] }, ([items, keyOf, valueOf]) => {
    const object: JsonObject = {};
    return items.reduce<JsonObject>((sum, item) => {
      const key = text("toObject", keyOf.call(item));
      if (memberName(sum, key) !== undefined) throw cannotEvaluate("toObject", `The key '${key}' is there twice.`);
      return Object.assign(sum, { [key]: valueOf === undefined ? item : valueOf.call(item) });
    }, object);
  }),
};

/** A lambda with two parameters gets the index as well. */
function callWith(lambda: Lambda, item: JsonValue, at: number): JsonValue {
  return lambda.parameters > 1 ? lambda.call(item, at) : lambda.call(item);
}

function truth(name: string, value: JsonValue): boolean {
  if (typeof value === "boolean") return value;
  throw cannotEvaluate(name, `Its lambda must give a value of type 'Boolean', but gives '${typeName(value)}'.`);
}

function text(name: string, value: JsonValue): string {
  if (typeof value === "string") return value;
  throw cannotEvaluate(name, `Its lambda must give a key of type 'String', but gives '${typeName(value)}'.`);
}
