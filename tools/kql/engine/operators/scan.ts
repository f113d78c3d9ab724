import type { Implementations } from "../operator.ts";

export const scanOperators = {} satisfies Implementations;
