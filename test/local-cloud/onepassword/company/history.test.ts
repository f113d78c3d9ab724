import { describe, expect, it } from "vitest";
import type { StreamEvent } from "../../../../local-cloud/onepassword/event-shapes.ts";
import { createCompany } from "../../../../local-cloud/onepassword/company/company.ts";
import { history, inInsertionOrder } from "../../../../local-cloud/onepassword/company/history.ts";
import { newcomersOn } from "../../../../local-cloud/onepassword/company/newcomers.ts";
import { live } from "../../../../local-cloud/onepassword/company/live.ts";
import { problemsOf } from "../event-schemas.ts";

const hour = 3_600_000;
const monday = Date.UTC(2026, 2, 2);
const week = { from: monday, to: monday + 7 * 24 * hour };
const company = createCompany({ seed: 5, people: 60 });
const events = [...history(company, week)];
const isSorted = (list: readonly StreamEvent[]): boolean =>
  list.every((event, index) => index === 0 || event.insertedAt >= (list[index - 1]?.insertedAt ?? 0));
const isFetch = ({ event }: StreamEvent): boolean => "item_uuid" in event && event.action === "server-fetch";
const count = (stream: string): number => events.filter((event) => event.stream === stream).length;
const share = (part: number, whole: number): number => part / whole;

describe("history", () => {
  it("gives events of the documented shapes", () => {
    expect(events.flatMap(problemsOf)).toEqual([]);
  });

  it("comes in insertion order, and everything after it happened", () => {
    expect(isSorted(events)).toBe(true);
    expect(events.filter(({ at, insertedAt }) => insertedAt <= at)).toEqual([]);
  });

  it("puts the event time into the event", () => {
    for (const { at, event } of events) {
      const isLogin = "target_user" in event;
      expect(Math.abs(Date.parse(event.timestamp) - at)).toBeLessThanOrEqual(isLogin ? 1 : 0);
    }
  });

  it("stays inside its range", () => {
    expect(events.every(({ insertedAt }) => insertedAt >= week.from && insertedAt < week.to)).toBe(true);
  });

  it("never uses a uuid twice", () => {
    expect(new Set(events.map(({ event }) => event.uuid)).size).toBe(events.length);
  });

  it("is the same again, however the time is cut", () => {
    const cuts = [week.from, week.from + 9 * hour + 17, week.from + 50 * hour, week.to];
    const parts = cuts.slice(1).flatMap((to, index) => history(company, { from: cuts[index] ?? 0, to }).toArray());
    expect(parts).toEqual(events);
  });

  it("is another for another seed", () => {
    const other = [...history(createCompany({ seed: 6, people: 60 }), week)];
    const uuids = new Set(events.map(({ event }) => event.uuid));
    expect(other.filter(({ event }) => uuids.has(event.uuid))).toEqual([]);
  });

  it("begins when the company did", () => {
    const young = createCompany({ seed: 5, people: 60, since: monday + 30 * hour });
    const times = [...history(young, week)].map(({ at }) => at);
    expect(Math.min(...times)).toBeGreaterThanOrEqual(monday + 30 * hour);
  });

  it("can be endless", () => {
    const endless = history(company, { from: monday, to: Number.POSITIVE_INFINITY });
    expect(endless.take(1000).toArray()).toEqual(events.slice(0, 1000));
  });

  it("has mostly usages, then sign-ins, then audit events", () => {
    expect(count("itemusages")).toBeGreaterThan(count("signinattempts") * 5);
    expect(count("signinattempts")).toBeGreaterThan(count("auditevents"));
    expect(count("auditevents")).toBeGreaterThan(50);
  });

  it("is quiet at the weekend, but for the build jobs", () => {
    const byPeople = events.filter((each) => !isFetch(each));
    const saturday = monday + 5 * 24 * hour;
    const onWeekend = byPeople.filter(({ at }) => at >= saturday + 12 * hour).length;
    expect(share(onWeekend, byPeople.length)).toBeLessThan(0.06);
    expect(events.some((each) => each.at >= saturday && isFetch(each))).toBe(true);
  });

  it("has usages that come in bulk, hours to two days late", () => {
    const late = events.filter(({ story }) => story === "late");
    const delays = late.map(({ at, insertedAt }) => insertedAt - at);
    expect(late.length).toBeGreaterThan(20);
    expect(Math.max(...delays)).toBeGreaterThan(6 * hour);
    expect(Math.max(...delays)).toBeLessThanOrEqual(48 * hour);
    expect(new Set(late.map(({ insertedAt }) => insertedAt)).size).toBeLessThan(late.length / 3);
    expect(late.every(({ stream }) => stream === "itemusages")).toBe(true);
  });

  it("leaves the location out, or in part, some of the time", () => {
    const locations = events.map(({ event }) => event.location);
    const absent = locations.filter((location) => location === undefined).length;
    const partial = locations.filter((location) => location !== undefined && location.city === undefined).length;
    expect(share(absent, events.length)).toBeGreaterThan(0.01);
    expect(share(absent, events.length)).toBeLessThan(0.1);
    expect(share(partial, events.length)).toBeGreaterThan(0.01);
  });

  it("ties audit events to the sign-in of their session", () => {
    const signIns = new Map(
      events.flatMap(({ event }) => ("session_uuid" in event ? [[event.session_uuid, event] as const] : [])),
    );
    const audits = events.flatMap(({ event, at }) => ("session" in event && at > monday + 24 * hour ? [event] : []));
    for (const { session, actor_uuid: actor } of audits) {
      const signIn = signIns.get(session.uuid);
      expect(signIn?.timestamp).toBe(session.login_time);
      expect(signIn?.target_user.uuid).toBe(actor);
    }
  });

  it("lets people use only items of their own vaults", () => {
    const newcomers = Array.from({ length: 16 }, (_, day) =>
      newcomersOn(company, monday / (24 * hour) - 6 + day),
    ).flat();
    const vaultsOf = new Map(
      [...company.people, ...newcomers.map(({ person }) => person), ...company.serviceAccounts].map((who) => [
        who.user.uuid,
        "vaults" in who ? who.vaults : [who.vault],
      ]),
    );
    for (const { event } of events) {
      if (!("item_uuid" in event)) continue;
      const vault = vaultsOf.get(event.user.uuid)?.find(({ uuid }) => uuid === event.vault_uuid);
      expect(vault?.items.some(({ uuid }) => uuid === event.item_uuid)).toBe(true);
    }
  });
});

