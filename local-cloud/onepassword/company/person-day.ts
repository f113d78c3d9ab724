import type { Session } from "../event-shapes.ts";
import { isQuietDay, localMidnight } from "./calendar.ts";
import { purpose } from "./company.ts";
import type { Company, Person } from "./company.ts";
import type { Device } from "./devices.ts";
import { travelNetwork } from "./networks.ts";
import type { Network } from "./networks.ts";
import { officeCities, remoteCities } from "./places.ts";
import { Random } from "./random.ts";
import { formatNano } from "./timestamps.ts";

const hourMs = 3_600_000;

/**
 * How a person spends a day: where, on what, in which session. Times in milliseconds since 1970. `offline` is a stretch
 * in which the laptop had no connection, and when it sent what happened then.
 */
export type PersonDay = {
  readonly person: Person;
  readonly works: boolean;
  readonly start: number;
  readonly end: number;
  readonly network: Network;
  readonly laptop: Device;
  readonly browser: Device;
  readonly session: Session;
  readonly offline: { readonly from: number; readonly to: number; readonly syncedAt: number } | undefined;
};

/** Plans a person's day. `day` counts local dates since 1970-01-01; the same day is always the same. */
export function planDay(company: Company, person: Person, day: number): { plan: PersonDay; random: Random } {
  const random = new Random(company.seed, purpose.day, day, person.index);
  const network = whereabouts(company, person, day, random);
  const midnight = localMidnight(day, person.home);
  const { start: startHour, end: endHour } = person.workingHours;
  const start = midnight + Math.round((startHour + random.between(-0.5, 0.5)) * hourMs);
  const end = midnight + Math.round((endHour + random.between(-0.5, 1)) * hourMs);
  const [laptop, browser = laptop] = person.devices;
  if (laptop === undefined || browser === undefined) throw new RangeError("Everybody has a laptop.");
  const works = random.chance(isQuietDay(day, person.home.country) ? 0.04 : 0.93);
  const session: Session = {
    uuid: random.upperUuid(),
    login_time: formatNano(start, random.int(0, 999_999)),
    device_uuid: laptop.uuid,
    ip: network.ip,
  };
  const offline = random.chance(0.04) ? goOffline(random, start, end) : undefined;
  return { plan: { person, works, start, end, network, laptop, browser, session, offline }, random };
}

/** The laptop is offline for one to four hours and tells the server about it up to 44 hours later. */
function goOffline(random: Random, start: number, end: number): PersonDay["offline"] {
  const from = Math.round(random.between(start, end - hourMs));
  const to = from + Math.round(random.between(1, 4) * hourMs);
  const delay = random.chance(0.7) ? random.between(0.1, 6) : random.between(6, 44);
  return { from, to, syncedAt: to + Math.round(delay * hourMs) };
}

function whereabouts(company: Company, person: Person, day: number, today: Random): Network {
  // Trips last a week, from Monday, so that nobody is in two cities on one day.
  const week = new Random(company.seed, purpose.day, 1_000_000 + Math.floor((day + 3) / 7), person.index);
  if (week.chance(0.03)) {
    return travelNetwork(week.int(0, 98), week.pick([...officeCities, ...remoteCities]));
  }
  if (today.chance(0.1)) return person.networks.vpn;
  return !person.worksRemotely && today.chance(0.5) ? person.networks.office : person.networks.home;
}
