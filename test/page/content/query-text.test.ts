import { describe, expect, it } from "vitest";
import { readRules } from "../../../tools/content/files/rule-file.ts";
import { knobOf, lookingBack, minutesOf, spanWords, withKnob } from "../../../page/views/content/query-text.ts";

const query = `// Knobs
let frequency = 15m;
let lookback = 1d;   // of the events
let expectedUsers = dynamic(["let frequency = 1m"]);
OnePasswordAuditEvents(starttime=ago(lookback))
| where IngestionTime > ago(frequency + 5m) and IngestionTime <= ago(5m)`;

describe("the query of a rule, looking further back", () => {
  it("is as it was without a length of time", () => {
    expect(lookingBack(query, "")).toBe(query);
  });

  it("takes the arrivals of that time, until now, and events as old as that", () => {
    expect(lookingBack(query, "7d")).toBe(`// Knobs
let frequency = 7d;
let lookback = 7d;   // of the events
let expectedUsers = dynamic(["let frequency = 1m"]);
OnePasswordAuditEvents(starttime=ago(lookback))
| where IngestionTime > ago(frequency + 5m) and IngestionTime <= now()`);
  });

  it("keeps a lookback that is long enough", () => {
    expect(lookingBack(query, "1h")).toContain("let lookback = 1d;");
  });

  it("works with every rule of the project", () => {
    const rules = readRules(new URL("../../../", import.meta.url).pathname);
    const unchanged = rules.filter(({ query: text }) => knobOf(lookingBack(text, "30d"), "frequency") !== "30d");
    expect(unchanged.map(({ slug }) => slug)).toEqual([]);
  });
});

describe("knobs", () => {
  it("are read and set by their line", () => {
    expect(knobOf(query, "expectedUsers")).toBe('dynamic(["let frequency = 1m"])');
    expect(knobOf(query, "threshold")).toBeUndefined();
    expect(withKnob("let a = 1;\nprint a", "a", "$&")).toBe("let a = $&;\nprint a");
    expect(withKnob(query, "threshold", "3")).toBe(query);
  });
});

describe("a length of time", () => {
  it.each([
    ["15m", 15, "15 minutes"],
    ["1h", 60, "hour"],
    ["14d", 20_160, "14 days"],
    ["soon", undefined, "soon"],
  ])("%s is %s minutes, and is said as %s", (span, minutes, words) => {
    expect(minutesOf(span)).toBe(minutes);
    expect(spanWords(span)).toBe(words);
  });
});
