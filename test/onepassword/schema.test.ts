import { describe, expect, it } from "vitest";
import { readIntrospection, readPage } from "../../src/onepassword/schema.ts";

describe("a page", () => {
  it("has items, a cursor, and whether more may follow", () => {
    const items = [{ uuid: "A", unknown: [1] }, "no event", null];
    expect(readPage({ cursor: "c1", has_more: true, items })).toEqual({ cursor: "c1", hasMore: true, items });
    expect(readPage({ cursor: "c1", has_more: false, items: [] })).toEqual({ cursor: "c1", hasMore: false, items: [] });
  });

  it("may lack what is not needed to go on, and have what is not known", () => {
    expect(readPage({ cursor: "c1" })).toEqual({ cursor: "c1", hasMore: false, items: [] });
    expect(readPage({ cursor: "c1", items: null, next: 1 })).toEqual({ cursor: "c1", hasMore: false, items: [] });
  });

  it.each([
    undefined,
    null,
    "",
    7,
    [],
    {},
    { items: [], has_more: false },
    { cursor: "", items: [], has_more: false },
    { cursor: null, items: [] },
    { cursor: 7, items: [] },
    { cursor: "c1", items: {} },
    { cursor: "c1", items: "none" },
    { cursor: "c1", has_more: "true", items: [] },
    { cursor: "c1", has_more: null, items: [] },
    { Error: { Message: "Bad Request" } },
  ])("is none: %j", (body) => {
    expect(readPage(body)).toBeUndefined();
  });
});

describe("an introspection", () => {
  it("tells the features and the account", () => {
    const body = { uuid: "I", issued_at: "2026-03-02T12:00:00Z", features: ["auditevents"], account_uuid: "ACC" };
    expect(readIntrospection(body)).toEqual({ features: ["auditevents"], account: "ACC" });
  });

  it.each([{}, { account_uuid: null }, { account_uuid: "" }])("has no account with %j, as before API 1.4.1", (more) => {
    expect(readIntrospection({ uuid: "I", features: [], ...more })).toEqual({ features: [], account: undefined });
  });

  it("has no features when they are null, as a Go server writes an empty list", () => {
    expect(readIntrospection({ features: null, account_uuid: "ACC" })).toEqual({ features: [], account: "ACC" });
  });

  it("needs nothing of what the connector does not use", () => {
    expect(readIntrospection({ uuid: 7, issued_at: null, features: ["itemusages"] })).toEqual({
      features: ["itemusages"],
      account: undefined,
    });
  });

  it.each([
    undefined,
    null,
    "",
    [],
    {},
    { features: "auditevents" },
    { features: [7] },
    { features: [null] },
    { features: [], account_uuid: 7 },
    { UUID: "I", IssuedAt: "2026-03-02T12:00:00Z", Features: ["auditevents"] },
  ])("is none: %j", (body) => {
    expect(readIntrospection(body)).toBeUndefined();
  });
});
