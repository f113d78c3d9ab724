import { describe, expect, it } from "vitest";
import type { EventsApiBehaviour } from "../../../local-cloud/onepassword/behaviour.ts";
import {
  completeAuditEvent,
  completeItemUsage,
  completeSignInAttempt,
} from "../../../local-cloud/onepassword/complete-samples.ts";
import { eventAt, noon, startAsking } from "./ask.ts";

const introspect = "/api/v2/auth/introspect";

describe("errors", () => {
  it.each(["[]", '"text"', "", "{", '{"limit":0}', '{"limit":1.5}', '{"limit":"10"}', '{"start_time":"yesterday"}'])(
    "answers 400 to the body %s",
    async (body) => {
      const { post } = await startAsking();
      const response = await post(body);
      expect(response.status).toBe(400);
      expect(await response.json()).toEqual({ Error: { Message: "Bad Request" } });
    },
  );

  it("says 401 in the observed and in the documented words", async () => {
    const behaviour: Partial<EventsApiBehaviour> = {};
    const { request } = await startAsking(behaviour);
    const ask = async () => await (await request(introspect, { headers: {} })).json();
    expect(await ask()).toEqual({ Error: { Message: "Unauthorized" } });
    behaviour.errorShape = "documented";
    expect(await ask()).toEqual({ status: 401, message: "Unauthorized" });
  });

  it("says 404 in plain text, also to the wrong method", async () => {
    const { post, request } = await startAsking();
    const answers = [await post({}, "/api/v3/auditevents"), await request("/api/v2/itemusages")];
    for (const answer of answers) {
      expect(answer.status).toBe(404);
      expect(await answer.text()).toBe("404 page not found\n");
    }
  });

  it("takes any content type, or none", async () => {
    const { bearer, request } = await startAsking();
    const headers = { authorization: `Bearer ${bearer}`, "content-type": "text/plain" };
    expect((await request("/api/v2/itemusages", { method: "POST", body: "{}", headers })).status).toBe(200);
  });

  it("reads null as absent", async () => {
    const { post } = await startAsking();
    expect((await post({ cursor: null, limit: null, start_time: null, end_time: null })).status).toBe(200);
  });
});

describe("cursors", () => {
  it("are refused when changed, or made for another stream or account", async () => {
    const { page, post } = await startAsking();
    const other = await startAsking();
    const { cursor } = await page({});
    const bodies = [`${cursor}A`, cursor.replace(/^./u, (first) => (first === "A" ? "B" : "A")), "none", ""];
    for (const changed of bodies) expect((await post({ cursor: changed })).status).toBe(400);
    expect((await post({ cursor }, "/api/v2/auditevents")).status).toBe(400);
    expect((await other.post({ cursor })).status).toBe(400);
  });

  it("serve both versions", async () => {
    const { page, post } = await startAsking();
    const { cursor } = await page({});
    expect((await post({ cursor }, "/api/v1/itemusages")).status).toBe(200);
  });

  it("can expire, all or the older ones", async () => {
    const behaviour: Partial<EventsApiBehaviour> = {};
    const { page, post } = await startAsking(behaviour);
    const { cursor } = await page({});
    behaviour.refuseCursorsIssuedBefore = noon;
    expect((await post({ cursor })).status).toBe(200);
    behaviour.refuseCursorsIssuedBefore = noon + 1;
    expect((await post({ cursor })).status).toBe(400);
    behaviour.refuseCursorsIssuedBefore = 0;
    behaviour.refuseCursors = true;
    expect((await post({ cursor })).status).toBe(400);
    expect((await post({})).status).toBe(200);
  });

  it("win over reset fields, unless the switch refuses both", async () => {
    const behaviour: Partial<EventsApiBehaviour> = {};
    const { account, page, post } = await startAsking(behaviour);
    account.append("itemusages", [eventAt("A", 5)]);
    const { cursor } = await page({});
    expect((await page({ cursor, limit: 10 })).items).toEqual([]);
    behaviour.bothBodies = "refuse";
    expect((await post({ cursor, limit: 10 })).status).toBe(400);
    expect((await post({ cursor })).status).toBe(200);
  });
});

