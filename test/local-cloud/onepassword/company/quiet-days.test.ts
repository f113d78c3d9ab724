import { describe, expect, it } from "vitest";
import { createCompany } from "../../../../local-cloud/onepassword/company/company.ts";
import { history } from "../../../../local-cloud/onepassword/company/history.ts";
import { newcomersOn } from "../../../../local-cloud/onepassword/company/newcomers.ts";
import { actsOfAdministrators } from "../../../../local-cloud/onepassword/company/rates.ts";
import type { AuditEvent, Location } from "../../../../local-cloud/onepassword/event-shapes.ts";

const dayMs = 86_400_000;
const from = Date.UTC(2026, 2, 2);
const days = 28;
const company = createCompany({ seed: 11, people: 120, since: from });
const events = [...history(company, { from, to: from + days * dayMs })];
const audits = events.flatMap(({ event, at }) => ("session" in event ? [{ ...event, at }] : []));
const signIns = events.flatMap(({ event, at }) => ("target_user" in event ? [{ ...event, at }] : []));
// The start of the history cuts the sign-ins off that opened the first sessions.
const settled = from + 2 * dayMs;
const newcomers = Array.from({ length: days }, (_, day) => newcomersOn(company, from / dayMs + day)).flat();
const isAbout = ({ action, object_type: type }: AuditEvent, kind: string): boolean => `${type}/${action}` === kind;
const countOf = (kind: string): number => audits.filter((event) => isAbout(event, kind)).length;

