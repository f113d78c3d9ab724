import type { AggregationFamily } from "./define.ts";

export const statistics: AggregationFamily = {};
