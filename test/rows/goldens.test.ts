import { writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { createRowMapper } from "../../src/onepassword/rows/row.ts";
import { streams } from "../../src/streams.ts";
import { columnsOf, cutColumnsOf, misfits } from "./column-fit.ts";
import { canonical, compact, goldensOf, orphansOf, updating } from "./golden-files.ts";

/*
 * What becomes of an event: test/golden/<stream>/<case>.json -> <case>.expected.json. After a change on purpose,
 * UPDATE_GOLDENS=1 writes the expected rows anew; read what changed.
 */

const arrivedAt = Date.parse("2026-03-02T12:00:00Z");
const account = "7TQXN3WGMNBYRDCH2VJ6KSLAEU";

describe.each(streams)("goldens of $name", ({ name: stream, logSource, fields }) => {
  const map = createRowMapper(fields, { logSource, account, excludedActions: new Set() });

  it.each(goldensOf(stream))("$name", ({ event, expected, expectedFile }) => {
    const mapped = map(event, arrivedAt);
    const row = mapped.kind === "row" ? mapped.row.json : mapped.kind;
    const update = updating(process.env);
    if (update) writeFileSync(expectedFile, compact(row));
    expect(canonical(row)).toBe(update ? canonical(row) : expected);
    expect(misfits(row)).toEqual([]);
  });

  it.each(goldensOf(stream))("$name: the whole event is kept aside exactly when the row is cut", ({ event }) => {
    const mapped = map(event, arrivedAt);
    const isCut = mapped.kind === "row" && cutColumnsOf(mapped.row.json).length > 0;
    expect(mapped).toMatchObject(isCut ? { kind: "row", kept: { reason: "cut", event } } : { kind: "row" });
    expect("kept" in mapped).toBe(isCut);
  });

  it.each(goldensOf(stream))("$name: the stream and an account are always told", ({ event }) => {
    const mapped = map(event, arrivedAt);
    const columns = columnsOf(mapped.kind === "row" ? mapped.row.json : "{}");
    expect(columns.get("log_source")).toBe(logSource);
    expect(columns.get("account_uuid")).toMatch(/^[0-9A-Z]{26}$/);
  });

  it("have no expected row without its event", () => {
    expect(orphansOf(stream)).toEqual([]);
  });
});

describe("updating goldens", () => {
  it("happens only when it is asked for", () => {
    expect(updating({})).toBe(false);
    expect(updating({ UPDATE_GOLDENS: "", CI: "true" })).toBe(false);
    expect(updating({ UPDATE_GOLDENS: "1" })).toBe(true);
  });

  it("is refused in CI", () => {
    expect(() => updating({ UPDATE_GOLDENS: "1", CI: "true" })).toThrow(
      "Goldens are not updated in CI: read them first.",
    );
  });
});
