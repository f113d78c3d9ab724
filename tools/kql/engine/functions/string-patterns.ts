import type { FunctionFamily } from "./define.ts";

export const stringPatterns: FunctionFamily = {};
