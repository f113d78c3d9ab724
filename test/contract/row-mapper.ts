import { describe, expect, it } from "vitest";
import type { RowMapper } from "../../src/pipeline/ports.ts";

const arrivedAt = Date.UTC(2026, 2, 2, 12);

/** A mapper, and events that become each kind of thing. */
export interface RowMapperFixture {
  readonly mapRow: RowMapper;
  readonly good: object;
  /** Event time of the good event, in milliseconds since 1970. */
  readonly time: number;
  readonly excluded: object;
}

/** What the engine expects of a {@link RowMapper}. */
export function describeRowMapper(name: string, { mapRow, good, time, excluded }: RowMapperFixture): void {
  describe(`${name}, as a row mapper`, () => {
    it("makes a row with its true length in bytes and the event's time", () => {
      const mapped = mapRow(good, arrivedAt);
      expect(mapped).toMatchObject({ kind: "row", eventTime: time });
      const json = mapped.kind === "row" ? mapped.row.json : "";
      expect(mapped).toMatchObject({ row: { json, bytes: Buffer.byteLength(json) } });
      expect(JSON.parse(json)).toBeTypeOf("object");
    });

    it("makes the same row of the same event", () => {
      expect(mapRow(good, arrivedAt)).toEqual(mapRow(structuredClone(good), arrivedAt));
    });

    it("tells an excluded event", () => {
      expect(mapRow(excluded, arrivedAt)).toEqual({ kind: "excluded" });
    });

    it.each([null, 7, "text", [], [{}], true])("rejects %j, and does not throw", (event) => {
      expect(mapRow(event, arrivedAt)).toMatchObject({ kind: "rejected", rejection: { reason: "unmappable", event } });
    });
  });
}
