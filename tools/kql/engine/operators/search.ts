import type { Implementations } from "../operator.ts";

export const searchOperators = {} satisfies Implementations;
