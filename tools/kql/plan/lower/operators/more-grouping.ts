import type { OperatorLowering } from "../tabular.ts";

export const moreGrouping: Readonly<Record<string, OperatorLowering>> = {};
