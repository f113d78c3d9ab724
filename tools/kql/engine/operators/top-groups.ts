import type { Implementations } from "../operator.ts";

export const topGroupOperators = {} satisfies Implementations;
