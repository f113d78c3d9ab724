import { describe, expect, it } from "vitest";

import type { Json } from "../../../local-cloud/azure/json-text.ts";
import { createRowChanges, createRowShaper } from "../../../local-cloud/azure/row-shaper.ts";

const columns = [
  ["TimeGenerated", "datetime"],
  ["text", "string"],
  ["count", "int"],
  ["big", "long"],
  ["share", "real"],
  ["yes", "boolean"],
  ["when", "datetime"],
  ["any", "dynamic"],
].map(([name = "", type = ""]) => ({ name, type }));
const shape = createRowShaper(columns);
const receivedAt = Date.parse("2026-11-20T10:00:00Z");
const TimeGenerated = "2026-11-20T09:59:00Z";

function shaped(sent: Record<string, Json>) {
  const changes = createRowChanges();
  return { row: shape({ TimeGenerated, ...sent }, receivedAt, changes), changes };
}

describe("rows on their way into the table", () => {
  it("pass as they are when they fit the columns", () => {
    const sent = {
      text: "a",
      count: 1,
      big: 2n ** 62n,
      share: 0.5,
      yes: false,
      when: "2026-01-01T00:00:00Z",
      any: [1],
    };
    const { row, changes } = shaped(sent);
    expect(row).toEqual({ TimeGenerated, ...sent });
    expect(changes).toEqual(createRowChanges());
  });

  it("have null where nothing was sent", () => {
    expect(shaped({ text: null }).row).toMatchObject({ text: null, big: null, any: null });
  });

  it("lose columns that the table does not have", () => {
    const { row, changes } = shaped({ surprise: 1 });
    expect(row).not.toHaveProperty("surprise");
    expect(changes.unknownColumns).toEqual(new Map([["surprise", 1]]));
  });

  it.each([
    ["text", 1],
    ["count", 2 ** 31],
    ["count", 1.5],
    ["big", 2n ** 63n],
    ["big", "12"],
    ["share", "0.5"],
    ["yes", "true"],
    ["when", "yesterday"],
  ])("have null for a value that does not fit: %s = %s", (name, value) => {
    const { row, changes } = shaped({ [name]: value });
    expect(row[name]).toBeNull();
    expect(changes.wrongTypes).toEqual(new Map([[name, 1]]));
  });

  it("keep a text of exactly 64 KB and lose what is over", () => {
    expect(shaped({ text: "x".repeat(65_536) }).changes.truncated.size).toBe(0);
    const { row, changes } = shaped({ text: `${"x".repeat(65_535)}é` });
    expect(row["text"]).toBe("x".repeat(65_535));
    expect(changes.truncated).toEqual(new Map([["text", 1]]));
  });

  it("have dynamic values over 64 KB cut as text", () => {
    const { row, changes } = shaped({ any: { long: "x".repeat(70_000) } });
    expect(row["any"]).toHaveLength(65_536);
    expect(changes.truncated).toEqual(new Map([["any", 1]]));
  });

  it.each([
    ["two days and a minute old", "2026-11-18T09:59:00Z"],
    ["a day and a minute ahead", "2026-11-21T10:01:00Z"],
    ["not a time", "soon"],
    ["absent", null],
  ])("get the time of arrival when TimeGenerated is %s", (_case, time) => {
    const { row, changes } = shaped({ TimeGenerated: time });
    expect(row["TimeGenerated"]).toBe("2026-11-20T10:00:00.000Z");
    expect(changes.timesReplaced).toBe(1);
  });

  it("keep a TimeGenerated of almost two days ago", () => {
    expect(shaped({ TimeGenerated: "2026-11-18T10:01:00Z" }).row["TimeGenerated"]).toBe("2026-11-18T10:01:00Z");
  });
});
