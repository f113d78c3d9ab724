import type { FunctionFamily } from "./define.ts";

export const sets: FunctionFamily = {};
