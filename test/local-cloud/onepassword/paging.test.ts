import { describe, expect, it } from "vitest";
import { createAccount } from "../../../local-cloud/onepassword/accounts.ts";
import { eventAt, noon, startAsking } from "./ask.ts";

const minute = 60_000;
const fromMidnight = { start_time: "2026-03-02T00:00:00Z" };

describe("paging", () => {
  it("serves the events in the order in which they were inserted, not by time", async () => {
    const { account, page } = await startAsking();
    account.append("itemusages", [eventAt("A", 5), eventAt("B", 50), eventAt("C", 1)]);
    expect((await page(fromMidnight)).uuids).toEqual(["A", "B", "C"]);
  });

  it("carries the page size in the cursor", async () => {
    const { account, page } = await startAsking();
    account.append(
      "itemusages",
      ["A", "B", "C", "D", "E"].map((uuid) => eventAt(uuid, 5)),
    );
    const first = await page({ ...fromMidnight, limit: 2 });
    expect(first).toMatchObject({ uuids: ["A", "B"], hasMore: true });
    const second = await page({ cursor: first.cursor });
    expect(second).toMatchObject({ uuids: ["C", "D"], hasMore: true });
    expect(await page({ cursor: second.cursor })).toMatchObject({ uuids: ["E"], hasMore: false });
  });

  it("defaults to 100 events of the last hour", async () => {
    const { account, page } = await startAsking();
    account.append("itemusages", [eventAt("old", 61)]);
    account.append(
      "itemusages",
      Array.from({ length: 150 }, (_, index) => eventAt(`E${index}`, 59)),
    );
    const first = await page({});
    expect(first.uuids).toHaveLength(100);
    expect(first.uuids[0]).toBe("E0");
  });

  it("starts an hour before end_time when only that is given, and keeps the end", async () => {
    const { account, page } = await startAsking();
    account.append("itemusages", [eventAt("too old", 200), eventAt("in", 150), eventAt("at the end", 120)]);
    const first = await page({ end_time: "2026-03-02T10:00:00Z" });
    expect(first.uuids).toEqual(["in"]);
    account.append("itemusages", [eventAt("after the end", 1), eventAt("in, but late", 130)]);
    expect((await page({ cursor: first.cursor })).uuids).toEqual(["in, but late"]);
  });

  it("understands time zone offsets and fractions", async () => {
    const { account, page } = await startAsking();
    account.append("itemusages", [eventAt("A", 61), eventAt("B", 60)]);
    expect((await page({ start_time: "2026-03-02T08:00:00.000-03:00" })).uuids).toEqual(["B"]);
  });

  it("lets an event that comes late through the cursor, however old it is", async () => {
    const { account, page } = await startAsking();
    account.append("itemusages", [eventAt("A", 5)]);
    const first = await page({});
    account.append("itemusages", [eventAt("two days old", 2880)]);
    expect((await page({ cursor: first.cursor })).uuids).toEqual(["two days old"]);
  });

  it("does not serve an event before its insertion time", async () => {
    const { account, clock, page } = await startAsking();
    account.append("itemusages", [eventAt("A", 5)], { insertedAt: noon });
    account.append("itemusages", [eventAt("B", 30)], { insertedAt: noon + minute });
    const first = await page({});
    expect(first).toMatchObject({ uuids: ["A"], hasMore: false });
    clock.time = noon + minute - 1;
    expect((await page({ cursor: first.cursor })).uuids).toEqual([]);
    clock.time = noon + minute;
    expect((await page({ cursor: first.cursor })).uuids).toEqual(["B"]);
  });

  it("answers an idle poll with the same cursor", async () => {
    const { account, clock, page } = await startAsking();
    account.append("itemusages", [eventAt("old", 500), eventAt("A", 5)]);
    const first = await page({});
    clock.time += minute;
    const idle = await page({ cursor: first.cursor });
    expect(idle).toMatchObject({ cursor: first.cursor, hasMore: false, items: [] });
  });

  it("gives a cursor even when there is nothing at all", async () => {
    const { account, page } = await startAsking();
    const first = await page({});
    expect(first).toMatchObject({ hasMore: false, items: [] });
    account.append("itemusages", [eventAt("A", 5)]);
    expect((await page({ cursor: first.cursor })).uuids).toEqual(["A"]);
  });

  it("serves the same page again when a cursor is replayed", async () => {
    const { account, page } = await startAsking();
    account.append(
      "itemusages",
      ["A", "B", "C", "D"].map((uuid) => eventAt(uuid, 5)),
    );
    const first = await page({ limit: 1 });
    const once = await page({ cursor: first.cursor });
    const twice = await page({ cursor: first.cursor });
    expect(twice).toEqual(once);
    expect(twice.uuids).toEqual(["B"]);
  });

  it("has opaque cursors of about 200 characters", async () => {
    const { account, page } = await startAsking();
    account.append("itemusages", [eventAt("A", 5)]);
    const { cursor } = await page({});
    expect(cursor.length).toBeGreaterThan(150);
    expect(cursor.length).toBeLessThan(250);
    expect(cursor).toMatch(/^[\w-]+$/u);
  });

  it("reaches back 120 days and no further", async () => {
    const { account, page } = await startAsking();
    const day = 24 * 60;
    account.append("itemusages", [eventAt("121 days", 121 * day), eventAt("119 days", 119 * day)]);
    expect((await page({ start_time: "2020-01-01T00:00:00Z" })).uuids).toEqual(["119 days"]);
  });

  it("serves events without a readable time from every start", async () => {
    const { account, page } = await startAsking();
    account.append("itemusages", [{ uuid: "no time" }, { uuid: "bad time", timestamp: "yesterday" }]);
    expect((await page({})).uuids).toEqual(["no time", "bad time"]);
  });

  it("sends JSON text as it was given, so that 64-bit numbers keep their digits", async () => {
    const { account, post } = await startAsking();
    account.append("auditevents", ['{"uuid":"A","aux_id":9223372036854775807}']);
    const response = await post({}, "/api/v2/auditevents");
    expect(await response.text()).toContain('[{"uuid":"A","aux_id":9223372036854775807}]');
  });

  it("keeps the accounts and streams apart", async () => {
    const { account, page } = await startAsking();
    const other = await startAsking();
    account.append("auditevents", [eventAt("A", 5)]);
    expect((await page({})).uuids).toEqual([]);
    expect((await page({}, "/api/v2/auditevents")).uuids).toEqual(["A"]);
    expect((await other.page({}, "/api/v2/auditevents")).uuids).toEqual([]);
  });
});

