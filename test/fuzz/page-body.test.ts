import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { itemUsageFields } from "../../src/onepassword/rows/item-usages.ts";
import { createRowMapper } from "../../src/onepassword/rows/row.ts";
import { createSource } from "../../src/onepassword/source.ts";
import { stubApi } from "../onepassword/stub-client.ts";
import { startEngine } from "../pipeline/engine.ts";
import { anyBody, fuzzedItems, pageText } from "./page-text.ts";

const longMs = 5 * 60_000;
const start = { startTime: "2026-02-23T12:00:00Z" };
const mapRow = createRowMapper(itemUsageFields, {
  logSource: "itemusages",
  account: "ACCOUNT",
  excludedActions: new Set(["no-such-action"]),
});

/** The connector's own source and mapper in the engine, before an Events API that answers with whatever text it is told. */
function startFuzzing() {
  const engine = startEngine();
  const runs = {
    answer: (body: string) =>
      engine.run(undefined, { mapRow, source: createSource(stubApi({ body }).api, "/api/v2/itemusages") }),
  };
  const rows = () => engine.sink.rows.map((json): unknown => JSON.parse(json));
  const good = () =>
    rows().filter((row) => typeof row === "object" && row !== null && Reflect.get(row, "uuid_s") === "good");
  const kept = () => engine.rejectedEvents.kept({ account: "ACCOUNT", stream: "itemusages" });
  return { ...engine, ...runs, good, kept };
}

/** How many items a page has, read without the connector. */
function itemsIn(body: string): number {
  const page: unknown = JSON.parse(body);
  const items: unknown = typeof page === "object" && page !== null ? Reflect.get(page, "items") : undefined;
  return Array.isArray(items) ? items.length : 0;
}

describe("a page from a hostile Events API", () => {
  it(
    "delivers every good event beside bad ones, and keeps every bad one",
    async () => {
      await fc.assert(
        fc.asyncProperty(fuzzedItems, async (items) => {
          const { answer, good, kept, sink, position } = startFuzzing();
          const report = await answer(pageText(items));
          const count = (expected: string) => items.filter((item) => item.expected === expected).length;
          const rejections = kept().filter(({ reason }) => reason !== "cut").length;
          expect(report).toMatchObject({ outcome: "drained", rejected: rejections, events: sink.rows.length });
          expect(good().length).toBeGreaterThanOrEqual(count("row"));
          expect(rejections).toBeGreaterThanOrEqual(count("kept"));
          expect(sink.rows.length + rejections).toBe(items.length);
          expect(position()).toEqual({ cursor: "c1" });
        }),
        { numRuns: 6_000 },
      );
    },
    longMs,
  );

  it(
    "is no page or is delivered, whatever its body is: the run never crashes and skips nothing",
    async () => {
      await fc.assert(
        fc.asyncProperty(anyBody, async (body) => {
          const { answer, sink, kept, position } = startFuzzing();
          const report = await answer(body);
          const { outcome } = report;
          const rejections = kept().filter(({ reason }) => reason !== "cut").length;
          expect(report.error?.category).toBe(outcome === "failed" ? "malformed_response" : undefined);
          expect(["failed", "drained"]).toContain(outcome);
          expect(Object.keys(position() ?? {})).toEqual([outcome === "failed" ? "startTime" : "cursor"]);
          expect(sink.rows.length + rejections).toBe(outcome === "failed" ? 0 : itemsIn(body));
        }),
        { numRuns: 2_500 },
      );
    },
    longMs,
  );

  it(
    "that breaks off anywhere is read again by the next run, and nothing of it is lost",
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fuzzedItems,
          fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
          async (items, share) => {
            const { answer, sink, kept, position } = startFuzzing();
            const text = pageText(items);
            const report = await answer(text.slice(0, Math.floor(text.length * share)));
            expect(report).toMatchObject({ outcome: "failed", error: { category: "malformed_response" }, events: 0 });
            expect(sink.rows).toEqual([]);
            expect(position()).toEqual(start);
            await expect(answer(text)).resolves.toMatchObject({ outcome: "drained" });
            expect(sink.rows.length + kept().filter(({ reason }) => reason !== "cut").length).toBe(items.length);
            expect(position()).toEqual({ cursor: "c1" });
          },
        ),
        { numRuns: 1_500 },
      );
    },
    longMs,
  );
});
