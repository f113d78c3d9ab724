import type { OperatorLowering } from "../tabular.ts";

export const expanding: Readonly<Record<string, OperatorLowering>> = {};
