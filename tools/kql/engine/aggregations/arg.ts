import { noRow } from "../../tables/column.ts";
import { compare } from "../../values/compare.ts";
import { missing } from "../../values/types.ts";
import { type Argument, required } from "../functions/define.ts";
import { type Accumulator, type AggregateSite, type AggregationFamily } from "./define.ts";

/** Aggregates that give values of one row of the group. */
export const arg: AggregationFamily = {
  arg_max: (site) => bestRow(site, (order) => order > 0),
  arg_min: (site) => bestRow(site, (order) => order < 0),
  take_any: anyRow,
  take_anyif: anyRow,
  any: anyRow,
  anyif: anyRow,
};

/** The row with the best first argument; null is worse than any value, the first of equals wins. */
function bestRow(site: AggregateSite, isBetter: (order: number) => boolean): Accumulator {
  const by = required(site.arguments[0]);
  const rows: number[] = [];
  return {
    add(group, row) {
      const best = rows[group];
      if (best === undefined) {
        rows[group] = row;
        return;
      }
      const [value, known] = [by.evaluate(row), by.evaluate(best)];
      if (value !== null && (known === null || isBetter(compare(value, known)))) {
        rows[group] = row;
      }
    },
    result: (group) => site.arguments.map((argument) => valueAt(argument, rows[group])),
    chosenRow: (group) => rows[group] ?? noRow,
  };
}

/** Of each argument the first value that is not missing; a condition stands last. */
function anyRow(site: AggregateSite): Accumulator {
  const condition = site.name.endsWith("if") ? required(site.arguments.at(-1)) : undefined;
  const values = condition === undefined ? site.arguments : site.arguments.slice(0, -1);
  const rows = values.map((): number[] => []);
  return {
    add(group, row) {
      if (condition !== undefined && condition.evaluate(row) !== true) {
        return;
      }
      for (const [index, argument] of values.entries()) {
        const known = rows[index]?.[group];
        const isMissing = known === undefined || valueAt(argument, known) === missing(argument.type);
        if (isMissing && rows[index] !== undefined) {
          rows[index][group] = row;
        }
      }
    },
    result: (group) => values.map((argument, index) => valueAt(argument, rows[index]?.[group])),
    chosenRow: (group, column) => rows[column]?.[group] ?? noRow,
  };
}

function valueAt({ evaluate, type }: Argument, row: number | undefined) {
  return row === undefined ? missing(type) : evaluate(row);
}
