import type { FunctionFamily } from "./define.ts";

export const geo: FunctionFamily = {};
