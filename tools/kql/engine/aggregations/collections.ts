import { keyOf } from "../../values/compare.ts";
import { type ScalarType, Ticks, type Value } from "../../values/types.ts";
import { type Argument, required } from "../functions/define.ts";
import { isList } from "../functions/dynamic-arguments.ts";
import { type Accumulator, type AggregateSite, type Aggregation, type AggregationFamily } from "./define.ts";

/** Kusto's own limit for `make_set` and its like, and that of their forerunners without underscore. */
const limit = 1_048_576;
const oldLimit = 128;

/** Many values to one dynamic value, in order of arrival. */
export const collections: AggregationFamily = {
  make_set: set({ limit }),
  make_set_if: set({ limit, condition: 1 }),
  makeset: set({ limit: oldLimit }),
  make_list: list({ limit }),
  make_list_if: list({ limit, condition: 1 }),
  makelist: list({ limit: oldLimit }),
  make_list_with_nulls: list({ limit, withNulls: true }),
  make_bag: bag({ limit }),
  make_bag_if: bag({ limit, condition: 1 }),
  make_dictionary: bag({ limit: oldLimit }),
};

interface Options {
  /** Of the result; the query may give another as the last argument. */
  readonly limit: number;
  /** Which argument is the condition. */
  readonly condition?: number;
  readonly withNulls?: boolean;
}

/** Null is skipped, empty text kept. An array counts as its elements. */
function set(options: Options): Aggregation {
  return (site) => {
    const groups: Map<unknown, Value>[] = [];
    return collect(site, options, {
      add(group, value, most) {
        const found = (groups[group] ??= new Map());
        for (const item of isList(value) ? value : [value]) {
          const key = keyOf(item);
          if (item !== null && found.size < most && !found.has(key)) {
            found.set(key, item);
          }
        }
      },
      result: (group) => [...(groups[group]?.values() ?? [])],
    });
  };
}

function list(options: Options): Aggregation {
  return (site) => {
    const groups: Value[][] = [];
    return collect(site, options, {
      add(group, value, most) {
        const found = (groups[group] ??= []);
        if (found.length < most) {
          found.push(value);
        }
      },
      result: (group) => groups[group] ?? [],
    });
  };
}

/** The slots of all bags; of a slot that several have, the first one's value (Kusto takes any). What is no bag is skipped. */
function bag(options: Options): Aggregation {
  return (site) => {
    const groups: Map<string, Value>[] = [];
    return collect(site, options, {
      add(group, value, most) {
        const found = (groups[group] ??= new Map());
        for (const [key, inner] of value instanceof Map ? value : []) {
          if (found.size < most && !found.has(key)) {
            found.set(key, inner);
          }
        }
      },
      result: (group) => groups[group] ?? null,
    });
  };
}

interface Collection {
  add(group: number, value: Value, most: number): void;
  result(group: number): Value;
}

function collect(
  site: AggregateSite,
  { limit: usual, condition, withNulls = false }: Options,
  collection: Collection,
): Accumulator {
  const { evaluate, type } = required(site.arguments[0]);
  const test: Argument | undefined = condition === undefined ? undefined : required(site.arguments[condition]);
  const most = Math.min(limit, Number(site.arguments[(condition ?? 0) + 1]?.constant ?? usual));
  return {
    add(group, row) {
      if (test === undefined || test.evaluate(row) === true) {
        const value = evaluate(row);
        if (value !== null || withNulls) {
          collection.add(group, asDynamic(value, type), most);
        }
      }
    },
    result: (group) => [collection.result(group)],
  };
}

/** Inside a dynamic value, times carry their type and an int is a long. */
export function asDynamic(value: Value, type: ScalarType): Value {
  if (typeof value === "bigint" && (type === "datetime" || type === "timespan")) {
    return new Ticks(type, value);
  }
  return type === "int" && typeof value === "number" ? BigInt(value) : value;
}
