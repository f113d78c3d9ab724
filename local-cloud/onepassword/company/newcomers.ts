import { createPerson, purpose } from "./company.ts";
import type { Company, Person } from "./company.ts";
import { departments } from "./departments.ts";
import { Random } from "./random.ts";
import { otherRates } from "./rates.ts";

/** Somebody who is here for a while: a contractor, an intern. Days are local dates since 1970-01-01. */
export type Newcomer = {
  readonly person: Person;
  readonly joins: number;
  readonly leaves: number;
  readonly isProvisioned: boolean;
  readonly exportsBefore: boolean;
};

const daysOfMonth = 28;
const longestStay = 200;
// Months whose newcomers are here on one day, so that none of them shares a number.
const months = 16;

const known = new WeakMap<Company, Map<number, readonly Newcomer[]>>();

/** Who is here on a day beside the company's `people`, from the day of joining to the last one, both included. */
export function newcomersOn(company: Company, day: number): readonly Newcomer[] {
  const month = Math.floor(day / daysOfMonth);
  const earlier = Math.ceil(longestStay / daysOfMonth) + 1;
  return Array.from({ length: earlier + 1 }, (_, back) => newcomersOf(company, month - back))
    .flat()
    .filter(({ joins, leaves }) => joins <= day && day <= leaves);
}

function newcomersOf(company: Company, month: number): readonly Newcomer[] {
  const byMonth = known.get(company) ?? new Map<number, readonly Newcomer[]>();
  known.set(company, byMonth);
  const made = byMonth.get(month) ?? makeNewcomers(company, month);
  byMonth.set(month, made);
  return made;
}

function makeNewcomers(company: Company, month: number): readonly Newcomer[] {
  const size = company.people.length;
  const most = Math.ceil(size * otherRates.joinersAMonth) + 1;
  const count = new Random(company.seed, purpose.newcomer, month, -1).count(size * otherRates.joinersAMonth);
  return Array.from({ length: count }, (_, slot) => {
    const random = new Random(company.seed, purpose.newcomer, month, slot);
    const joins = weekday(month * daysOfMonth + random.int(0, daysOfMonth - 1));
    const leaves = weekday(joins + random.int(40, longestStay));
    const number = size + (((month % months) + months) % months) * most + slot;
    const { name, jobs } = random.pick(departments);
    const groups = company.groups.filter((group) => group.name === name || group.name === "Team Members");
    const person = createPerson(random, { index: number, isAdministrator: false, groups, jobs });
    const isProvisioned = random.chance(otherRates.joinersByProvisioning);
    return { person, joins, leaves, isProvisioned, exportsBefore: random.chance(otherRates.leaversWhoExport) };
  });
}

/** The same day, or the Monday after. */
function weekday(day: number): number {
  const sinceMonday = (((day + 3) % 7) + 7) % 7;
  return sinceMonday > 4 ? day + 7 - sinceMonday : day;
}
