import type { OperatorLowering } from "../tabular.ts";

export const series: Readonly<Record<string, OperatorLowering>> = {};
