import type { FunctionFamily } from "./define.ts";

export const math: FunctionFamily = {};
