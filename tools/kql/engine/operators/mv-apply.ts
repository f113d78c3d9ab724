import type { Implementations } from "../operator.ts";

export const mvApply = {} satisfies Implementations;
