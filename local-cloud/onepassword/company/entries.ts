import { administrationOn } from "./administration.ts";
import { purpose } from "./company.ts";
import type { Company, ServiceAccount } from "./company.ts";
import type { AddDeed, Deed } from "./deeds.ts";
import { join, leave } from "./newcomer-days.ts";
import { newcomersOn } from "./newcomers.ts";
import { devicesFirstUsed, planDay } from "./person-day.ts";
import type { PersonDay } from "./person-day.ts";
import { addDeedsOfDay } from "./person-deeds.ts";
import { Random } from "./random.ts";
import { otherRates } from "./rates.ts";

/**
 * An event that is going to be: small, so that a day of a large company can be sorted before its events are made.
 * `day` and `index` are its name: they alone decide, with the company's seed, what the event will be.
 */
export type Entry = {
  readonly at: number;
  readonly insertedAt: number;
  readonly day: number;
  readonly index: number;
  readonly what: Deed;
};

const dayMs = 86_400_000;
const minuteMs = 60_000;
// Enough room for the entries of one person and day. Numbers of people and newcomers are below those of the others.
const indexesEach = 65_536;
const serviceAccountNumber = 62_000;
const administrationNumber = 65_000;

/**
 * Everything that happens on one local date, in no order. Late usages are among them, with an `insertedAt` up to
 * two days later.
 */
export function entriesOf(company: Company, day: number): Entry[] {
  const entries: Entry[] = [];
  for (const person of company.people) {
    const planned = planDay(company, person, day);
    if (planned.plan.works) addWorkingDay(entries, company, day, planned);
  }
  for (const newcomer of newcomersOn(company, day)) {
    const { plan, random } = planDay(company, newcomer.person, day);
    const works = plan.works || newcomer.joins === day;
    const present = { ...plan, works };
    if (works) addWorkingDay(entries, company, day, { plan: present, random });
    const deeds = collector(entries, day, newcomer.person.index + 0.5, random);
    const passage = { company, day, newcomer, plan: present, random };
    if (newcomer.joins === day) join(passage, deeds);
    if (newcomer.leaves === day) leave(passage, deeds);
  }
  addBridge(entries, company, day);
  administrationOn(
    company,
    day,
    collector(entries, day, administrationNumber, new Random(company.seed, purpose.acts, day, -1)),
  );
  for (const serviceAccount of company.serviceAccounts) addFetches(entries, company, day, serviceAccount);
  return company.since === Number.NEGATIVE_INFINITY ? entries : entries.filter(({ at }) => at >= company.since);
}

/** Takes deeds as entries that the server learns of at once; `number` is their owner's. */
function collector(entries: Entry[], day: number, number: number, random: Random): AddDeed {
  let index = number * indexesEach;
  return (at, what) => {
    entries.push({ at, insertedAt: at + random.int(50, 2000), day, index: index++, what });
  };
}

type Planned = { readonly plan: PersonDay; readonly random: Random };

function addWorkingDay(entries: Entry[], company: Company, day: number, { plan, random }: Planned): void {
  const { start, end, offline, person } = plan;
  const first = entries.length;
  const newDevices = devicesFirstUsed(company, plan, day);
  addDeedsOfDay(plan, { random, newDevices }, collector(entries, day, person.index, random));
  let index = person.index * indexesEach + entries.length - first;
  const usages = Math.round(random.between(12, 68) * company.activity);
  for (let count = 0; count < usages; count++) {
    const at = random.int(start + 2000, end);
    // Usages are sent when the app syncs, mostly within a minute or two.
    const delay = random.chance(0.05) ? random.int(2, 20) * minuteMs : random.int(500, 90_000);
    const isOffline = offline !== undefined && at >= offline.from && at < offline.to;
    const insertedAt = isOffline ? offline.syncedAt : at + delay;
    entries.push({ at, insertedAt, day, index: index++, what: { kind: "usage", plan } });
  }
}

function addBridge(entries: Entry[], company: Company, day: number): void {
  const { plan, random } = planDay(company, company.bridge, day);
  const add = collector(entries, day, company.bridge.index, random);
  add(plan.start, { kind: "open", plan, device: plan.laptop, session: plan.session, network: plan.network });
}

function addFetches(entries: Entry[], company: Company, day: number, serviceAccount: ServiceAccount): void {
  const random = new Random(company.seed, purpose.day, day, -1 - serviceAccount.index);
  const { everyMinutes, itemsPerRun, network: usual, spareNetwork } = serviceAccount;
  const network = random.chance(otherRates.otherRunner) ? spareNetwork : usual;
  let index = (serviceAccountNumber + serviceAccount.index) * indexesEach;
  for (let minute = serviceAccount.index % everyMinutes; minute < 1440; minute += everyMinutes) {
    const run = day * dayMs + minute * minuteMs + random.int(0, 5000);
    for (let item = 0; item < itemsPerRun; item++) {
      const at = run + item * 150 + random.int(0, 100);
      const insertedAt = at + random.int(20, 500);
      entries.push({ at, insertedAt, day, index: index++, what: { kind: "server-fetch", serviceAccount, network } });
    }
  }
}
