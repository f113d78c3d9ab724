import { describe, expect, test } from "vitest";

import type { Alert } from "../../../../local-cloud/azure/sentinel/alert.ts";
import { createPeriodView } from "../../../../local-cloud/azure/sentinel/period-view.ts";
import { runRule } from "../../../../local-cloud/azure/sentinel/run-rule.ts";
import type { ScheduledRule } from "../../../../local-cloud/azure/sentinel/scheduled-rule.ts";
import { createEvents, type Events, minuteMs, noon, sampleRule } from "./samples.ts";

/** Inside of the period of a run at noon. */
const seen = noon - 10 * minuteMs;

async function run(rule: Partial<ScheduledRule>, events: Events): Promise<Alert[]> {
  return runRule({ ...sampleRule, ...rule }, createPeriodView(events), noon);
}

function eventsOf(...whos: readonly string[]): Events {
  const events = createEvents();
  for (const who of whos) events.add(seen, who);
  return events;
}

describe("evidence", () => {
  test("is the result's columns with their types, and its rows as the query API sends them", async () => {
    const query =
      "Events | project TimeGenerated, Who, Number = 9007199254740993, Few = 3, Bag = dynamic({'a': [1]}), Nothing = int(null), Past = 90s";
    const [alert] = await run({ query }, eventsOf("ines"));
    expect(alert?.evidence.columns).toEqual([
      { name: "TimeGenerated", type: "datetime" },
      { name: "Who", type: "string" },
      { name: "Number", type: "long" },
      { name: "Few", type: "long" },
      { name: "Bag", type: "dynamic" },
      { name: "Nothing", type: "int" },
      { name: "Past", type: "timespan" },
    ]);
    const time = new Date(seen).toISOString();
    expect(alert?.evidence.rows).toEqual([[time, "ines", "9007199254740993", 3, '{"a":[1]}', null, "00:01:30"]]);
  });

  test("of an alert for one result is that result", async () => {
    const alerts = await run({ query: "Events | project Who", alertPerResult: true }, eventsOf("ines", "tom"));
    expect(alerts.map(({ evidence }) => evidence.rows)).toEqual([[["ines"]], [["tom"]]]);
  });

  test("has 100 rows at most; the alert still says how many there were", async () => {
    const events = eventsOf(...Array.from({ length: 130 }, (_, index) => `user-${index}`));
    const [alert] = await run({ query: "Events | project Who" }, events);
    expect(alert).toMatchObject({ results: 130, evidence: { rows: { length: 100, 99: ["user-99"] } } });
  });

  test("of a rule that fires on nothing has columns and no rows", async () => {
    const [alert] = await run({ trigger: { operator: "Equal", threshold: 0 } }, createEvents());
    expect(alert?.evidence).toMatchObject({ columns: { length: 3 }, rows: [] });
  });
});
