import { ArmError } from "../../arm-error.ts";
import type { JsonObject } from "../../json-value.ts";
import { valueAt } from "../rules/body.ts";

/** Microsoft Learn, "Manage data retention in a Log Analytics workspace": what may be kept in total beyond two years. */
const longTotals = [1095, 1460, 1826, 2191, 2556, 2922, 3288, 3653, 4018, 4383] as const;
const shortest = 4;
const longestAnalytics = 730;
/** Stands for "as the workspace" and "as retentionInDays". */
const asDefault = -1;

/**
 * The retention of a table after a PUT. What is not sent goes back to its default: a PUT is not a PATCH.
 * @throws ArmError for a number of days that is not on offer.
 */
export function retentionOf(properties: JsonObject, plan: string, workspaceDays: number): JsonObject {
  const own = daysAt(properties, "retentionInDays");
  const total = daysAt(properties, "totalRetentionInDays");
  if (plan !== "Analytics" && own !== asDefault) {
    throw refuse("retentionInDays", `cannot be set for a table of the plan ${plan}`);
  }
  if (own !== asDefault && (own < shortest || own > longestAnalytics)) {
    throw refuse("retentionInDays", `must be between ${shortest} and ${longestAnalytics}, or -1`);
  }
  const retentionInDays = own === asDefault ? (plan === "Analytics" ? workspaceDays : 30) : own;
  const isOffered =
    total === asDefault ||
    (total >= shortest && total <= longestAnalytics) ||
    longTotals.some((days) => days === total);
  if (!isOffered) {
    throw refuse(
      "totalRetentionInDays",
      `must be between ${shortest} and ${longestAnalytics}, one of ${longTotals.join(", ")}, or -1`,
    );
  }
  const totalRetentionInDays = total === asDefault ? retentionInDays : total;
  if (totalRetentionInDays < retentionInDays) {
    throw refuse("totalRetentionInDays", `must not be less than retentionInDays (${retentionInDays})`);
  }
  return {
    retentionInDays,
    totalRetentionInDays,
    archiveRetentionInDays: totalRetentionInDays - retentionInDays,
    retentionInDaysAsDefault: own === asDefault,
    totalRetentionInDaysAsDefault: total === asDefault,
  };
}

function daysAt(properties: JsonObject, name: string): number {
  const value = valueAt(properties, name);
  return typeof value === "number" ? value : asDefault;
}

function refuse(name: string, expected: string): ArmError {
  return new ArmError(400, "InvalidParameter", `'properties.${name}' ${expected}.`, { target: `properties.${name}` });
}
