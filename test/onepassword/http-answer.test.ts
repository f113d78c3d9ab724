import { describe, expect, it } from "vitest";
import { failureOf, retryAfter } from "../../src/http-answer.ts";

const now = Date.parse("2026-03-02T12:00:00Z");

/** Headers of an answer, looked up as the clients do. */
function headers(of: Readonly<Record<string, string>>): (name: string) => string | undefined {
  return (name) => of[name];
}

const none = headers({});

describe("an unsuccessful answer", () => {
  it.each([
    [408, "timeout"],
    [429, "rate_limited"],
    [500, "unavailable"],
    [502, "unavailable"],
    [503, "unavailable"],
    [599, "unavailable"],
    [201, "malformed_response"],
    [301, "malformed_response"],
    [400, "malformed_response"],
    [499, "malformed_response"],
  ])("of %i is %s when the service says nothing of its own", (status, category) => {
    const error = failureOf("api.example", { status, header: none }, {}, now);
    expect(error).toMatchObject({ category, message: `api.example answered ${status}.`, remedy: undefined });
    expect(error.retryAfterMs).toBeUndefined();
  });

  it("is what the service's own table says, before what everybody means", () => {
    const table = {
      429: { category: "events_refused", message: "not so.", remedy: "Do this." },
      418: { category: "storage_refused", message: "a teapot." },
    } as const;
    expect(failureOf("api.example", { status: 429, header: none }, table, now)).toMatchObject({
      category: "events_refused",
      message: "api.example answered 429: not so.",
      remedy: "Do this.",
    });
    expect(failureOf("api.example", { status: 418, header: none }, table, now)).toMatchObject({
      category: "storage_refused",
      message: "api.example answered 418: a teapot.",
      remedy: undefined,
    });
  });

  it("is a redirection for any 3xx, when the service has a word for that and none for the status itself", () => {
    const table = {
      redirection: { category: "events_refused", message: "it redirects." },
      304: { category: "storage_refused", message: "not modified." },
    } as const;
    const of = (status: number) => failureOf("api.example", { status, header: none }, table, now);
    expect(of(300)).toMatchObject({ category: "events_refused", message: "api.example answered 300: it redirects." });
    expect(of(399)).toMatchObject({ category: "events_refused" });
    expect(of(304)).toMatchObject({ category: "storage_refused" });
    expect(of(299)).toMatchObject({ category: "malformed_response" });
    expect(of(400)).toMatchObject({ category: "malformed_response" });
  });

  it("carries the wait that it asks for, whatever its status", () => {
    const header = headers({ "retry-after": "3" });
    for (const status of [408, 429, 500, 503])
      expect(failureOf("api.example", { status, header }, {}, now).retryAfterMs).toBe(3_000);
  });
});

describe("Retry-After", () => {
  it.each([
    ["1", 1_000],
    ["30", 30_000],
    [" 30 ", 30_000],
    ["0.5", 500],
    ["3599", 3_599_000],
    ["3600", 3_600_000],
  ])("of %j seconds is %i ms", (value, ms) => {
    expect(retryAfter(headers({ "retry-after": value }), now)).toBe(ms);
  });

  it.each(["3601", "86400", "99999999999", "1e300", "Mon, 02 Mar 2026 13:00:01 GMT", "Fri, 01 Jan 2100 00:00:00 GMT"])(
    "of %j is believed for an hour",
    (value) => {
      expect(retryAfter(headers({ "retry-after": value }), now)).toBe(3_600_000);
    },
  );

  it("may be a date, by our clock when the answer has none", () => {
    const value = "Mon, 02 Mar 2026 12:00:42 GMT";
    expect(retryAfter(headers({ "retry-after": value }), now)).toBe(42_000);
    expect(retryAfter(headers({ "retry-after": value, date: "garbage" }), now)).toBe(42_000);
    expect(retryAfter(headers({ "retry-after": value, date: "" }), now)).toBe(42_000);
  });

  it("may be a date, by the answer's own clock, however wrong ours is", () => {
    const answer = headers({
      "retry-after": "Mon, 02 Mar 2026 12:01:00 GMT",
      date: "Mon, 02 Mar 2026 12:00:15 GMT",
    });
    for (const clock of [now, now - 3_600_000, now + 3_600_000]) expect(retryAfter(answer, clock)).toBe(45_000);
  });

  it.each(["0", "-0", "-1", "-30", "Mon, 02 Mar 2026 12:00:00 GMT", "Mon, 02 Mar 2026 11:00:00 GMT"])(
    "of %j leaves no time, so the back-off decides",
    (value) => {
      expect(retryAfter(headers({ "retry-after": value }), now)).toBeUndefined();
    },
  );

  it.each(["", "  ", "soon", "NaN", "Infinity", "-Infinity", "12 minutes", "<html>", "5, 10"])(
    "of %j is nothing that can be obeyed",
    (value) => {
      expect(retryAfter(headers({ "retry-after": value }), now)).toBeUndefined();
    },
  );

  it("may be absent", () => {
    expect(retryAfter(none, now)).toBeUndefined();
    expect(retryAfter(headers({ date: "Mon, 02 Mar 2026 12:00:15 GMT" }), now)).toBeUndefined();
  });
});
