import type { FunctionFamily } from "./define.ts";

export const rowOrder: FunctionFamily = {};
