import { describe, expect, it } from "vitest";
import { parseJson } from "../../src/json.ts";
import { fits, targetsOf } from "../../src/onepassword/rows/fields.ts";
import { streams } from "../../src/streams.ts";
import type { Column } from "../../src/table.ts";

describe("a column of type", () => {
  it("string holds texts only", () => {
    expect(["", "a", "7"].map(fits.string)).toEqual([true, true, true]);
    expect([7, true, {}, [], parseJson("[12345678901234567890]")].map(fits.string)).not.toContain(true);
  });

  it("int holds whole numbers of 32 bits", () => {
    expect([0, -1, 2_147_483_647, -2_147_483_647].map(fits.int)).not.toContain(false);
    expect([2_147_483_648, -2_147_483_648, 4_294_967_295, 0.5, "7", true, {}, [7]].map(fits.int)).not.toContain(true);
  });

  it.each([
    ["0", true],
    ["9007199254740991", true],
    ["9007199254740993", true],
    ["-9007199254740993", true],
    ["9223372036854775807", true],
    ["-9223372036854775808", true],
    ["9223372036854775808", false],
    ["-9223372036854775809", false],
    ["0.5", false],
    ['"7"', false],
    ["true", false],
    ["{}", false],
    ["[7]", false],
  ])("long: %s fits: %s", (json, expected) => {
    const parsed = parseJson(`{"value":${json}}`);
    expect(fits.long(Object(parsed).value)).toBe(expected);
  });

  it("dynamic holds anything", () => {
    expect(["", 7, true, {}, [], 0.5].map(fits.dynamic)).not.toContain(false);
  });

  it("datetime is decided where times are read", () => {
    expect(fits.datetime("2026-03-02T09:15:27Z")).toBe(false);
  });
});

describe("the columns of the streams", () => {
  it("are known by the event's field, with the table's type", () => {
    const targets = targetsOf({ uuid: "uuid_s", aux_id: "aux_id", timestamp: "timestamp" });
    expect([...targets]).toEqual([
      ["uuid", { column: "uuid_s", type: "string", fits: fits.string }],
      ["aux_id", { column: "aux_id", type: "long", fits: fits.long }],
      ["timestamp", { column: "timestamp", type: "datetime", fits: fits.datetime }],
    ]);
  });

  it("keep the event's names, but for the two that Azure Monitor would not take", () => {
    const renamed = streams.flatMap(({ fields }) =>
      Object.entries(fields.columns).filter(([field, column]) => field !== column),
    );
    expect(Object.fromEntries(renamed)).toEqual({ uuid: "uuid_s", type: "action_type" });
  });

  it("do not meet: no two fields of a stream share a column, and none is the connector's own", () => {
    const own: ReadonlySet<Column> = new Set(["TimeGenerated", "SourceSystem", "log_source", "additional_fields"]);
    for (const { fields } of streams) {
      const columns = [...Object.values(fields.columns), ...Object.values(fields.lifted?.columns ?? {})];
      expect(new Set(columns).size).toBe(columns.length);
      expect(columns.filter((column) => own.has(column))).toEqual([]);
    }
  });

  it("are named by what happened where EXCLUDED_ACTIONS looks", () => {
    expect(streams.map(({ name, fields }) => [name, fields.actionField])).toEqual([
      ["signinattempts", "type"],
      ["itemusages", "action"],
      ["auditevents", "action"],
    ]);
  });
});
