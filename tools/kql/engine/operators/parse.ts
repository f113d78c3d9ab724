import type { Implementations } from "../operator.ts";

export const parseOperators = {} satisfies Implementations;
