import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { eventAt, startAsking } from "./ask.ts";

describe("draining by cursor", () => {
  it("brings every event exactly once, in insertion order, whatever the page size and the switches", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          limit: fc.integer({ min: 1, max: 7 }),
          hasMore: fc.constantFrom("exact" as const, "full-page" as const),
          emptyPagesWithHasMore: fc.constantFrom(0, 2, 3),
          // How many events come before the first request and between requests, and how old they are.
          arrivals: fc.array(fc.array(fc.integer({ min: 0, max: 5000 }), { maxLength: 9 }), {
            minLength: 1,
            maxLength: 8,
          }),
        }),
        async ({ limit, arrivals, ...behaviour }) => {
          const { account, page } = await startAsking(behaviour);
          const sent: string[] = [];
          const got: unknown[] = [];
          let body: object = { limit, start_time: "2026-01-01T00:00:00Z" };
          for (const ages of arrivals) {
            const events = ages.map((age, index) => eventAt(`E${sent.length + index}`, age));
            account.append("itemusages", events);
            sent.push(...events.map(({ uuid }) => uuid));
            const next = await page(body);
            got.push(...next.uuids);
            body = { cursor: next.cursor };
          }
          for (let hasMore = true; hasMore;) {
            const next = await page(body);
            got.push(...next.uuids);
            body = { cursor: next.cursor };
            hasMore = next.hasMore;
          }
          expect(got).toEqual(sent);
        },
      ),
      { numRuns: 60 },
    );
  });
});
