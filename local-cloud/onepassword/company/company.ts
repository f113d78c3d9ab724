import type { EventUser } from "../event-shapes.ts";
import { departments, sensitiveVaults } from "./departments.ts";
import { commandLineApp, ownDevices } from "./devices.ts";
import type { App, Device } from "./devices.ts";
import { nameOf } from "./names.ts";
import { buildNetwork, homeNetwork, officeNetwork, phoneNetwork, vpnNetwork } from "./networks.ts";
import type { Network } from "./networks.ts";
import { carrierCity, officeCities, remoteCities } from "./places.ts";
import type { City } from "./places.ts";
import { Random } from "./random.ts";
import { otherRates } from "./rates.ts";

/** An item; `version` grows with each change. Titles are encrypted and never in events, so it has none. */
export type Item = { readonly uuid: string; readonly version: number };

/** A shared vault. */
export type Vault = {
  readonly uuid: string;
  readonly name: string;
  readonly isSensitive: boolean;
  readonly items: readonly Item[];
};

/** A group and the vaults that its members can open. */
export type Group = { readonly uuid: string; readonly name: string; readonly vaults: readonly Vault[] };

/** Somebody who works here. Working hours are in hours after midnight at home. */
export type Person = {
  readonly index: number;
  /** As events name them. */
  readonly user: EventUser;
  readonly job: string;
  readonly isAdministrator: boolean;
  readonly groups: readonly Group[];
  readonly vaults: readonly Vault[];
  /** What they are like; `devicesOn` tells which of them it is on a day. */
  readonly devices: readonly Device[];
  /** A developer whose projects load their secrets with the command line tool. */
  readonly usesCommandLine: boolean;
  readonly signsInWith: "password" | "mfa" | "sso";
  readonly home: City;
  readonly networks: {
    readonly home: Network;
    readonly office: Network;
    readonly vpn: Network;
    readonly phone: Network;
  };
  readonly worksRemotely: boolean;
  readonly workingHours: { readonly start: number; readonly end: number };
};

/** A job that fetches items by itself, day and night. */
export type ServiceAccount = {
  readonly index: number;
  readonly user: EventUser;
  readonly vault: Vault;
  readonly app: App;
  readonly network: Network;
  /** Another machine of its pool, used for a day now and then. */
  readonly spareNetwork: Network;
  readonly everyMinutes: number;
  readonly itemsPerRun: number;
};

/** What to make a company of. */
export type CreateCompanyOptions = {
  /** A whole number; the same seed gives the same company and history. */
  readonly seed: number;
  /** How many people. @default 200 */
  readonly people?: number;
  /** Events of a person on a working day are about 45 times this. @default 1 */
  readonly activity?: number;
  /** When it began to use 1Password, in milliseconds since 1970: nothing happened before. @default no such time */
  readonly since?: number;
};

/** A made-up company, Contoso, and what belongs to it. All of it follows from its seed. */
export type Company = {
  readonly seed: number;
  readonly activity: number;
  readonly since: number;
  /** For `createAccount`. */
  readonly accountUuid: string;
  readonly people: readonly Person[];
  readonly administrators: readonly Person[];
  readonly groups: readonly Group[];
  readonly vaults: readonly Vault[];
  readonly serviceAccounts: readonly ServiceAccount[];
  /** The SCIM bridge: it signs in each night and acts for the identity provider. */
  readonly bridge: Person;
  readonly offices: readonly Network[];
  readonly vpn: readonly Network[];
};

/** The first word after the seed of a `Random`: what it is used for. */
export const purpose = {
  company: 1,
  person: 2,
  day: 3,
  event: 4,
  live: 5,
  attack: 6,
  device: 7,
  newcomer: 8,
  acts: 9,
} as const;

/**
 * Creates a company from a seed.
 *
 * @throws RangeError if `people` is not a whole number of at least 2 (somebody has to administer somebody).
 */
export function createCompany(options: CreateCompanyOptions): Company {
  const { seed, people: size = 200, activity = 1, since = Number.NEGATIVE_INFINITY } = options;
  if (!Number.isInteger(size) || size < 2) throw new RangeError(`A company of ${size} people cannot be made.`);
  const random = new Random(seed, purpose.company);
  const offices = officeCities.map((city, index) => officeNetwork(index, city));
  const vpn = officeCities.map((city, index) => vpnNetwork(index, city));
  const everyone = createGroup(random, "Team Members", ["Company"]);
  const groups = departments.map(({ name, vaults }) => createGroup(random, name, vaults));
  const owners = createGroup(random, "Administrators", ["Administration"]);
  const people = Array.from({ length: size }, (_, index) => {
    const department = Math.max(0, departmentAt((index + 0.5) / size));
    const isAdministrator = index % 25 === 0 || index === 1;
    const own = [everyone, ...groups.slice(department, department + 1), ...(isAdministrator ? [owners] : [])];
    const jobs = departments[department]?.jobs ?? [];
    return createPerson(new Random(seed, purpose.person, index), { index, isAdministrator, jobs, groups: own });
  });
  const allGroups = [everyone, ...groups, owners];
  const vaults = allGroups.flatMap((group) => group.vaults);
  return {
    seed,
    activity,
    since,
    accountUuid: random.upperUuid(),
    people,
    administrators: people.filter((person) => person.isAdministrator),
    groups: allGroups,
    vaults,
    serviceAccounts: Array.from({ length: Math.max(2, Math.round(size / 25)) }, (_, index) =>
      createServiceAccount(random, index, vaults),
    ),
    bridge: createBridge(seed),
    offices,
    vpn,
  };
}