describe("the event log of an account", () => {
  it("counts events and lists their uuids in order", () => {
    const account = createAccount();
    account.append("auditevents", [{ uuid: "A" }, '{"action":"join","uuid":"B"}', { note: "none" }]);
    expect(account.count("auditevents")).toBe(3);
    expect([...account.uuids("auditevents")]).toEqual(["A", "B"]);
    expect(account.count("itemusages")).toBe(0);
  });

  it("refuses an insertion time before that of an earlier event", () => {
    const account = createAccount();
    account.append("auditevents", [{ uuid: "A" }], { insertedAt: 2 });
    expect(() => {
      account.append("auditevents", [{ uuid: "B" }], { insertedAt: 1 });
    }).toThrow("An event inserted at 1 cannot follow one inserted at 2");
  });

  it("keeps events larger than a block and text beyond ASCII", () => {
    const account = createAccount();
    const note = "ü🔐".repeat(400_000);
    account.append("auditevents", [{ uuid: "A" }, { uuid: "B", note }, { uuid: "C" }]);
    const texts = [0, 1, 2].map((position) => new TextDecoder().decode(account.log("auditevents").bytesAt(position)));
    expect(texts).toEqual(['{"uuid":"A"}', JSON.stringify({ uuid: "B", note }), '{"uuid":"C"}']);
  });
});
