import { isJsonObject, type JsonObject, type JsonValue } from "../../json-value.ts";
import { cannotEvaluate, ExpressionFault } from "../invalid-template.ts";
import { isJsonArray, memberName, sameValue, textOf } from "../values.ts";
import { fn } from "./signature.ts";

/** Azure's limit of `range`. */
const maxRange = 10_000;

/** Microsoft Learn, "Array functions for ARM templates"; several take strings and objects, too. */
export const arrayFunctions = {
  concat: fn({ more: "any" }, (parts) => concat(parts)),
  contains: fn({ takes: ["string | array | object", "any"] }, ([container, item]) => contains(container, item)),
  createArray: fn({ more: "any" }, (items) => items),
  first: fn({ takes: ["string | array"] }, ([value]) =>
    typeof value === "string" ? value.slice(0, 1) : (value[0] ?? null),
  ),
  flatten: fn({ takes: ["array"] }, ([items]) => items.flatMap((item) => arrayIn("flatten", item))),
  indexFromEnd: fn({ takes: ["array", "int"] }, ([items, index]) => {
    const item = fromEnd(items, index);
    if (item === undefined)
      throw new ExpressionFault(`The language expression property array index '^${index}' is out of bounds.`);
    return item;
  }),
  intersection: fn({ takes: ["array | object", "array | object"], more: "array | object" }, (values) =>
    intersection(values),
  ),
  last: fn({ takes: ["string | array"] }, ([value]) =>
    typeof value === "string" ? value.slice(-1) : (value.at(-1) ?? null),
  ),
  range: fn({ takes: ["int", "int"] }, ([start, count]) => {
    if (count < 0 || count > maxRange)
      throw cannotEvaluate("range", `The count must be between 0 and ${maxRange}, but is '${count}'.`);
    return Array.from({ length: count }, (_, at) => start + at);
  }),
  skip: fn({ takes: ["string | array", "int"] }, ([value, count]) => value.slice(Math.max(count, 0))),
  take: fn({ takes: ["string | array", "int"] }, ([value, count]) => value.slice(0, Math.max(count, 0))),
  tryIndexFromEnd: fn({ takes: ["any", "int"] }, ([items, index]) =>
    isJsonArray(items) ? (fromEnd(items, index) ?? null) : null,
  ),
  union: fn({ takes: ["array | object"], more: "array | object" }, (values) => union(values)),
};

function concat(parts: readonly JsonValue[]): JsonValue {
  if (parts.some((part) => isJsonArray(part))) return parts.flatMap((part) => arrayIn("concat", part));
  return parts.map(textOf).join("");
}

function contains(container: string | readonly JsonValue[] | JsonObject, item: JsonValue): boolean {
  if (isJsonArray(container)) return container.some((candidate) => sameValue(candidate, item));
  if (isJsonObject(container)) return memberName(container, textOf(item)) !== undefined;
  return container.includes(textOf(item));
}

/** Counted from the end, which is 1. */
function fromEnd(items: readonly JsonValue[], index: number): JsonValue | undefined {
  return index < 1 ? undefined : items[items.length - index];
}

function union(values: readonly JsonValue[]): JsonValue {
  if (values.every((value) => isJsonObject(value))) return values.reduce<JsonObject>(deepMerge, {});
  const all = values.flatMap((value) => arrayIn("union", value));
  return all.filter((value, at) => all.findIndex((earlier) => sameValue(earlier, value)) === at);
}

/** Objects are merged at every depth; of everything else, arrays too, the later value stays. */
function deepMerge(one: JsonObject, other: JsonObject): JsonObject {
  const merged: Record<string, JsonValue> = { ...one };
  for (const [name, value] of Object.entries(other)) {
    const known = memberName(merged, name) ?? name;
    const before = merged[known];
    merged[known] = isJsonObject(before) && isJsonObject(value) ? deepMerge(before, value) : value;
  }
  return merged;
}

function intersection(values: readonly JsonValue[]): JsonValue {
  const [first, ...others] = values;
  if (isJsonObject(first) && others.every((other) => isJsonObject(other))) {
    const kept = Object.entries(first).filter(([name, value]) =>
      others.every((other) => {
        const member = other[memberName(other, name) ?? name];
        return member !== undefined && sameValue(member, value);
      }),
    );
    return Object.fromEntries(kept);
  }
  const [start = [], ...rest] = values.map((value) => arrayIn("intersection", value));
  return start.filter((item) => rest.every((other) => other.some((candidate) => sameValue(candidate, item))));
}

function arrayIn(name: string, value: JsonValue): readonly JsonValue[] {
  if (isJsonArray(value)) return value;
  throw cannotEvaluate(name, "All parameters must be arrays, or none.");
}
