import { describe, expect, test } from "vitest";

import type { Alert } from "../../../../local-cloud/azure/sentinel/alert.ts";
import { createPeriodView } from "../../../../local-cloud/azure/sentinel/period-view.ts";
import { maxAlerts, runRule } from "../../../../local-cloud/azure/sentinel/run-rule.ts";
import type { ScheduledRule, TriggerOperator } from "../../../../local-cloud/azure/sentinel/scheduled-rule.ts";
import { createEvents, type Events, minuteMs, noon, sampleRule } from "./samples.ts";

/** Inside of the period of a run at noon. */
const seen = noon - 10 * minuteMs;

async function run(rule: Partial<ScheduledRule>, events: Events, at = noon): Promise<Alert[]> {
  return runRule({ ...sampleRule, ...rule }, createPeriodView(events), at);
}

function eventsOf(...whos: readonly string[]): Events {
  const events = createEvents();
  for (const who of whos) events.add(seen, who);
  return events;
}

describe("the trigger compares the number of results", () => {
  const cases: readonly (readonly [TriggerOperator, number, readonly number[]])[] = [
    ["GreaterThan", 2, [3]],
    ["LessThan", 2, [0, 1]],
    ["Equal", 2, [2]],
    ["NotEqual", 2, [0, 1, 3]],
  ];
  test.each(cases)("%s %i fires on %j of 0, 1, 2 and 3 results", async (operator, threshold, firing) => {
    const fired: number[] = [];
    for (const results of [0, 1, 2, 3]) {
      const events = eventsOf(...Array.from({ length: results }, () => "ines"));
      const alerts = await run({ trigger: { operator, threshold } }, events);
      if (alerts.length > 0) fired.push(results);
    }
    expect(fired).toEqual(firing);
  });

  test("a rule that fires on nothing has an alert with its own words", async () => {
    const silent = { trigger: { operator: "Equal", threshold: 0 }, alertPerResult: true } as const;
    const texts = { alertDetails: { titleFormat: "{{Who}} is silent" } };
    expect(await run({ ...silent, ...texts }, createEvents())).toMatchObject([
      { title: sampleRule.name, entities: [], results: 0 },
    ]);
  });
});

describe("a run looks at a period that ended five minutes before", () => {
  const cases: readonly (readonly [name: string, at: number, isSeen: boolean])[] = [
    ["five minutes ago", noon - 5 * minuteMs, true],
    ["a millisecond later", noon - 5 * minuteMs + 1, false],
    ["a period before that", noon - 15 * minuteMs, true],
    ["a millisecond earlier", noon - 15 * minuteMs - 1, false],
  ];
  test.each(cases)("%s", async (_, at, isSeen) => {
    const events = createEvents();
    events.add(at, "ines");
    expect(await run({}, events)).toHaveLength(isSeen ? 1 : 0);
  });

  test("what arrives after the run is not seen by it, but by the next one", async () => {
    const events = createEvents();
    events.add(seen, "ines", "here", noon + 1);
    events.add(seen, "tom", "here", noon);
    const rule = { periodMs: 60 * minuteMs };
    expect((await run(rule, events))[0]?.results).toBe(1);
    expect((await run(rule, events, noon + minuteMs))[0]?.results).toBe(2);
  });

  test("rows that came since the last look are seen, in whatever order of time they came", async () => {
    const events = eventsOf("ines");
    const view = createPeriodView(events);
    await runRule(sampleRule, view, noon);
    events.add(seen - minuteMs, "tom");
    const [alert] = await runRule(sampleRule, view, noon);
    expect(alert?.entities.map(({ identifiers }) => identifiers["FullName"])).toEqual(["tom", "ines"]);
  });

  test("a table that was emptied and filled again is read anew", async () => {
    let events = eventsOf("ines");
    const view = createPeriodView({ schema: events.schema, table: (name) => events.table(name) });
    await runRule(sampleRule, view, noon);
    events = eventsOf("tom");
    const [alert] = await runRule(sampleRule, view, noon);
    expect(alert?.entities).toEqual([{ type: "Account", identifiers: { FullName: "tom" } }]);
  });

  test("now() in the query is the time of the run", async () => {
    const events = eventsOf("ines");
    const query = `Events | where now() == datetime(${new Date(noon).toISOString()})`;
    expect(await run({ query }, events)).toHaveLength(1);
    expect(await run({ query }, events, noon + 1)).toHaveLength(0);
  });
});

describe("results become alerts", () => {
  test("all in one", async () => {
    const [alert, ...others] = await run({}, eventsOf("ines", "tom", "ines"));
    expect(others).toEqual([]);
    expect(alert).toMatchObject({ results: 3, title: sampleRule.name, at: noon, techniques: ["T1485"] });
  });

  test("or one for each", async () => {
    const alerts = await run({ alertPerResult: true }, eventsOf("ines", "tom"));
    expect(alerts.map(({ results }) => results)).toEqual([1, 1]);
  });

  test("of which there are 150: the last one then stands for all results", async () => {
    const whos = Array.from({ length: maxAlerts + 1 }, (_, index) => `user-${index}`);
    const exact = await run({ alertPerResult: true }, eventsOf(...whos.slice(1)));
    expect(exact.map(({ results }) => results)).toEqual(Array.from({ length: 150 }, () => 1));
    const more = await run({ alertPerResult: true }, eventsOf(...whos));
    expect(more).toHaveLength(150);
    expect(more.at(-2)?.results).toBe(1);
    expect(more.at(-1)?.results).toBe(151);
  });
});