function departmentAt(place: number): number {
  let end = 0;
  return departments.findIndex(({ share }) => {
    end += share;
    return place < end;
  });
}

function createGroup(random: Random, name: string, vaults: readonly string[]): Group {
  return { uuid: random.lowerUuid(), name, vaults: vaults.map((vault) => createVault(random, vault)) };
}

function createVault(random: Random, name: string): Vault {
  const items = Array.from({ length: random.int(20, 120) }, () => ({
    uuid: random.lowerUuid(),
    version: random.int(1, 30),
  }));
  return { uuid: random.lowerUuid(), name, isSensitive: sensitiveVaults.has(name), items };
}

type Place = Pick<Person, "index" | "isAdministrator" | "groups"> & { readonly jobs: readonly string[] };

/** A person at a place in the company. */
export function createPerson(random: Random, { index, isAdministrator, groups, jobs }: Place): Person {
  const { first, last } = nameOf(index);
  const worksRemotely = random.chance(0.25);
  const remote = worksRemotely ? random.pick(remoteCities) : undefined;
  const home: City = remote ?? random.pick(officeCities);
  const office = officeCities.indexOf(remote?.office ?? home);
  const officeCity = officeCities[office] ?? home;
  const start = random.between(7, 10);
  // Beyond the names that there are, people get a number, as in any large company.
  const number = index < 2400 ? "" : String(Math.floor(index / 2400) + 1);
  const email = `${first}.${last}${number}@contoso.example`.toLowerCase();
  return {
    index,
    user: { uuid: random.upperUuid(), name: `${first} ${last}`, email },
    job: random.pick(jobs),
    isAdministrator,
    groups,
    vaults: groups.flatMap((group) => group.vaults),
    devices: ownDevices(random, index + 1),
    usesCommandLine: isDeveloper(groups) && random.chance(otherRates.commandLineUsers),
    signsInWith: random.chance(0.55) ? "mfa" : random.pick(["password", "sso"]),
    home,
    networks: {
      home: homeNetwork(index, home),
      office: officeNetwork(office, officeCity),
      vpn: vpnNetwork(office, officeCity),
      phone: phoneNetwork(index, carrierCity(home)),
    },
    worksRemotely,
    workingHours: { start, end: start + random.between(7.5, 9.5) },
  };
}

function isDeveloper(groups: readonly Group[]): boolean {
  return groups.some(({ name }) => name === "Engineering" || name === "Platform");
}

// Above all people and newcomers; `entries.ts` has the numbers below it.
const bridgeNumber = 65_535;

/** Behaves like somebody with one device in the first office's machine room. */
function createBridge(seed: number): Person {
  const random = new Random(seed, purpose.person, -1);
  const [home] = officeCities;
  if (home === undefined) throw new RangeError("There is no office.");
  const network = buildNetwork(99, home);
  const app = { ...commandLineApp("scim-bridge-0"), app_name: "1Password SCIM Bridge", app_version: "20900" };
  return {
    index: bridgeNumber,
    user: { uuid: random.upperUuid(), name: "Automated User Provisioning", email: "provisioning@contoso.example" },
    job: "SCIM bridge",
    isAdministrator: false,
    groups: [],
    vaults: [],
    devices: [{ uuid: random.lowerUuid(), kind: "terminal", app }],
    usesCommandLine: false,
    signsInWith: "password",
    home,
    networks: { home: network, office: network, vpn: network, phone: network },
    worksRemotely: false,
    workingHours: { start: 0, end: 23.9 },
  };
}

const buildJobs = ["deploy", "integration-tests", "release", "backup", "terraform", "image-build", "secrets-sync"];
const buildVaults = new Set(["Build Machines", "Staging", "Production", "Developer Tools"]);

function createServiceAccount(random: Random, index: number, vaults: readonly Vault[]): ServiceAccount {
  const name = `${buildJobs[index % buildJobs.length]}-${Math.floor(index / buildJobs.length) + 1}`;
  const uuid = random.upperUuid();
  const city = random.pick(officeCities);
  return {
    index,
    user: { uuid, name, email: `${random.lowerUuid()}@1passwordserviceaccounts.com` },
    vault: random.pick(vaults.filter((vault) => buildVaults.has(vault.name))),
    app: commandLineApp(`runner-${String(index + 1).padStart(2, "0")}`),
    network: buildNetwork(index, city),
    spareNetwork: buildNetwork(index + 50, city),
    everyMinutes: random.pick([15, 30, 60]),
    itemsPerRun: random.int(2, 6),
  };
}
