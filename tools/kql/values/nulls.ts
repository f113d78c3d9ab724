import type { Value } from "./types.ts";

/** Undefined stands for an argument that was left out. */
export function isNull(value: Value | undefined): value is null | undefined {
  return value === null || value === undefined;
}
