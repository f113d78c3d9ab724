import { purpose } from "./company.ts";
import type { Company, Person } from "./company.ts";
import { terminalOn } from "./devices.ts";
import type { App, Device } from "./devices.ts";
import { Random } from "./random.ts";
import { otherRates } from "./rates.ts";

/** A person's devices on a day; the same until one is replaced. `age` in days: 0 on the day it came. */
export type OwnedDevice = Device & { readonly age: number };

/**
 * The devices that a person has on a day (local dates since 1970-01-01): each is replaced after its time by another of its kind, with
 * another uuid, and a laptop with another name. Apps are updated within ten days of a release.
 */
export function devicesOn(company: Company, person: Person, day: number): readonly OwnedDevice[] {
  const own = person.devices.map((device, slot): OwnedDevice => {
    const days = device.kind === "terminal" ? otherRates.deviceDays.laptop : otherRates.deviceDays[device.kind];
    // The browser's profile and the laptop age apart; each person's devices begin on another day.
    const phase = new Random(company.seed, purpose.device, person.index, slot).int(0, days - 1);
    const generation = Math.floor((day - phase) / days);
    const random = new Random(company.seed, purpose.device, person.index * 8 + slot, generation);
    const uuid = random.lowerUuid();
    const habit = (person.index * 7 + slot * 3) % 11;
    const app = updated(device, generation, day - habit);
    return { uuid, kind: device.kind, app, age: (((day - phase) % days) + days) % days };
  });
  const laptop = own[0];
  if (laptop === undefined || !person.usesCommandLine) return own;
  const uuid = new Random(company.seed, purpose.device, person.index * 8 + 7, 0).lowerUuid();
  return [...own, { ...terminalOn(laptop, uuid), age: laptop.age }];
}

/** Every four weeks there is a release; day 20,496 (11 February 2026) brought 8.12.2 and Chrome 145. */
function updated(device: Device, generation: number, day: number): App {
  const releases = Math.floor((day - 20_496) / 28);
  const minor = Math.min(99, Math.max(1, 12 + releases));
  const version = `8${String(minor).padStart(2, "0")}02007`;
  const { app } = device;
  const name = app.platform_name;
  if (device.kind === "browser") {
    const [major = "", ...rest] = app.platform_version.split(".");
    return { ...app, app_version: version, platform_version: [String(Number(major) + releases), ...rest].join(".") };
  }
  const letter = String.fromCodePoint(65 + (((generation % 26) + 26) % 26));
  return { ...app, app_version: version, platform_name: device.kind === "laptop" ? `${name}${letter}` : name };
}
