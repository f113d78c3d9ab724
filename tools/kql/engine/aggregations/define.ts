import type { ColumnSchema } from "../../language/schema.ts";
import type { Position } from "../../plan/position.ts";
import type { Value } from "../../values/types.ts";
import { type Argument, required } from "../functions/define.ts";
import type { Runtime } from "../runtime.ts";

/** The states of one aggregate, one a group. */
export interface Accumulator {
  add(group: number, row: number): void;
  /** One value for each column that the aggregate gives; also for a group without rows. */
  result(group: number): readonly Value[];
  /** For aggregates that give values of rows (`arg_max`): the row of the group whose values the columns take, or `noRow`. Then the values are not even read. */
  chosenRow?(group: number): number;
}

export interface AggregateSite {
  readonly name: string;
  readonly arguments: readonly Argument[];
  readonly columns: readonly ColumnSchema[];
  readonly position: Position;
  readonly runtime: Runtime;
}

export type Aggregation = (site: AggregateSite) => Accumulator;

export type AggregationFamily = Readonly<Record<string, Aggregation>>;

/** What to do with the values of one argument; null values are skipped. */
export interface Fold<S> {
  /** The state of a group with its first value; without any, `result` gets undefined. */
  start(value: Value): S;
  next(state: S, value: Value): S;
  result(state: S | undefined, site: AggregateSite): Value;
}

/** An aggregate of one argument. `condition` names the argument that must be true (`sumif`). */
export function fold<S>(folding: Fold<S>, { condition }: { condition?: number } = {}): Aggregation {
  return (site) => {
    const states: S[] = [];
    const { evaluate } = required(site.arguments[0]);
    const test = condition === undefined ? undefined : required(site.arguments[condition]).evaluate;
    return {
      add(group, row) {
        if (test !== undefined && test(row) !== true) {
          return;
        }
        const value = evaluate(row);
        if (value !== null) {
          const state = states[group];
          states[group] = state === undefined ? folding.start(value) : folding.next(state, value);
        }
      },
      result: (group) => [folding.result(states[group], site)],
    };
  };
}
