import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Mapped } from "../../src/pipeline/ports.ts";
import { parseJson } from "../../src/json.ts";
import { createRowMapper } from "../../src/onepassword/rows/row.ts";
import { readEventTime } from "../../src/onepassword/rows/timestamp.ts";
import { streams } from "../../src/streams.ts";
import { columnsOf, cutColumnsOf, misfits } from "./column-fit.ts";
import { anyEvent, anyItem, longEvent, timeText } from "./event-arbitraries.ts";
import { expand } from "./golden-files.ts";

const arrivedAt = Date.parse("2026-03-02T12:00:00Z");
const none: ReadonlySet<string> = new Set();

/** Every text, number and truth value of a JSON value, as JSON text. A null says the same as an absent field. */
function leavesOf(value: unknown): string[] {
  if (value === null) return [];
  if (typeof value === "object" && !JSON.isRawJSON(value)) return Object.values(value).flatMap(leavesOf);
  return [JSON.stringify(value)];
}

/** What of `leaves` is not in `others`; a leaf that occurs twice must be there twice. */
function missing(leaves: readonly string[], others: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const other of others) counts.set(other, (counts.get(other) ?? 0) + 1);
  return leaves.filter((leaf) => {
    const count = counts.get(leaf) ?? 0;
    counts.set(leaf, count - 1);
    return count <= 0;
  });
}

/** Whole milliseconds: Date.parse rounds what is finer, up or down. */
function msOf(time: string): number {
  return Date.parse(time.replace(/(\.\d{3})\d+/, "$1"));
}

function rowOf(mapped: Mapped): string {
  return mapped.kind === "row" ? mapped.row.json : "";
}

describe.each(streams)("rows of $name", ({ logSource, fields }) => {
  const map = createRowMapper(fields, { logSource, account: "ACCOUNT", excludedActions: none });

  it("lose nothing of an event", () => {
    fc.assert(
      fc.property(anyEvent, (event) => {
        const row = rowOf(map(event, arrivedAt));
        const { timestamp, ...others } = Object.fromEntries(Object.entries(Object(event)));
        // An empty account says nothing: the token's own stands there.
        if (others["account_uuid"] === "") delete others["account_uuid"];
        const time = readEventTime(timestamp);
        const leaves = [...leavesOf(others), ...leavesOf(time === undefined ? timestamp : time.text)];
        expect(missing(leaves, leavesOf(parseJson(row)))).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });

  it("are made of anything that an answer may hold, and only what is no object is rejected, whole", () => {
    fc.assert(
      fc.property(anyItem, (item) => {
        const isObject = typeof item === "object" && item !== null && !Array.isArray(item) && !JSON.isRawJSON(item);
        const mapped = map(item, arrivedAt);
        expect(mapped.kind).toBe(isObject ? "row" : "rejected");
        expect(mapped.kind === "rejected" ? mapped.rejection : { reason: "unmappable", event: item }).toMatchObject({
          reason: "unmappable",
          event: item,
        });
      }),
      { numRuns: 500 },
    );
  });

  it("fit the table's columns, and are as long as they say", () => {
    fc.assert(
      fc.property(anyEvent, (event) => {
        const mapped = map(event, arrivedAt);
        expect(misfits(rowOf(mapped))).toEqual([]);
        expect(mapped).toMatchObject({ kind: "row", row: { bytes: Buffer.byteLength(rowOf(mapped)) } });
      }),
      { numRuns: 500 },
    );
  });

  it("have no column over 64 KB; what was cut is named, and its event is kept whole", () => {
    fc.assert(
      fc.property(longEvent, (compactEvent) => {
        const event = expand(compactEvent);
        const mapped = map(event, arrivedAt);
        const row = rowOf(mapped);
        expect(misfits(row)).toEqual([]);
        expect(mapped).toMatchObject({ kind: "row", row: { bytes: Buffer.byteLength(row) } });
        const columns = columnsOf(row);
        expect([...columns.values()].filter((value) => typeof value === "string" && !value.isWellFormed())).toEqual([]);
        const cut = cutColumnsOf(row).join(", ");
        const kept = mapped.kind === "row" ? mapped.kept : undefined;
        expect(kept?.reason).toBe(cut === "" ? undefined : "cut");
        expect(kept?.detail).toBe(cut === "" ? undefined : `Cut to 65536 bytes: ${cut}.`);
        expect(kept === undefined || kept.event === event).toBe(true);
        const { timestamp: _timestamp, ...others } = Object.fromEntries(Object.entries(Object(event)));
        if (others["account_uuid"] === "") delete others["account_uuid"];
        const lost = missing(leavesOf(others), leavesOf(parseJson(row)));
        expect(kept === undefined ? lost : []).toEqual([]);
      }),
      { numRuns: 150 },
    );
  }, 120_000);

  it("have the event's time as TimeGenerated, of UTC; the time of arrival when there is none, or it is still to come", () => {
    fc.assert(
      fc.property(timeText, (timestamp) => {
        const mapped = map({ timestamp }, arrivedAt);
        const columns = columnsOf(rowOf(mapped));
        const generated = String(columns.get("TimeGenerated"));
        expect(generated).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,7})?Z$/);
        const isTime = columns.has("timestamp");
        const eventTime = isTime ? msOf(timestamp) : undefined;
        expect(msOf(generated)).toBe(Math.min(eventTime ?? arrivedAt, arrivedAt));
        expect(mapped).toHaveProperty("eventTime", eventTime);
        const kept = isTime ? columns.get("timestamp") : Object(columns.get("additional_fields")).timestamp;
        expect(msOf(JSON.stringify(kept).slice(1, -1))).toEqual(msOf(timestamp));
      }),
      { numRuns: 2_000 },
    );
  });

  it("are not made of excluded actions, and of all others", () => {
    fc.assert(
      fc.property(anyEvent, fc.string(), fc.uniqueArray(fc.string(), { minLength: 1 }), (event, action, excluded) => {
        const picky = createRowMapper(fields, {
          logSource,
          account: "ACCOUNT",
          excludedActions: new Set(excluded),
        });
        const isExcluded = excluded.includes(action);
        const acted = { ...Object(event), [fields.actionField]: action };
        expect(picky(acted, arrivedAt)).toEqual(isExcluded ? { kind: "excluded" } : map(acted, arrivedAt));
        const first = { ...Object(event), [fields.actionField]: excluded[0] };
        expect(picky(first, arrivedAt)).toEqual({ kind: "excluded" });
      }),
      { numRuns: 200 },
    );
  });
});
