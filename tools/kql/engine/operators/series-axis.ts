import type { SeriesAxis } from "../../plan/nodes/grouping.ts";
import { type Position, QueryError } from "../../plan/position.ts";
import type { Table } from "../../tables/table.ts";
import { type ScalarType, Ticks, type Value } from "../../values/types.ts";
import { compile, constantValue } from "../compile.ts";
import { noRows } from "../operator.ts";
import type { Runtime } from "../runtime.ts";

/** The steps of a make-series, by their numbers. */
export interface Axis {
  /** The step of a row; undefined when it is outside, or has no value. */
  stepOf(row: number): number | undefined;
  /** Where a step begins, as part of a dynamic value. */
  valueAt(step: number): Value;
  /** Undefined: each series begins (ends) with its own first (last) step. */
  readonly first: number | undefined;
  readonly last: number | undefined;
}

export function createAxis(
  { value, from, to, step, inRange }: SeriesAxis,
  input: Table,
  runtime: Runtime,
  position: Position,
): Axis {
  const constant = (scalar: typeof from) => {
    const found = scalar === undefined ? undefined : constantValue(scalar, noRows, runtime);
    return scalar?.type === "int" && typeof found === "number" ? BigInt(found) : found;
  };
  const [start, end, size] = [constant(from), constant(to), constant(step)];
  if (start === null || end === null || !isNumber(size) || Number(size) <= 0) {
    throw new QueryError("value", "The step of a series must be above 0, its start and end not null", position);
  }
  const evaluate = compile(value, input, runtime);
  const isWhole = [start, end, size].every((one) => one === undefined || typeof one === "bigint");
  const numbers = isWhole && value.type !== "real" && value.type !== "decimal" ? wholeSteps : realSteps;
  const origin = !inRange && isNumber(start) ? start : 0n;
  const steps = numbers(origin, size);
  // Without an alignment of its own, the end cuts through a step, whose later rows do not belong to it.
  const isInside = (at: number | bigint) =>
    (!isNumber(start) || at >= start) && (!isNumber(end) || (inRange ? at <= end : at < end));
  const lastStep = (at: number | bigint) => (inRange ? steps.floor(at) : steps.ceiling(at) - 1);
  return {
    stepOf(row) {
      const at = evaluate(row);
      return isNumber(at) && isInside(at) ? steps.floor(at) : undefined;
    },
    valueAt: (index) => asType(steps.at(index), value.type),
    first: isNumber(start) ? steps.floor(start) : undefined,
    last: isNumber(end) ? lastStep(end) : undefined,
  };
}

interface Steps {
  /** The step in which a value lies. */
  floor(value: number | bigint): number;
  ceiling(value: number | bigint): number;
  at(step: number): number | bigint;
}

function wholeSteps(origin: number | bigint, size: number | bigint): Steps {
  const [from, by] = [BigInt(origin), BigInt(size)];
  const floor = (distance: bigint) => Number((distance - (((distance % by) + by) % by)) / by);
  return {
    floor: (value) => floor(BigInt(value) - from),
    ceiling: (value) => -floor(from - BigInt(value)),
    at: (step) => from + BigInt(step) * by,
  };
}

/** A value that is a step's beginning but for the last digits counts as its beginning. */
function realSteps(origin: number | bigint, size: number | bigint): Steps {
  const [from, by] = [Number(origin), Number(size)];
  const close = 1e-9;
  return {
    floor: (value) => Math.floor((Number(value) - from) / by + close),
    ceiling: (value) => Math.ceil((Number(value) - from) / by - close),
    at: (step) => from + step * by,
  };
}

function asType(value: number | bigint, type: ScalarType): Value {
  return typeof value === "bigint" && (type === "datetime" || type === "timespan") ? new Ticks(type, value) : value;
}

function isNumber(value: Value | undefined): value is number | bigint {
  return typeof value === "number" || typeof value === "bigint";
}