describe("inInsertionOrder", () => {
  it("merges sources that are in insertion order", () => {
    const parts = [0, 1, 2].map((part) => events.filter((_, index) => index % 3 === part));
    const merged = [...inInsertionOrder(...parts, [])];
    expect(merged).toHaveLength(events.length);
    expect(isSorted(merged)).toBe(true);
  });
});

describe("live", () => {
  const evening = monday + 23 * hour;
  const trickle = [...live(company, { from: evening, to: evening + 60_000, rate: 3.5 })];

  it("gives about as many events a second as asked for, at any hour", () => {
    expect(trickle.length).toBeGreaterThan(180);
    expect(trickle.length).toBeLessThan(240);
  });

  it("gives events of the documented shapes in order, inserted as they happen", () => {
    expect(trickle.flatMap(problemsOf)).toEqual([]);
    expect(isSorted(trickle)).toBe(true);
    expect(trickle.filter(({ at, insertedAt }) => at !== insertedAt)).toEqual([]);
  });

  it("is the same again when asked for in pieces", () => {
    const times = [evening, evening + 12_345, evening + 60_000];
    const pieces = times
      .slice(1)
      .flatMap((to, index) => live(company, { from: times[index] ?? 0, to, rate: 3.5 }).toArray());
    expect(pieces).toEqual(trickle);
  });

  it("has no session that begins in the future", () => {
    const early = [...live(company, { from: monday, to: monday + 120_000, rate: 5 })];
    const audits = early.flatMap(({ event }) => ("session" in event ? [event] : []));
    expect(audits.length).toBeGreaterThan(5);
    expect(audits.filter((event) => Date.parse(event.session.login_time) > Date.parse(event.timestamp))).toEqual([]);
  });
});
