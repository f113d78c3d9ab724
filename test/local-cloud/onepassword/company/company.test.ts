import { describe, expect, it } from "vitest";
import { isQuietDay, localMidnight } from "../../../../local-cloud/onepassword/company/calendar.ts";
import { createCompany } from "../../../../local-cloud/onepassword/company/company.ts";
import { attackerNetwork } from "../../../../local-cloud/onepassword/company/networks.ts";
import { farCities, officeCities } from "../../../../local-cloud/onepassword/company/places.ts";

const documentation = /^(?:192\.0\.2\.|198\.51\.100\.|203\.0\.113\.)\d+$|^2001:db8:/u;
const dayOf = (text: string): number => Date.parse(text) / 86_400_000;

describe("createCompany", () => {
  it("makes the same company from the same seed and another from another", () => {
    expect(createCompany({ seed: 1, people: 30 })).toEqual(createCompany({ seed: 1, people: 30 }));
    expect(createCompany({ seed: 2, people: 30 }).accountUuid).not.toBe(createCompany({ seed: 1 }).accountUuid);
  });

  it("gives everybody an own name, address and uuid, vaults and a laptop", () => {
    const { people } = createCompany({ seed: 1, people: 3000 });
    expect(new Set(people.map(({ user }) => user.uuid)).size).toBe(3000);
    expect(new Set(people.map(({ user }) => user.email)).size).toBe(3000);
    expect(new Set(people.map(({ networks }) => networks.home.ip)).size).toBe(3000);
    for (const { user, vaults, devices } of people) {
      expect(user.email).toMatch(/^[a-z]+\.[a-z]+2?@contoso\.example$/u);
      expect(vaults.map(({ name }) => name)).toContain("Company");
      expect(devices[0]?.kind).toBe("laptop");
    }
  });

  it("uses addresses from the documentation ranges only, and the attackers' apart", () => {
    const { people, serviceAccounts, offices, vpn } = createCompany({ seed: 1, people: 500 });
    const own = [
      ...people.flatMap(({ networks }) => Object.values(networks)),
      ...serviceAccounts.map(({ network }) => network),
      ...offices,
      ...vpn,
    ].map(({ ip }) => ip);
    const [far] = farCities;
    const attackers = far === undefined ? [] : Array.from({ length: 50 }, (_, index) => attackerNetwork(index, far).ip);
    expect([...own, ...attackers].filter((ip) => !documentation.test(ip))).toEqual([]);
    expect(attackers.filter((ip) => own.includes(ip))).toEqual([]);
  });

  it("has administrators, and build jobs with a vault of theirs", () => {
    const { administrators, people, serviceAccounts } = createCompany({ seed: 1, people: 2 });
    expect(administrators.length).toBeGreaterThan(0);
    expect(people).toHaveLength(2);
    expect(serviceAccounts[0]?.user.email).toMatch(/^[a-z2-7]{26}@1passwordserviceaccounts\.com$/u);
    expect(serviceAccounts[0]?.vault.items.length).toBeGreaterThan(0);
  });

  it("refuses a company of one", () => {
    expect(() => createCompany({ seed: 1, people: 1 })).toThrow("A company of 1 people cannot be made.");
  });
});

describe("the calendar", () => {
  it("is quiet on weekends and holidays", () => {
    expect(isQuietDay(dayOf("2026-03-07"), "NL")).toBe(true);
    expect(isQuietDay(dayOf("2026-03-09"), "NL")).toBe(false);
    expect(isQuietDay(dayOf("2026-04-27"), "NL")).toBe(true);
    expect(isQuietDay(dayOf("2026-04-27"), "CA")).toBe(false);
    expect(isQuietDay(dayOf("2026-12-25"), "SG")).toBe(true);
  });

  it("knows when a date begins where, in summer and winter", () => {
    const [amsterdam, toronto] = officeCities;
    const begins = (date: string, city = amsterdam) =>
      city === undefined ? "" : new Date(localMidnight(dayOf(date), city)).toISOString();
    expect(begins("2026-01-15")).toBe("2026-01-14T23:00:00.000Z");
    expect(begins("2026-07-15")).toBe("2026-07-14T22:00:00.000Z");
    expect(begins("2026-07-15", toronto)).toBe("2026-07-15T04:00:00.000Z");
  });
});
