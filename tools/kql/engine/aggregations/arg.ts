import { noRow } from "../../tables/column.ts";
import { compare } from "../../values/compare.ts";
import { missing, type Value } from "../../values/types.ts";
import { type Argument, required } from "../functions/define.ts";
import { type Accumulator, type AggregateSite, type AggregationFamily } from "./define.ts";

/** Aggregates that give values of one row of the group. */
export const arg: AggregationFamily = {
  arg_max: (site) => bestRow(site, (order) => order > 0),
  arg_min: (site) => bestRow(site, (order) => order < 0),
  argmax: (site) => bestRow(site, (order) => order > 0),
  argmin: (site) => bestRow(site, (order) => order < 0),
  take_any: anyRow,
  take_anyif: anyRow,
  any: anyRow,
  anyif: anyRow,
};

/** The row with the best first argument; null is worse than any value, the first of equals wins. */
function bestRow(site: AggregateSite, isBetter: (order: number) => boolean): Accumulator {
  const by = required(site.arguments[0]);
  const rows: number[] = [];
  const bests: Value[] = [];
  return {
    add(group, row) {
      const value = by.evaluate(row);
      const best = bests[group];
      if (best === undefined || (value !== null && (best === null || isBetter(compare(value, best))))) {
        rows[group] = row;
        bests[group] = value;
      }
    },
    result: (group) => site.arguments.map((argument) => valueAt(argument, rows[group])),
    chosenRow: (group) => rows[group] ?? noRow,
  };
}

/** The first row whose value is not missing, or else the first row. Of several values (`take_any(a, b)`) the first row gives all. A condition stands last. */
function anyRow(site: AggregateSite): Accumulator {
  const condition = site.name.endsWith("if") ? required(site.arguments.at(-1)) : undefined;
  const values = condition === undefined ? site.arguments : site.arguments.slice(0, -1);
  const [only, ...others] = values;
  const rows: number[] = [];
  return {
    add(group, row) {
      if (condition !== undefined && condition.evaluate(row) !== true) {
        return;
      }
      const known = rows[group];
      if (
        known === undefined ||
        (only !== undefined && others.length === 0 && valueAt(only, known) === missing(only.type))
      ) {
        rows[group] = row;
      }
    },
    result: (group) => values.map((argument) => valueAt(argument, rows[group])),
    chosenRow: (group) => rows[group] ?? noRow,
  };
}

function valueAt({ evaluate, type }: Argument, row: number | undefined) {
  return row === undefined ? missing(type) : evaluate(row);
}
