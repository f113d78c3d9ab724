import { purpose } from "./company.ts";
import type { Company, Person } from "./company.ts";
import { travelNetwork } from "./networks.ts";
import type { Network } from "./networks.ts";
import { conferenceCities, officeCities, remoteCities } from "./places.ts";
import { Random } from "./random.ts";
import { otherRates } from "./rates.ts";

/** Where somebody on a trip is on a day, or that the day is spent on a plane. */
export type Trip = { readonly network: Network; readonly isFlying: boolean };

/**
 * Trips last a week: the flights are on Monday and Saturday, when nobody works on them, so that between two events of one person there is
 * always time for an airliner to cover the way.
 */
export function tripOn(company: Company, person: Person, day: number): Trip | undefined {
  // 1970-01-01 was a Thursday: with three days more, weeks begin on Monday.
  const week = Math.floor((day + 3) / 7);
  const random = new Random(company.seed, purpose.day, 1_000_000 + week, person.index);
  if (!random.chance(otherRates.tripAWeek)) return undefined;
  const weekday = day + 3 - week * 7;
  if (weekday === 6) return undefined;
  const cities = random.chance(otherRates.conference) ? conferenceCities : [...officeCities, ...remoteCities];
  const city = random.pick(cities);
  return { network: travelNetwork(random.int(0, 98), city), isFlying: weekday === 0 || weekday === 5 };
}
