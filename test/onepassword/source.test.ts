import { describe, expect, it } from "vitest";
import { createSource, introspect, pageLimit } from "../../src/onepassword/source.ts";
import { never, stubApi } from "./stub-client.ts";

const path = "/api/v2/itemusages";
const cursor = { cursor: "c1" };
const start = { startTime: "2026-03-01T00:00:00Z" };

describe("a stream of the Events API", () => {
  it("is read on behind a cursor with the cursor alone", async () => {
    const { api, requests } = stubApi({ body: { cursor: "c2", has_more: true, items: [{ uuid: "A" }] } });
    expect(await createSource(api, path).fetch(cursor, never())).toEqual({
      events: [{ uuid: "A" }],
      cursor: "c2",
      hasMore: true,
    });
    expect(requests.map(({ url, method, body }) => [method, url, body])).toEqual([
      ["POST", "https://events.1password.eu/api/v2/itemusages", '{"cursor":"c1"}'],
    ]);
  });

  it("is begun at a time with full pages", async () => {
    const { api, requests } = stubApi({ body: { cursor: "c1", has_more: false, items: [] } });
    expect(await createSource(api, path).fetch(start, never())).toEqual({ events: [], cursor: "c1", hasMore: false });
    expect(requests[0]?.body).toBe('{"limit":1000,"start_time":"2026-03-01T00:00:00Z"}');
    expect(pageLimit).toBe(1_000);
  });

  it("says that its cursor is refused, so that it can be started anew", async () => {
    const { api } = stubApi({ status: 400 });
    await expect(createSource(api, path).fetch(cursor, never())).rejects.toThrow(
      expect.objectContaining({
        category: "cursor_refused",
        message: "events.1password.eu answered 400: the stored cursor is refused.",
      }),
    );
  });

  it("does not blame a cursor when there is none", async () => {
    const { api } = stubApi({ status: 400 });
    await expect(createSource(api, path).fetch(start, never())).rejects.toThrow(
      expect.objectContaining({ category: "events_refused" }),
    );
  });

  it.each([{ items: [] }, [], {}, "null", { cursor: "c2", items: "none" }])(
    "refuses a page that is none: %j",
    async (body) => {
      const { api } = stubApi({ body });
      await expect(createSource(api, path).fetch(cursor, never())).rejects.toThrow(
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
