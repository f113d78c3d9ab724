import { describe, expect, it } from "vitest";
import { createSource, introspect, pageLimit } from "../../src/onepassword/source.ts";
import { never, stubApi } from "./stub-client.ts";

const path = "/api/v2/itemusages";
const cursor = { cursor: "c1" };
const all = (events: Iterable<unknown>) => [...events];
const count = (events: Iterable<unknown>) => all(events).length;
const failing = (): never => {
  throw new RangeError("a defect");
};
const start = { startTime: "2026-03-01T00:00:00Z" };

describe("a stream of the Events API", () => {
  it("is read on behind a cursor with the cursor alone", async () => {
    const { api, requests } = stubApi({ body: { cursor: "c2", has_more: true, items: [{ uuid: "A" }] } });
    expect(await createSource(api, path).fetch(cursor, all, never())).toEqual({
      taken: [{ uuid: "A" }],
      cursor: "c2",
      hasMore: true,
    });
    expect(requests.map(({ url, method, body }) => [method, url, body])).toEqual([
      ["POST", "https://events.1password.eu/api/v2/itemusages", '{"cursor":"c1"}'],
    ]);
  });

  it("is begun at a time with full pages", async () => {
    const { api, requests } = stubApi({ body: { cursor: "c1", has_more: false, items: [] } });
    expect(await createSource(api, path).fetch(start, all, never())).toEqual({
      taken: [],
      cursor: "c1",
      hasMore: false,
    });
    expect(requests[0]?.body).toBe('{"limit":1000,"start_time":"2026-03-01T00:00:00Z"}');
    expect(pageLimit).toBe(1_000);
  });

  it("hands its events over one after another, and is malformed when one of them is no JSON", async () => {
    const good = Array.from({ length: 2_000 }, (_, index) =>
      JSON.stringify({ uuid: `E${index}`, filler: "x".repeat(60) }),
    );
    const { api } = stubApi({ body: `{"cursor":"c2","has_more":true,"items":[${good.join(",")},{"uuid":oops}]}` });
    const seen: unknown[] = [];
    const take = (events: Iterable<unknown>) => {
      for (const event of events) seen.push(event);
    };
    await expect(createSource(api, path).fetch(cursor, take, never())).rejects.toThrow(
      expect.objectContaining({
        category: "malformed_response",
        message: "events.1password.eu answered 200 with something that is not JSON.",
      }),
    );
    expect(seen.length).toBeGreaterThan(500);
    expect(seen.length).toBeLessThan(2_000);
  });

  it("lets through what is made of its events, a failure too", async () => {
    const { api } = stubApi({ body: { cursor: "c2", has_more: true, items: [1, 2, 3] } });
    await expect(createSource(api, path).fetch(cursor, count, never())).resolves.toMatchObject({ taken: 3 });
    await expect(createSource(api, path).fetch(cursor, failing, never())).rejects.toThrow(new RangeError("a defect"));
  });

  it("says that its cursor is refused, so that it can be started anew", async () => {
    const { api } = stubApi({ status: 400 });
    await expect(createSource(api, path).fetch(cursor, all, never())).rejects.toThrow(
      expect.objectContaining({
        category: "cursor_refused",
        message: "events.1password.eu answered 400: the stored cursor is refused.",
      }),
    );
  });

  it("does not blame a cursor when there is none", async () => {
    const { api } = stubApi({ status: 400 });
    await expect(createSource(api, path).fetch(start, all, never())).rejects.toThrow(
      expect.objectContaining({ category: "events_refused" }),
    );
  });

  it.each([{ items: [] }, [], {}, "null", { cursor: "c2", items: "none" }])(
    "refuses a page that is none: %j",
    async (body) => {
      const { api } = stubApi({ body });
      await expect(createSource(api, path).fetch(cursor, all, never())).rejects.toThrow(
        expect.objectContaining({
          category: "malformed_response",
          message: `The Events API answered 200 on ${path} with something that is not its documented shape.`,
        }),
      );
    },
  );
});

describe("introspection", () => {
  it("asks what the token may read, of version 2", async () => {
    const { api, requests } = stubApi({ body: { features: ["itemusages"], account_uuid: "ACC" } });
    expect(await introspect(api, never())).toEqual({ features: ["itemusages"], account: "ACC" });
    expect(requests.map(({ url, method }) => [method, url])).toEqual([
      ["GET", "https://events.1password.eu/api/v2/auth/introspect"],
    ]);
  });

  it("says when the token is refused", async () => {
    const { api } = stubApi({ status: 401 });
    await expect(introspect(api, never())).rejects.toThrow(expect.objectContaining({ category: "credentials_failed" }));
  });

  it("refuses an answer that is none", async () => {
    const { api } = stubApi({ body: { status: "ok" } });
    await expect(introspect(api, never())).rejects.toThrow(
      expect.objectContaining({
        category: "malformed_response",
        message:
          "The Events API answered 200 on /api/v2/auth/introspect with something that is not its documented shape.",
      }),
    );
  });
});
