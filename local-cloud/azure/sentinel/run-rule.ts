import { prepareQuery } from "../../../tools/kql/engine/run-query.ts";
import type { Table } from "../../../tools/kql/tables/table.ts";
import type { Alert } from "./alert.ts";
import { alertTexts } from "./alert-texts.ts";
import { customDetailsOf } from "./custom-details.ts";
import { entitiesOf } from "./entities.ts";
import { evidenceOf } from "./evidence.ts";
import type { PeriodView } from "./period-view.ts";
import type { ScheduledRule, TriggerOperator } from "./scheduled-rule.ts";

/** "Scheduled analytics rules": a run looks at a period that ended five minutes before, for data that comes late. */
export const delayMs = 5 * 60_000;

/** Most alerts of a run with an alert for each result; the last one then stands for all results (the same page). */
export const maxAlerts = 150;

const triggers: Readonly<Record<TriggerOperator, (results: number, threshold: number) => boolean>> = {
  GreaterThan: (results, threshold) => results > threshold,
  LessThan: (results, threshold) => results < threshold,
  Equal: (results, threshold) => results === threshold,
  NotEqual: (results, threshold) => results !== threshold,
};

/**
 * Runs a rule as Sentinel does at a time: over the rows whose TimeGenerated is in its period, which ended five minutes before.
 * Source: Microsoft Learn, "Scheduled analytics rules in Microsoft Sentinel". Not documented, and so our reading: `now()` in the
 * query is the time of the run; what has arrived by then is seen.
 * @param at milliseconds since 1970.
 * @throws QueryError when the query cannot run.
 */
export async function runRule(
  rule: ScheduledRule,
  view: PeriodView,
  at: number,
  { now = at, signal }: { readonly now?: number; readonly signal?: AbortSignal } = {},
): Promise<Alert[]> {
  const to = at - delayMs;
  const database = view({ from: to - rule.periodMs, to, arrivedBy: at });
  const query = prepareQuery(rule.query, database.schema);
  const table = await query.run(database, { now, ...(signal === undefined ? {} : { signal }) });
  return triggers[rule.trigger.operator](table.rows, rule.trigger.threshold) ? alertsOf(rule, table, at) : [];
}

function alertsOf(rule: ScheduledRule, table: Table, at: number): Alert[] {
  const all = Array.from({ length: table.rows }, (_, row) => row);
  if (!rule.alertPerResult || all.length === 0) return [alertOf(rule, table, all, at)];
  if (all.length <= maxAlerts) return all.map((row) => alertOf(rule, table, [row], at));
  const single = all.slice(0, maxAlerts - 1).map((row) => alertOf(rule, table, [row], at));
  return [...single, alertOf(rule, table, all, at)];
}

/** @param rows of the result that the alert is about; of a rule that fires on nothing, none. */
function alertOf(rule: ScheduledRule, table: Table, rows: readonly number[], at: number): Alert {
  return {
    ruleId: rule.id,
    at,
    ...alertTexts(rule, table, rows[0] ?? table.rows),
    techniques: rule.techniques,
    entities: entitiesOf(rule.entityMappings, table, rows),
    details: customDetailsOf(rule.customDetails, table, rows),
    results: rows.length,
    evidence: evidenceOf(table, rows),
  };
}
