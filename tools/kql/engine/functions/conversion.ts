import type { FunctionFamily } from "./define.ts";

export const conversion: FunctionFamily = {};
