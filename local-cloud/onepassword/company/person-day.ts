import type { Session } from "../event-shapes.ts";
import { isQuietDay, localMidnight } from "./calendar.ts";
import { purpose } from "./company.ts";
import type { Company, Person } from "./company.ts";
import { devicesOn } from "./device-life.ts";
import type { OwnedDevice } from "./device-life.ts";
import type { Device } from "./devices.ts";
import type { Network } from "./networks.ts";
import { johorBahru } from "./places.ts";
import { phoneNetwork } from "./networks.ts";
import { Random } from "./random.ts";
import { personDay } from "./rates.ts";
import { formatNano } from "./timestamps.ts";
import { tripOn } from "./trips.ts";

const hourMs = 3_600_000;

/**
 * How a person spends a day: where, on what, in which session. Times in milliseconds since 1970. `offline` is a stretch
 * in which the laptop had no connection, and when it sent what happened then. `vpnFrom` is when the VPN was switched on.
 */
export type PersonDay = {
  readonly person: Person;
  readonly works: boolean;
  readonly start: number;
  readonly end: number;
  readonly network: Network;
  readonly vpnFrom: number | undefined;
  readonly phoneNetwork: Network;
  readonly devices: readonly OwnedDevice[];
  readonly laptop: Device;
  readonly browser: Device;
  readonly session: Session;
  readonly offline: { readonly from: number; readonly to: number; readonly syncedAt: number } | undefined;
};

/** Plans a person's day. `day` counts local dates since 1970-01-01; the same day is always the same. */
export function planDay(company: Company, person: Person, day: number): { plan: PersonDay; random: Random } {
  const random = new Random(company.seed, purpose.day, day, person.index);
  const trip = tripOn(company, person, day);
  const place = trip === undefined ? person.home : trip.network.city;
  const network = trip?.network ?? whereabouts(person, random);
  const midnight = localMidnight(day, place);
  const { start: startHour, end: endHour } = person.workingHours;
  const start = midnight + Math.round((startHour + random.between(-0.5, 0.5)) * hourMs);
  const end = midnight + Math.round((endHour + random.between(-0.5, 1)) * hourMs);
  const devices = devicesOn(company, person, day);
  const [laptop, second] = devices;
  if (laptop === undefined) throw new RangeError("Everybody has a laptop.");
  const isWork = random.chance(isQuietDay(day, place.country) ? personDay.worksOnQuietDay : personDay.worksOnWorkday);
  const session: Session = {
    uuid: random.upperUuid(),
    login_time: formatNano(start, random.int(0, 999_999)),
    device_uuid: laptop.uuid,
    ip: network.ip,
  };
  const offline = random.chance(personDay.offline) ? goOffline(random, start, end) : undefined;
  const usesVpnLater = trip === undefined && random.chance(personDay.vpnLater);
  const roams = person.home.country === "SG" && random.chance(personDay.roaming);
  const plan: PersonDay = {
    person,
    works: isWork && trip?.isFlying !== true,
    start,
    end,
    network,
    vpnFrom: usesVpnLater ? random.int(start + hourMs, end) : undefined,
    // On a trip the phone is on the hotel's network: roaming traffic would come out at home.
    phoneNetwork: trip?.network ?? (roams ? phoneNetwork(person.index, johorBahru) : person.networks.phone),
    devices,
    laptop,
    browser: second?.kind === "browser" ? second : laptop,
    session,
    offline,
  };
  return { plan, random };
}

/** The devices that are used for the first time on a working day: those that came since the one before. */
export function devicesFirstUsed(company: Company, plan: PersonDay, day: number): readonly OwnedDevice[] {
  const isFirstUse = ({ kind, age }: OwnedDevice): boolean => {
    // Nobody is away for longer. The command line tool is no device of its own.
    if (kind === "terminal" || age > 21) return false;
    const before = Array.from({ length: age }, (_, back) => day - 1 - back);
    return !before.some((each) => planDay(company, plan.person, each).plan.works);
  };
  return plan.devices.filter(isFirstUse);
}

/** Where a device of the person is at a moment: half of what a phone does is on its carrier's network. */
export function networkAt(plan: PersonDay, at: number, device: Device, random: Random): Network {
  if (device.kind === "phone" && random.chance(0.5)) return plan.phoneNetwork;
  const usesVpn = plan.vpnFrom !== undefined && at >= plan.vpnFrom && device.kind !== "phone";
  return usesVpn ? plan.person.networks.vpn : plan.network;
}

/** The laptop is offline for one to four hours and tells the server about it up to 44 hours later. */
function goOffline(random: Random, start: number, end: number): PersonDay["offline"] {
  const from = Math.round(random.between(start, end - hourMs));
  const to = from + Math.round(random.between(1, 4) * hourMs);
  const delay = random.chance(0.7) ? random.between(0.1, 6) : random.between(6, 44);
  return { from, to, syncedAt: to + Math.round(delay * hourMs) };
}

function whereabouts(person: Person, today: Random): Network {
  if (today.chance(personDay.vpnDay)) return person.networks.vpn;
  return !person.worksRemotely && today.chance(personDay.office) ? person.networks.office : person.networks.home;
}
