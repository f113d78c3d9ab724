import { describe, expect, it } from "vitest";
import { parseNcrontab, scheduleOf } from "../../local-cloud/functions-host/schedule.ts";

const after = (expression: string, instant: string) =>
  new Date(parseNcrontab(expression).next(Date.parse(instant))).toISOString();

const collect = (schedule: string) => ({
  name: "collect",
  bindings: [{ name: "timer", type: "timerTrigger", direction: "in", schedule }],
});

describe("an NCRONTAB expression", () => {
  it.for([
    ["0 */5 * * * *", "2026-03-01T10:02:30Z", "2026-03-01T10:05:00.000Z"],
    ["0 */5 * * * *", "2026-03-01T10:05:00Z", "2026-03-01T10:10:00.000Z"],
    ["0 */5 * * * *", "2026-03-01T10:04:59.999Z", "2026-03-01T10:05:00.000Z"],
    ["*/5 * * * *", "2026-03-01T10:02:30Z", "2026-03-01T10:05:00.000Z"],
    ["15 5/20 * * * *", "2026-03-01T10:06:00Z", "2026-03-01T10:25:15.000Z"],
    ["0 30 9 * * Mon-Fri", "2026-03-06T10:00:00Z", "2026-03-09T09:30:00.000Z"],
    ["0 0 0 13 * 5", "2026-03-14T00:00:00Z", "2026-11-13T00:00:00.000Z"],
    ["0 30 2 * * *", "2026-03-29T00:00:00Z", "2026-03-29T02:30:00.000Z"],
  ] as const)("%s is due after %s at %s, in UTC", ([expression, instant, due]) => {
    expect(after(expression, instant)).toBe(due);
  });

  it.for([
    "",
    "* * * *",
    "0 0 0 1 1 * 2026",
    "@daily",
    "0 0 0 L * *",
    "0 0 0 ? * 1#2",
    "0 99 * * * *",
    "00:05:00",
    "0 0 0 30 2 *",
  ])("refuses %j", (expression) => {
    expect(() => parseNcrontab(expression)).toThrow(Error);
  });
});

describe("the schedule of a function", () => {
  it("is taken from the app setting that it names, whatever its case", () => {
    const { expression } = scheduleOf(collect("%COLLECT_SCHEDULE%"), { Collect_Schedule: "0 */5 * * * *" });
    expect(expression).toBe("0 */5 * * * *");
  });

  it("may be given outright", () => {
    expect(scheduleOf(collect("0 0 * * * *"), {}).expression).toBe("0 0 * * * *");
  });

  it("is an indexing error when the setting is missing, as in Azure", () => {
    expect(() => scheduleOf(collect("%COLLECT_SCHEDULE%"), {})).toThrow(
      "Error indexing method 'Functions.collect'. '%COLLECT_SCHEDULE%' does not resolve to a value.",
    );
  });

  it("is an indexing error when the setting is no expression", () => {
    expect(() => scheduleOf(collect("%COLLECT_SCHEDULE%"), { COLLECT_SCHEDULE: "often" })).toThrow(
      "The schedule expression 'often' was not recognized",
    );
  });

  it("is an indexing error when the function has no timer", () => {
    expect(() => scheduleOf({ name: "collect", bindings: [] }, {})).toThrow("no timer trigger");
  });
});