describe("quiet days", () => {
  it("move nobody faster than an airliner, but for VPN and phones", () => {
    const jumps = new Set(company.vpn.map(({ ip }) => ip));
    const seen = new Map<string, { at: number; place: Required<Location> }>();
    let fastest = 0;
    for (const { event, at } of events.toSorted((one, other) => one.at - other.at)) {
      if (!("client" in event) || !isComplete(event.location)) continue;
      const { ip_address: ip } = event.client;
      if (jumps.has(ip) || ip.startsWith("2001:db8:2:")) continue;
      const who = "user" in event ? event.user.uuid : event.target_user.uuid;
      const last = seen.get(who);
      seen.set(who, { at, place: event.location });
      const km = last === undefined ? 0 : distance(last.place, event.location);
      if (last !== undefined && km > 50) fastest = Math.max(fastest, km / ((at - last.at) / 3_600_000));
    }
    expect(fastest).toBeGreaterThan(50);
    expect(fastest).toBeLessThan(900);
  });

  it("hold each audit event in a session that its person opened before, at the same address", () => {
    const opened = new Map(signIns.map((event) => [event.session_uuid, event]));
    const later = audits.filter(({ at }) => at > settled);
    expect(later.length).toBeGreaterThan(1000);
    for (const { session, actor_uuid: actor, at } of later) {
      const signIn = opened.get(session.uuid);
      expect(signIn?.client.ip_address).toBe(session.ip);
      expect(signIn?.target_user.uuid).toBe(actor);
      expect(signIn?.category).toBe("success");
      expect(signIn?.at).toBeLessThanOrEqual(at);
    }
  });

  it("name the parent of a delegated session", () => {
    const delegated = audits.filter((event) => isAbout(event, "dlgdsess/dlgsess"));
    expect(delegated.length).toBeGreaterThan(50);
    expect(delegated.filter((event) => event.aux_uuid !== event.session.uuid)).toEqual([]);
  });

  it("leave everybody the same laptop until another is enrolled", () => {
    const laptops = Map.groupBy(audits, (event) => event.actor_uuid);
    const enrolled = new Set(
      audits.filter((event) => isAbout(event, "device/create")).map((event) => event.object_uuid),
    );
    for (const own of laptops.values()) {
      const [first, ...others] = new Set(own.map(({ session }) => session.device_uuid));
      expect(first).toBeDefined();
      expect(others.filter((uuid) => !enrolled.has(uuid))).toEqual([]);
    }
  });

  it("have people who join, and do nothing before", () => {
    const joined = newcomers.filter(({ joins }) => joins > settled / dayMs);
    const first = new Set(joined.map(({ person }) => person.user.uuid));
    expect(first.size).toBeGreaterThan(0);
    for (const uuid of first) {
      const welcome = audits.find(
        (event) => isAbout(event, "user/activate") && event.object_uuid === uuid && event.object_details?.uuid === uuid,
      );
      const early = signIns.filter(
        (event) => event.target_user.uuid === uuid && event.at < (welcome?.at ?? 0) - dayMs / 24,
      );
      expect(welcome).toBeDefined();
      expect(early).toEqual([]);
    }
  });

  it("have people who leave, and do nothing afterwards", () => {
    const suspended = audits.filter((event) => isAbout(event, "user/suspend"));
    expect(suspended.length).toBeGreaterThan(0);
    for (const { object_uuid: uuid, at } of suspended) {
      const after = events.filter(({ event, at: when }) => when > at && personOf(event) === uuid);
      expect(after).toEqual([]);
    }
  });

  it("have few administrative acts, as many as the rates say, by people who administer", () => {
    const expected = (rate: number): number => (rate * company.people.length * (days / 7) * 5) / 21 / 100;
    const grants = countOf("uva/grant");
    expect(grants).toBeGreaterThan(0);
    expect(grants).toBeLessThan(3 * expected(actsOfAdministrators.grantVault + actsOfAdministrators.grantVaultToSelf));
    expect(countOf("user/beginr")).toBeLessThan(5);
    const administrators = new Set(company.administrators.map(({ user }) => user.uuid));
    const rightful = audits.filter(({ object_type: type }) => ["uva", "gva", "report", "sso", "invite"].includes(type));
    expect(rightful.filter((event) => !administrators.has(event.actor_uuid))).toEqual([]);
  });

  it("have forgotten passwords: at most five tries, then the right one", () => {
    const wrong = Map.groupBy(
      signIns.filter(({ category }) => category === "credentials_failed"),
      (event) => `${event.target_user.uuid} ${Math.floor(event.at / dayMs)}`,
    );
    expect(wrong.size).toBeGreaterThan(20);
    for (const tries of wrong.values()) {
      const last = tries.at(-1);
      const right = signIns.find(
        (event) =>
          event.category === "success" && event.target_user.uuid === last?.target_user.uuid && event.at > last.at,
      );
      expect(tries.length).toBeLessThanOrEqual(5);
      expect((right?.at ?? Number.NaN) - (last?.at ?? 0)).toBeLessThan(60_000);
    }
  });

  it("keep service accounts in one city and on at most two machines", () => {
    for (const { user, network, spareNetwork } of company.serviceAccounts) {
      const own = events.flatMap(({ event }) => ("item_uuid" in event && event.user.uuid === user.uuid ? [event] : []));
      const addresses = new Set(own.map((event) => event.client.ip_address));
      expect(addresses).toContain(network.ip);
      addresses.delete(network.ip);
      addresses.delete(spareNetwork.ip);
      expect([...addresses]).toEqual([]);
    }
  });
});

function personOf(event: (typeof events)[number]["event"]): string {
  if ("user" in event) return event.user.uuid;
  return "target_user" in event ? event.target_user.uuid : event.actor_uuid;
}

function isComplete(location: Location | undefined): location is Required<Location> {
  return location?.latitude !== undefined && location.city !== undefined;
}

/** Kilometres, on the great circle. */
function distance(one: Required<Location>, other: Required<Location>): number {
  const [a, b] = [radians(one.latitude), radians(other.latitude)];
  const cosine =
    Math.sin(a) * Math.sin(b) + Math.cos(a) * Math.cos(b) * Math.cos(radians(one.longitude - other.longitude));
  return 6371 * Math.acos(Math.min(1, cosine));
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
