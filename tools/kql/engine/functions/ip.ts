import type { FunctionFamily } from "./define.ts";

export const ip: FunctionFamily = {};