describe("an alert says what the result says", () => {
  const cases: readonly (readonly [name: string, extended: string, Partial<ScheduledRule>["alertDetails"], object])[] =
    [
      [
        "in its title and description",
        "",
        { titleFormat: "{{Who}} was {{ Where }}", descriptionFormat: "See {{Who}}." },
        { title: "ines was here", description: "See ines." },
      ],
      [
        "unless a column has no value",
        "| extend Where = ''",
        { titleFormat: "{{Who}} was {{Where}}" },
        { title: sampleRule.name },
      ],
      ["or is not there", "", { titleFormat: "{{Who}} was {{Nowhere}}" }, { title: sampleRule.name }],
      ["and in its severity", "| extend S = 'high'", { severityColumn: "S" }, { severity: "High" }],
      ["if it is one", "| extend S = 'grave'", { severityColumn: "S" }, { severity: "Low" }],
      [
        "and in its tactics",
        "| extend T = dynamic(['Discovery', 'Impact'])",
        { tacticsColumn: "T" },
        { tactics: ["Discovery", "Impact"] },
      ],
      [
        "also as text",
        "| extend T = 'Discovery, Impact'",
        { tacticsColumn: "T" },
        { tactics: ["Discovery", "Impact"] },
      ],
      ["if there are any", "| extend T = ''", { tacticsColumn: "T" }, { tactics: ["Impact"] }],
    ];
  test.each(cases)("%s", async (_, extended, alertDetails = {}, expected) => {
    const query = `Events ${extended}`;
    expect(await run({ query, alertDetails }, eventsOf("ines"))).toMatchObject([expected]);
  });

  test("of several results, the first one", async () => {
    const alerts = await run({ alertDetails: { titleFormat: "{{Who}}" } }, eventsOf("ines", "tom"));
    expect(alerts.map(({ title }) => title)).toEqual(["ines"]);
  });

  test("titles end after 256 bytes, at a character", async () => {
    const [alert] = await run({ alertDetails: { titleFormat: "x{{Who}}" } }, eventsOf("\u00E9".repeat(200)));
    expect(alert?.title).toBe(`x${"\u00E9".repeat(127)}`);
  });
});

describe("entities", () => {
  test("are there once, without identifiers that are empty", async () => {
    const entityMappings = [
      {
        entityType: "Account",
        fields: [
          { identifier: "Name", column: "Who" },
          { identifier: "UPNSuffix", column: "No" },
        ],
      },
      { entityType: "Host", fields: [{ identifier: "HostName", column: "No" }] },
      { entityType: "IP", fields: [{ identifier: "Address", column: "Where" }] },
    ];
    const query = "Events | extend No = ''";
    const [alert] = await run({ query, entityMappings }, eventsOf("ines", "tom", "ines"));
    expect(alert?.entities).toEqual([
      { type: "Account", identifiers: { Name: "ines" } },
      { type: "Account", identifiers: { Name: "tom" } },
      { type: "IP", identifiers: { Address: "here" } },
    ]);
  });

  test("are 500 at most, shared by the mappings", async () => {
    const fields = [{ identifier: "FullName", column: "Who" }];
    const entityMappings = [
      { entityType: "Account", fields },
      { entityType: "Host", fields },
    ];
    const events = eventsOf(...Array.from({ length: 300 }, (_, index) => `user-${index}`));
    const [alert] = await run({ entityMappings }, events);
    expect(Object.groupBy(alert?.entities ?? [], ({ type }) => type)).toMatchObject({
      Account: { length: 250 },
      Host: { length: 250 },
    });
  });

  test("are 64 KB at most", async () => {
    const events = eventsOf(...Array.from({ length: 10 }, (_, index) => `${index}${"x".repeat(10_000)}`));
    const [alert] = await run({}, events);
    expect(alert?.entities).toHaveLength(6);
  });
});

describe("custom details", () => {
  test("list the different values of their columns", async () => {
    const events = eventsOf("ines", "tom", "ines");
    const [alert] = await run({ customDetails: { Person: "Who", Place: "Where" } }, events);
    expect(alert?.details).toEqual({ Person: ["ines", "tom"], Place: ["here"] });
  });

  test("have 50 values each, and 2 KB in all", async () => {
    const many = eventsOf(...Array.from({ length: 60 }, (_, index) => `user-${index}`));
    expect((await run({ customDetails: { Person: "Who" } }, many))[0]?.details["Person"]).toHaveLength(50);
    const long = eventsOf("x".repeat(1_500));
    const [alert] = await run({ customDetails: { Place: "Where", Person: "Who", Again: "Who" } }, long);
    expect(Object.keys(alert?.details ?? {})).toEqual(["Place", "Person"]);
  });
});
