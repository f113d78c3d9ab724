import type { OperatorLowering } from "../tabular.ts";

export const moreRows: Readonly<Record<string, OperatorLowering>> = {};
