import type { Implementations } from "../operator.ts";

export const partitionOperators = {} satisfies Implementations;
