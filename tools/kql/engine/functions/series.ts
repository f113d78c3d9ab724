import type { FunctionFamily } from "./define.ts";

export const seriesFunctions: FunctionFamily = {};
