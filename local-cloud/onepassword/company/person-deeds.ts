import { auxUser, personalSubjects, thing } from "./audit-subjects.ts";
import { actOf } from "./deeds.ts";
import type { AddDeed } from "./deeds.ts";
import type { OwnedDevice } from "./device-life.ts";
import type { PersonDay } from "./person-day.ts";
import { chooser } from "./random.ts";
import type { Random } from "./random.ts";
import { actsOfPeople, otherRates, personDay } from "./rates.ts";
import type { PersonalAct } from "./rates.ts";
import { formatNano } from "./timestamps.ts";

const minuteMs = 60_000;

const triesUntilRight = chooser(otherRates.wrongPasswordTries.map((chance, index) => [chance, index + 1]));

/** What a person does on a working day, but for the item usages of its hours. */
export function addDeedsOfDay(
  plan: PersonDay,
  { random, newDevices }: { readonly random: Random; readonly newDevices: readonly OwnedDevice[] },
  add: AddDeed,
): void {
  const { person, start, end, session, network } = plan;
  const usesPassword = person.signsInWith !== "sso";
  if (usesPassword && random.chance(personDay.wrongPassword)) {
    for (let tries = triesUntilRight(random); tries > 0; tries--) {
      add(start - tries * 9000, { kind: "wrong-password", plan });
    }
  }
  if (person.signsInWith === "mfa" && random.chance(personDay.wrongCode))
    add(start - 5000, { kind: "wrong-code", plan });
  if (!usesPassword && random.chance(personDay.wrongIdentity)) add(start - 8000, { kind: "wrong-identity", plan });
  if (random.chance(personDay.blocked)) add(start - 40_000, { kind: "blocked", plan });
  if (random.chance(personDay.oldVersion)) add(start - 60_000, { kind: "old-version", plan });
  add(start, { kind: "open", plan, device: plan.laptop, session, network });
  for (let more = random.int(0, 4); more > 0; more--) add(random.int(start, end), { kind: "other-sign-in", plan });
  for (let more = random.int(0, 3); more > 0; more--) add(random.int(start + 1000, end), { kind: "audit", plan });
  for (const { act, chance } of personalActs) {
    if (random.chance(chance)) add(random.int(start + 1000, end), actOf(plan, personalSubjects[act](random, plan)));
  }
  for (const device of newDevices) addNewDevice(plan, device, random, add);
  addBursts(plan, random, add);
}

const personalActs = Object.keys(personalSubjects)
  .filter((act): act is PersonalAct => act in actsOfPeople)
  .map((act) => ({ act, chance: actsOfPeople[act] }));

/** The first sign-in on a new device, and its enrolment; with single sign-on it becomes a trusted device. */
function addNewDevice(plan: PersonDay, device: OwnedDevice, random: Random, add: AddDeed): void {
  const { person, network } = plan;
  const at = device === plan.laptop ? plan.start : random.int(plan.start + minuteMs, plan.end);
  const login = { uuid: random.upperUuid(), login_time: formatNano(at, random.int(0, 999_999)) };
  const session = device === plan.laptop ? plan.session : { ...login, device_uuid: device.uuid, ip: network.ip };
  if (session !== plan.session) add(at, { kind: "open", plan, device, session, network });
  const subjects = [
    { ...thing("create", "device", device.uuid), ...auxUser(random, person) },
    ...(person.signsInWith === "sso"
      ? [{ ...thing("tdvcsso", "user", person.user.uuid), object_details: person.user }]
      : []),
  ];
  for (const [index, subject] of subjects.entries()) {
    add(at + 20_000 + index * 15_000, { kind: "act", plan, session, network, subject });
  }
}

/** Many items in a short time, for good reasons. */
function addBursts(plan: PersonDay, random: Random, add: AddDeed): void {
  const { person, start, end, laptop } = plan;
  if (random.chance(personDay.busyHalfHour)) {
    const from = random.int(start, end - 30 * minuteMs);
    const vault = random.pick(person.vaults);
    for (const item of random.shuffle(vault.items).slice(0, random.int(12, 20))) {
      const at = from + random.int(0, 30 * minuteMs);
      add(at, { kind: "use", plan, device: laptop, action: random.pick(["reveal", "secure-copy"]), vault, item });
    }
  }
  if (random.chance(personDay.download)) {
    const at = random.int(start, end);
    const vault = random.pick(person.vaults);
    for (const item of random.shuffle(vault.items).slice(0, random.int(1, 3))) {
      add(at + random.int(0, minuteMs), { kind: "use", plan, device: laptop, action: "export", vault, item });
    }
  }
  const terminal = plan.devices.find(({ kind }) => kind === "terminal");
  if (terminal === undefined || !random.chance(personDay.commandLine)) return;
  // A project has its vault and its items: the same ones each time.
  const vault = random.pick(person.vaults.slice(1));
  const needs = vault.items.slice(0, 3 + (person.index % 12));
  for (let runs = random.int(1, 6); runs > 0; runs--) {
    const from = random.int(start, end);
    for (const [index, item] of needs.entries()) {
      add(from + index * 300, { kind: "use", plan, device: terminal, action: "server-fetch", vault, item });
    }
  }
}
