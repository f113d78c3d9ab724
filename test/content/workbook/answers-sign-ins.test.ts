import { expect, test } from "vitest";
import type { SignInAttempt } from "../../../local-cloud/onepassword/event-shapes.ts";
import { shownCompany } from "./shown-company.ts";

/* Each answer is counted here once more, from the company's own record of what happened, without KQL. */

const company = await shownCompany("impossible-travel-session");
const attempts: readonly SignInAttempt[] = company.events.flatMap((each) =>
  each.stream === "signinattempts" ? [each.event] : [],
);
const isIn = ({ category }: SignInAttempt): boolean =>
  category === "success" || category === "firewall_reported_success";

test("the countries of sign-ins have their attempts, failures and people", async () => {
  const byCountry = Map.groupBy(attempts, ({ country, location }) => country ?? location?.country ?? "");
  byCountry.delete("");
  const expected = [...byCountry].map(([country, each]) => ({
    Country: country,
    Attempts: each.length,
    Failed: each.filter((attempt) => !isIn(attempt)).length,
    People: new Set(each.map(({ target_user: user }) => user.uuid)).size,
    LastSeen: Math.max(...each.map(({ timestamp }) => Date.parse(timestamp))),
  }));
  const rows = await company.rows("sign-ins/countries.kql");
  expect(expected.length).toBeGreaterThan(2);
  expect(rows.toSorted(by("Country"))).toEqual(expected.toSorted(by("Country")));
});

test("the reasons of failed sign-ins are counted", async () => {
  const failed = attempts.filter((attempt) => !isIn(attempt));
  const expected = [...Map.groupBy(failed, ({ type }) => type)].map(([type, each]) => `${type} ${each.length}`);
  const rows = await company.rows("sign-ins/failures.kql");
  const got = rows.map(
    ({ Why: why, Attempts: count }) => `${/\((?<type>\w+)\)$/u.exec(String(why))?.[1] ?? ""} ${count}`,
  );
  expect(expected.length).toBeGreaterThan(1);
  expect(got.toSorted()).toEqual(expected.toSorted());
});

test("journeys faster than an airliner are those of one person's consecutive sign-ins", async () => {
  const placed = attempts.filter((attempt) => isIn(attempt) && attempt.location?.latitude !== undefined);
  const expected = [...Map.groupBy(placed, ({ target_user: user }) => user.email.toLowerCase())].flatMap(
    ([email, each]) => {
      const sorted = each.toSorted((one, other) => Date.parse(one.timestamp) - Date.parse(other.timestamp));
      return sorted.slice(1).flatMap((to, index) => {
        const fromPlace = sorted[index];
        if (fromPlace === undefined) return [];
        const km = distanceKm(fromPlace, to);
        const hours = (Date.parse(to.timestamp) - Date.parse(fromPlace.timestamp)) / 3_600_000;
        return km > 500 && km > 900 * hours ? [{ email, at: Date.parse(to.timestamp), km }] : [];
      });
    },
  );
  const rows = await company.rows("sign-ins/travel.kql");
  expect(expected.length).toBeGreaterThan(0);
  expect(rows.map(({ UserEmail: email, EventTime: at }) => `${at} ${email}`).toSorted()).toEqual(
    expected.map(({ email, at }) => `${at} ${email}`).toSorted(),
  );
  for (const { at, km } of expected) {
    const shown = Number(rows.find(({ EventTime: time }) => time === at)?.["Km"]);
    // The earth is no sphere: the engine and this formula may differ by half a percent.
    expect(Math.abs(shown / km - 1)).toBeLessThan(0.01);
  }
});

test("of one country alone there are its attempts alone", async () => {
  const expected = attempts.filter(({ country, location }) => (country ?? location?.country) === "US").length;
  const [row, ...more] = await company.rows("sign-ins/countries.kql", { Country: ["US"] });
  expect(more).toEqual([]);
  expect(row).toMatchObject({ Country: "US", Attempts: expected });
});

function radians(degrees = 0): number {
  return (degrees * Math.PI) / 180;
}

/** Great-circle distance on a sphere (haversine). */
function distanceKm(from: SignInAttempt, to: SignInAttempt): number {
  const [north, otherNorth] = [radians(from.location?.latitude), radians(to.location?.latitude)];
  const east = radians(to.location?.longitude) - radians(from.location?.longitude);
  const half =
    Math.sin((otherNorth - north) / 2) ** 2 + Math.cos(north) * Math.cos(otherNorth) * Math.sin(east / 2) ** 2;
  return 2 * 6371 * Math.asin(Math.sqrt(half));
}

function by<K extends string>(key: K) {
  return (one: Readonly<Record<K, unknown>>, other: Readonly<Record<K, unknown>>): number =>
    String(one[key]).localeCompare(String(other[key]));
}
