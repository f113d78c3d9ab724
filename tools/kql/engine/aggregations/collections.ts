import { keyOf } from "../../values/compare.ts";
import { type ScalarType, Ticks, type Value } from "../../values/types.ts";
import { type Argument, required } from "../functions/define.ts";
import { type Accumulator, type AggregateSite, type AggregationFamily } from "./define.ts";

/** Kusto's own limit for `make_set` and `make_list`. */
const defaultLimit = 1_048_576;

export const collections: AggregationFamily = {
  make_set: (site) => collect(site, { distinct: true, limit: site.arguments[1], condition: undefined }),
  make_set_if: (site) => collect(site, { distinct: true, limit: site.arguments[2], condition: site.arguments[1] }),
  make_list: (site) => collect(site, { distinct: false, limit: site.arguments[1], condition: undefined }),
  make_list_if: (site) => collect(site, { distinct: false, limit: site.arguments[2], condition: site.arguments[1] }),
};

/** Null is skipped, empty text kept. In order of arrival. */
function collect(
  site: AggregateSite,
  { distinct, limit, condition }: { distinct: boolean; limit: Argument | undefined; condition: Argument | undefined },
): Accumulator {
  const { evaluate, type } = required(site.arguments[0]);
  const most = Number(limit?.constant ?? defaultLimit);
  const groups: Map<unknown, Value>[] = [];
  return {
    add(group, row) {
      const value = condition === undefined || condition.evaluate(row) === true ? evaluate(row) : null;
      const found = (groups[group] ??= new Map());
      const key = distinct ? keyOf(value) : found.size;
      if (value !== null && found.size < most && !found.has(key)) {
        found.set(key, asDynamic(value, type));
      }
    },
    result: (group) => [[...(groups[group]?.values() ?? [])]],
  };
}

/** Inside a dynamic value, times carry their type and an int is a long. */
export function asDynamic(value: Value, type: ScalarType): Value {
  if (typeof value === "bigint" && (type === "datetime" || type === "timespan")) {
    return new Ticks(type, value);
  }
  return type === "int" && typeof value === "number" ? BigInt(value) : value;
}
