import type { FunctionFamily } from "./define.ts";

export const dynamic: FunctionFamily = {};
