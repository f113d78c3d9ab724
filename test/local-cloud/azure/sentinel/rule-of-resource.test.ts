import { describe, expect, test } from "vitest";

import { ruleOfResource } from "../../../../local-cloud/azure/sentinel/rule-of-resource.ts";
import type { ScheduledRule } from "../../../../local-cloud/azure/sentinel/scheduled-rule.ts";
import type { JsonObject } from "../../../../local-cloud/azure/resource-manager/json-value.ts";
import { sentinel } from "../resource-manager/types/good-sentinel.ts";
import { hourMs, minuteMs } from "./samples.ts";

function ruleOf(answered: JsonObject): ScheduledRule {
  return ruleOfResource({ name: "rule-1", answered });
}

/** The sample with other properties. */
function changed(properties: JsonObject): ScheduledRule {
  const { body } = sentinel.alertRule;
  return ruleOf({ ...body, properties: { ...body.properties, ...properties } });
}

describe("a deployed rule", () => {
  test("is read with everything that decides about its alerts", () => {
    expect(changed({})).toEqual({
      id: "rule-1",
      name: "Sign-in from a new country",
      description: "Somebody signed in from a country that nobody used before.",
      enabled: true,
      severity: "Medium",
      tactics: ["InitialAccess"],
      techniques: ["T1078"],
      query: sentinel.alertRule.body.properties.query,
      frequencyMs: hourMs,
      periodMs: 24 * hourMs,
      trigger: { operator: "GreaterThan", threshold: 0 },
      suppressionMs: undefined,
      alertPerResult: false,
      entityMappings: [
        {
          entityType: "Account",
          fields: [
            { identifier: "Name", column: "UserName" },
            { identifier: "UPNSuffix", column: "UserDomain" },
          ],
        },
      ],
      customDetails: { Country: "country" },
      alertDetails: {
        titleFormat: "{{UserName}} signed in from {{country}}",
        descriptionFormat: undefined,
        severityColumn: undefined,
        tacticsColumn: undefined,
      },
      incidents: {
        creates: true,
        grouping: {
          lookbackMs: 5 * hourMs,
          reopensClosed: false,
          matching: "Selected",
          entities: ["Account"],
          alertDetails: [],
          customDetails: ["Country"],
        },
      },
    });
  });

  test("rests after an alert only where suppression is on", () => {
    expect(changed({ suppressionEnabled: true, suppressionDuration: "PT30M" }).suppressionMs).toBe(30 * minuteMs);
  });

  test("has an alert for each result, disabled incidents and no grouping where it says so", () => {
    const rule = changed({
      eventGroupingSettings: { aggregationKind: "AlertPerResult" },
      incidentConfiguration: { createIncident: false, groupingConfiguration: { enabled: false } },
    });
    expect(rule).toMatchObject({ alertPerResult: true, incidents: { creates: false, grouping: undefined } });
  });

  test("makes an incident for each alert where nothing is said of incidents", () => {
    const { incidentConfiguration: _, ...properties } = sentinel.alertRule.body.properties;
    expect(ruleOf({ properties }).incidents).toEqual({ creates: true, grouping: undefined });
  });
});
