import type { Implementations } from "../operator.ts";

export const evaluateOperators = {} satisfies Implementations;
