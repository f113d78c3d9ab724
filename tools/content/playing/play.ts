import type { Alert } from "../../../local-cloud/azure/sentinel/alert.ts";
import { createPeriodView } from "../../../local-cloud/azure/sentinel/period-view.ts";
import { runRule } from "../../../local-cloud/azure/sentinel/run-rule.ts";
import type { ScheduledRule } from "../../../local-cloud/azure/sentinel/scheduled-rule.ts";
import { dayMs, dayStart } from "./play-time.ts";
import type { PlayedDatabase } from "./played-database.ts";

/** How long a rule goes on after the last arrival: longer than a day, so that nothing alerts again with the same hour. */
const afterwardsMs = dayMs + 2 * 3_600_000;

/** All alerts of all runs of a rule, from the beginning of day D until everything has long arrived. */
export async function play(
  rule: ScheduledRule,
  database: PlayedDatabase,
  { nowShiftMs = 0 }: { readonly nowShiftMs?: number } = {},
): Promise<Alert[]> {
  const view = createPeriodView(database);
  const end = Math.max(dayStart, database.lastArrival) + afterwardsMs;
  const alerts: Alert[] = [];
  for (let at = dayStart; at <= end; at += rule.frequencyMs) {
    alerts.push(...(await runRule(rule, view, at, { now: at + nowShiftMs })));
  }
  return alerts;
}
