import type { Value } from "../../values/types.ts";
import { type Aggregation, type AggregationFamily, fold } from "./define.ts";

/** Bit by bit over the values of a group; null for a group without values. */
export const bits: AggregationFamily = {
  binary_all_and: bitwise((one, other) => one & other),
  binary_all_or: bitwise((one, other) => one | other),
  binary_all_xor: bitwise((one, other) => one ^ other),
};

function bitwise(combine: (one: bigint, other: bigint) => bigint): Aggregation {
  return fold<bigint>({
    start: whole,
    next: (total, value) => combine(total, whole(value)),
    result: (total, { columns: [column] }) =>
      total === undefined ? null : column?.type === "int" ? Number(BigInt.asIntN(32, total)) : total,
  });
}

function whole(value: Value): bigint {
  return typeof value === "bigint" || typeof value === "number" ? BigInt(value) : 0n;
}
