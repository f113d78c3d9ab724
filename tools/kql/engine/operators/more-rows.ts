import type { Implementations } from "../operator.ts";

export const moreRowOperators = {} satisfies Implementations;
