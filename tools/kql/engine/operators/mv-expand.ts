import type { Implementations } from "../operator.ts";

export const mvExpand = {} satisfies Implementations;
