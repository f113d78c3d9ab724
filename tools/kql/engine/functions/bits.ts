import { binary, type FunctionFamily, long, unary } from "./define.ts";

/** Longs as 64 bits. */
export const bits: FunctionFamily = {
  binary_and: binary(long, long, (left, right) => left & right),
  binary_or: binary(long, long, (left, right) => left | right),
  binary_xor: binary(long, long, (left, right) => left ^ right),
  binary_not: unary(long, (value) => ~value),
  binary_shift_left: binary(long, long, (value, by) => (by < 0n ? null : BigInt.asIntN(64, value << (by % 64n)))),
  binary_shift_right: binary(long, long, (value, by) => (by < 0n ? null : value >> (by % 64n))),
  bitset_count_ones: unary(long, (value) => BigInt(BigInt.asUintN(64, value).toString(2).replaceAll("0", "").length)),
};
