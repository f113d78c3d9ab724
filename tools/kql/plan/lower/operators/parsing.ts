import type { OperatorLowering } from "../tabular.ts";

export const parsing: Readonly<Record<string, OperatorLowering>> = {};
