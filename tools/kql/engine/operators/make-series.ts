import type { Implementations } from "../operator.ts";

export const makeSeries = {} satisfies Implementations;