describe("switches", () => {
  it("refuse a limit over 1000, or use 1000", async () => {
    const behaviour: Partial<EventsApiBehaviour> = {};
    const { account, page, post } = await startAsking(behaviour);
    account.append(
      "itemusages",
      Array.from({ length: 1001 }, (_, index) => eventAt(`E${index}`, 5)),
    );
    expect((await post({ limit: 1001 })).status).toBe(400);
    behaviour.limitAbove1000 = "clamp";
    expect((await page({ limit: 1001 })).items).toHaveLength(1000);
  });

  it("put empty pages with has_more and a new cursor between the others", async () => {
    const { account, page } = await startAsking({ emptyPagesWithHasMore: 2 });
    account.append(
      "itemusages",
      ["A", "B", "C"].map((uuid) => eventAt(uuid, 5)),
    );
    const pages = [await page({ limit: 1 })];
    while (pages.at(-1)?.hasMore === true) pages.push(await page({ cursor: pages.at(-1)?.cursor }));
    expect(pages.map((each) => each.uuids)).toEqual([["A"], [], ["B"], [], ["C"]]);
    expect(new Set(pages.map((each) => each.cursor)).size).toBe(5);
  });

  it("say has_more after the last full page", async () => {
    const { account, page } = await startAsking({ hasMore: "full-page" });
    account.append("itemusages", [eventAt("A", 5)]);
    const first = await page({ limit: 1 });
    expect(first.hasMore).toBe(true);
    expect(await page({ cursor: first.cursor })).toMatchObject({ hasMore: false, items: [], cursor: first.cursor });
  });

  it.each([
    ["none", null],
    ["seconds", "60"],
    ["date", "Mon, 02 Mar 2026 12:01:00 GMT"],
  ] as const)("refuse the 601st request of a minute with Retry-After as %s", async (retryAfter, header) => {
    const { clock, request } = await startAsking({ retryAfter });
    for (let index = 0; index < 600; index++) await request(introspect);
    const refused = await request(introspect);
    expect(refused.status).toBe(429);
    expect(refused.headers.get("retry-after")).toBe(header);
    expect(await refused.json()).toEqual({ Error: { Message: "Too Many Requests" } });
    clock.time = noon + 60_000;
    expect((await request(introspect)).status).toBe(200);
  });

  it("change the rate, for each token by itself", async () => {
    const { account, request } = await startAsking({ requestsPerMinute: 1, requestsPerHour: Infinity });
    const headers = { authorization: `Bearer ${await account.issueToken()}` };
    expect((await request(introspect)).status).toBe(200);
    expect((await request(introspect)).status).toBe(429);
    expect((await request(introspect, { headers })).status).toBe(200);
  });

  it("add the fields of managed service providers", async () => {
    const { account, page } = await startAsking({ mspFields: true });
    account.append("itemusages", [{ ...eventAt("A", 5), user: { uuid: "U" } }]);
    const [item] = (await page({})).items;
    expect(item).toMatchObject({
      account_uuid: account.uuid,
      user: { uuid: "U", user_type: "external_user", user_account_uuid: account.uuid },
    });
  });

  it("add fields and values that nobody documented", async () => {
    const { account, page } = await startAsking({ unknownFields: true, unknownValues: true });
    account.append("itemusages", [{ ...eventAt("A", 5), action: "fill" }]);
    const [item] = (await page({})).items;
    expect(item).toHaveProperty("added_in_a_later_release");
    expect(item).toMatchObject({ uuid: "A", action: "added-in-a-later-release" });
  });
});

describe("version 1", () => {
  it("is version 2 without the fields that came with it", async () => {
    const { account, page } = await startAsking();
    const samples = [
      ["auditevents", completeAuditEvent],
      ["itemusages", completeItemUsage],
      ["signinattempts", completeSignInAttempt],
    ] as const;
    const v2Only = new Set(["actor_type", "actor_account_uuid", "account_uuid"]);
    for (const [stream, sample] of samples) {
      account.append(stream, [sample]);
      const start = { start_time: "2026-03-01T00:00:00Z" };
      const [v1] = (await page(start, `/api/v1/${stream}`)).items;
      const [v2] = (await page(start, `/api/v2/${stream}`)).items;
      expect(v2).toEqual(sample);
      expect(Object.keys(v1 ?? {})).toEqual(Object.keys(sample).filter((field) => !v2Only.has(field)));
      expect(JSON.stringify(v1)).not.toMatch(/user_type|account_uuid/u);
    }
  });
});
