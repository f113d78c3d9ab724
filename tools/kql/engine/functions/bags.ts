import { missing, type Value } from "../../values/types.ts";
import { toText } from "../../values/text.ts";
import { type CallSite, type Evaluator, type FunctionFamily, required, type ScalarFunction } from "./define.ts";
import { asDynamic, isList, ofBag, ofDynamics } from "./dynamic-arguments.ts";
import { slotsOf } from "./json-path.ts";

type Bag = ReadonlyMap<string, Value>;

const packBag: ScalarFunction = ofDynamics((values) => {
  const bag = new Map<string, Value>();
  for (let index = 0; index + 1 < values.length; index += 2) {
    bag.set(toText(values[index] ?? null, "dynamic"), values[index + 1] ?? null);
  }
  return bag;
});

/** Bags. What is no bag gives null; for a null among those that `bag_merge` merges that is not confirmed. */
export const bags: FunctionFamily = {
  bag_pack: packBag,
  pack: packBag,
  pack_dictionary: packBag,
  pack_all: { isConstant: false, compile: packAll },
  bag_keys: ofBag((bag) => [...bag.keys()]),
  // The leftmost bag that has a key gives its value.
  bag_merge: ofDynamics((values) => {
    const list = values.filter((value) => value instanceof Map);
    return list.length < values.length
      ? null
      : new Map(list.toReversed().flatMap((bag: Bag) => Array.from(bag.entries())));
  }),
  bag_has_key: ofBag((bag, [key]) => {
    const slots = slotsOf(toText(key ?? null, "dynamic"));
    return slots === undefined ? null : hasSlot(bag, slots);
  }),
  bag_set_key: ofBag((bag, [key, value]) => {
    const slots = slotsOf(toText(key ?? null, "dynamic"));
    return slots === undefined ? null : withSlot(bag, slots, value ?? null);
  }),
  bag_remove_keys: ofBag((bag, [keys]) =>
    isList(keys)
      ? keys.reduce<Bag>((rest, key) => {
          const slots = typeof key === "string" ? slotsOf(key) : undefined;
          return slots === undefined ? rest : withoutSlot(rest, slots);
        }, bag)
      : null,
  ),
  // Keys that are no texts are passed over; places are counted before.
  bag_zip: ofDynamics(([keys, values]) =>
    isList(keys)
      ? new Map(
          keys.flatMap((key, index): [string, Value][] =>
            typeof key === "string" ? [[key, (isList(values) ? values[index] : null) ?? null]] : [],
          ),
        )
      : null,
  ),
};

/** All columns of the row; with true as its argument without those that are null or empty. */
function packAll({ table, arguments: [option] }: CallSite): Evaluator {
  const columns = table.columns.map((column, index) => ({
    name: table.schema[index]?.name ?? "",
    none: missing(column.type),
    value: asDynamic(column),
  }));
  return (row) => {
    const ignoreMissing = option !== undefined && required(option).evaluate(row) === true;
    const bag = new Map<string, Value>();
    for (const { name, none, value } of columns) {
      const found = value(row);
      if (!ignoreMissing || (found !== none && found !== null)) {
        bag.set(name, found);
      }
    }
    return bag;
  };
}

function hasSlot(bag: Bag, [name = "", ...rest]: readonly string[]): boolean {
  const inner = bag.get(name);
  return rest.length === 0 ? bag.has(name) : inner instanceof Map && hasSlot(inner, rest);
}

/** A bag on the way that is not there is made. What stands there and is no bag is replaced: not confirmed. */
function withSlot(bag: Bag, [name = "", ...rest]: readonly string[], value: Value): Bag {
  const inner = bag.get(name);
  const next = rest.length === 0 ? value : withSlot(inner instanceof Map ? inner : new Map(), rest, value);
  return new Map([...bag, [name, next]]);
}

function withoutSlot(bag: Bag, [name = "", ...rest]: readonly string[]): Bag {
  const inner = bag.get(name);
  if (rest.length === 0) {
    return new Map([...bag].filter(([key]) => key !== name));
  }
  return inner instanceof Map ? new Map([...bag, [name, withoutSlot(inner, rest)]]) : bag;
}
