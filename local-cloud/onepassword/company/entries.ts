import { purpose } from "./company.ts";
import type { Company, ServiceAccount } from "./company.ts";
import { planDay } from "./person-day.ts";
import type { PersonDay } from "./person-day.ts";
import { Random } from "./random.ts";

/** What a person does. */
export type PersonKind =
  | "sign-in"
  | "other-sign-in"
  | "wrong-password"
  | "mfa-failed"
  | "old-version"
  | "blocked"
  | "usage"
  | "audit";

/**
 * An event that is going to be: small, so that a day of a large company can be sorted before its events are made.
 * `day` and `index` are its name: they alone decide, with the company's seed, what the event will be.
 */
export type Entry = {
  readonly at: number;
  readonly insertedAt: number;
  readonly day: number;
  readonly index: number;
  readonly what:
    | { readonly kind: PersonKind; readonly plan: PersonDay }
    | { readonly kind: "server-fetch"; readonly serviceAccount: ServiceAccount };
};

const dayMs = 86_400_000;
const minuteMs = 60_000;
// Enough room for the entries of one person and day.
const indexesEach = 65_536;

/**
 * Everything that happens on one local date, in no order. Late usages are among them, with an `insertedAt` up to
 * two days later.
 */
export function entriesOf(company: Company, day: number): Entry[] {
  const entries: Entry[] = [];
  for (const person of company.people) addPersonDay(entries, company, day, person.index);
  for (const serviceAccount of company.serviceAccounts) addFetches(entries, company, day, serviceAccount);
  return company.since === Number.NEGATIVE_INFINITY ? entries : entries.filter(({ at }) => at >= company.since);
}

function addPersonDay(entries: Entry[], company: Company, day: number, personIndex: number): void {
  const person = company.people[personIndex];
  if (person === undefined) return;
  const { plan, random } = planDay(company, person, day);
  if (!plan.works) return;
  const { start, end, offline } = plan;
  const firstIndex = person.index * indexesEach;
  const first = entries.length;
  const add = (kind: PersonKind, at: number, insertedAt: number): void => {
    entries.push({ at, insertedAt, day, index: firstIndex + entries.length - first, what: { kind, plan } });
  };
  const addSoon = (kind: PersonKind, at: number): void => {
    add(kind, at, at + random.int(50, 2000));
  };

  if (random.chance(0.05)) {
    for (let tries = random.int(1, 3); tries > 0; tries--) addSoon("wrong-password", start - tries * 9000);
  }
  if (random.chance(0.01)) addSoon("mfa-failed", start - 5000);
  if (random.chance(0.003)) addSoon("blocked", start - 40_000);
  if (random.chance(0.002)) addSoon("old-version", start - 60_000);
  addSoon("sign-in", start);
  for (let more = random.int(0, 4); more > 0; more--) addSoon("other-sign-in", random.int(start, end));

  const audits = random.int(0, person.isAdministrator ? 6 : 3);
  for (let count = 0; count < audits; count++) addSoon("audit", random.int(start + 1000, end));

  const usages = Math.round(random.between(12, 68) * company.activity);
  for (let count = 0; count < usages; count++) {
    const at = random.int(start + 2000, end);
    // Usages are sent when the app syncs, mostly within a minute or two.
    const delay = random.chance(0.05) ? random.int(2, 20) * minuteMs : random.int(500, 90_000);
    const isOffline = offline !== undefined && at >= offline.from && at < offline.to;
    add("usage", at, isOffline ? offline.syncedAt : at + delay);
  }
}

function addFetches(entries: Entry[], company: Company, day: number, serviceAccount: ServiceAccount): void {
  const random = new Random(company.seed, purpose.day, day, -1 - serviceAccount.index);
  const firstIndex = (company.people.length + serviceAccount.index) * indexesEach;
  const { everyMinutes, itemsPerRun } = serviceAccount;
  let index = firstIndex;
  for (let minute = serviceAccount.index % everyMinutes; minute < 1440; minute += everyMinutes) {
    const run = day * dayMs + minute * minuteMs + random.int(0, 5000);
    for (let item = 0; item < itemsPerRun; item++) {
      const at = run + item * 150 + random.int(0, 100);
      entries.push({
        at,
        insertedAt: at + random.int(20, 500),
        day,
        index: index++,
        what: { kind: "server-fetch", serviceAccount },
      });
    }
  }
}
