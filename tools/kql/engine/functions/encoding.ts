import type { FunctionFamily } from "./define.ts";

export const encoding: FunctionFamily = {};
