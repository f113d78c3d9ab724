import type { JsonValue } from "../../../../../../local-cloud/azure/resource-manager/json-value.ts";

/** An expression and what Azure makes of it. */
export type Example = readonly [expression: string, value: JsonValue];

/** An expression that Azure refuses, and a part of the reason. */
export type Refusal = readonly [expression: string, reason: string];
