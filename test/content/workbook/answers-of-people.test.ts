import { beforeAll, describe, expect, test } from "vitest";
import type { SignInAttempt } from "../../../local-cloud/onepassword/event-shapes.ts";
import { leaver, newVersionUse, openIncident, record, suspension, timeOf } from "./answers-incident.ts";
import type { Answer } from "./answers-incident.ts";
import { edge, exposureOf, isChosen, itemKey, lastOf, latest } from "./answers-uses.ts";

/* What tiles say of an incident, held against the record of what happened, worked out here in plain TypeScript. */

const { usages, signIns, audit } = record;

let answer: Awaited<ReturnType<typeof openIncident>> = async () =>
  await Promise.reject(new Error("Nothing is there yet."));
beforeAll(async () => {
  answer = await openIncident();
}, 60_000);

describe("tiles about people and leavers", () => {
  test("how far apart one person's sign-ins were", async () => {
    const located = signIns.filter(
      (each) => isChosen(each) && each.category === "success" && each.location?.latitude !== undefined,
    );
    const byPerson = [...Map.groupBy(located, ({ target_user: user }) => user.uuid)].map(
      ([uuid, own]) => [uuid, movesOf(own)] as const,
    );
    const travellers = byPerson.toSorted(([, one], [, other]) => other.length - one.length).slice(0, 3);
    for (const [uuid, moves] of travellers) {
      expect(moves.length).toBeGreaterThan(0);
      expect(await answer("person/travel", ["EventTime", "From", "To", "Km", "Hours"], { OnePerson: [uuid] })).toEqual(
        moves,
      );
    }
  });

  test("all items that the leaver of the watchlist touched, with who else uses them", async () => {
    const own = usages.filter(({ user }) => user.uuid === leaver?.uuid);
    const expected = [...Map.groupBy(own, itemKey).values()].map((uses) => {
      const { item_uuid: ItemUuid, vault_uuid: VaultUuid } = lastOf(uses);
      const all = usages.filter(({ item_uuid: item }) => item === ItemUuid);
      return {
        LastUse: edge(uses, -1),
        UserEmail: leaver?.email ?? "",
        ItemUuid,
        VaultUuid,
        Exposure: exposureOf(uses),
        Secret: all.some(({ uuid }) => uuid === newVersionUse) ? "item changed since" : "not known to be changed",
        Uses: uses.length,
        FirstUse: edge(uses, 0),
        OtherUsers: new Set(all.map(({ user }) => user.uuid)).size - 1,
      };
    });
    const given = await answer("leaver/items", Object.keys(expected[0] ?? {}));
    expect(given).toEqual(expected.toSorted(latest));
    expect(given.length).toBeGreaterThan(60);
  });

  test("what the leaver did after the suspension", async () => {
    // The company does not know of the attack: the leaver works on.
    const done = [
      ...signIns.map((event) => ({ event, user: event.target_user, Did: `${event.category}, ${event.type}` })),
      ...usages.map((event) => ({ event, user: event.user, Did: event.action })),
      ...audit.map((event) => ({ event, user: event.actor_details, Did: `${event.action} ${event.object_type}` })),
    ];
    const after = timeOf(suspension);
    const expected = done
      .filter(({ event, user }) => user?.uuid === leaver?.uuid && timeOf(event) > after)
      .map(({ event, Did }) => ({ EventTime: timeOf(event), Did }));
    const given = await answer("leaver/afterwards", ["EventTime", "Did", "After"]);
    const afterSuspension = given.filter(({ After }) => After === "after the suspension");
    expect(afterSuspension.map(({ EventTime, Did }) => ({ EventTime, Did }))).toEqual(
      expected.toSorted((a, b) => (a.EventTime < b.EventTime ? 1 : -1)),
    );
    expect(expected.length).toBeGreaterThan(5);
  });

  test("which access the leaver was given that nobody took back", async () => {
    const about = audit.filter((act) => ["uva", "gm"].includes(act.object_type) && act.aux_uuid === leaver?.uuid);
    const newest = [...Map.groupBy(about, ({ object_type: type, object_uuid: uuid }) => `${type} ${uuid}`).values()]
      .map((acts) => lastOf(acts.toSorted((a, b) => (timeOf(a) < timeOf(b) ? -1 : 1))))
      .filter(({ action }) => action !== "revoke" && action !== "leave");
    const expected = newest.map((act) => ({
      Since: timeOf(act),
      Person: leaver?.email,
      To: act.object_type === "gm" ? "group" : "vault",
      ObjectUuid: act.object_uuid,
      GivenBy: act.actor_details?.email,
    }));
    const given = await answer("leaver/access", Object.keys(expected[0] ?? {}));
    expect(given).toEqual(expected.toSorted((a, b) => (a.Since < b.Since ? 1 : -1)));
    expect(given.map(({ ObjectUuid }) => ObjectUuid)).toContain("vault-kept");
    expect(given.map(({ ObjectUuid }) => ObjectUuid)).not.toContain("vault-taken-back");
  });
});

function movesOf(own: readonly SignInAttempt[]): Answer[] {
  const inOrder = own.toSorted((a, b) => (timeOf(a) < timeOf(b) ? -1 : 1));
  const moves = inOrder.slice(1).map((to, index) => {
    const from = inOrder[index] ?? to;
    const hours = (Date.parse(to.timestamp) - Date.parse(from.timestamp)) / 3_600_000;
    const Hours = Math.round(hours * 100) / 100;
    return {
      EventTime: timeOf(to),
      From: placeOf(from),
      To: placeOf(to),
      Km: Math.round(kilometres(from, to) * 10) / 10,
      Hours,
    };
  });
  return moves.filter(({ Km }) => Km >= 1).toReversed();
}

function placeOf({ location }: SignInAttempt): string {
  return location?.city === undefined ? (location?.country ?? "") : `${location.city}, ${location.country}`;
}

/** By the law of cosines, on a sphere of Kusto's radius. */
function kilometres({ location: one }: SignInAttempt, { location: other }: SignInAttempt): number {
  const [a, b, c, d] = [one?.latitude, one?.longitude, other?.latitude, other?.longitude].map(
    (degrees) => ((degrees ?? 0) * Math.PI) / 180,
  );
  if (a === undefined || b === undefined || c === undefined || d === undefined) return 0;
  const cosine = Math.sin(a) * Math.sin(c) + Math.cos(a) * Math.cos(c) * Math.cos(d - b);
  return 6371.01 * Math.acos(Math.min(1, cosine));
}
