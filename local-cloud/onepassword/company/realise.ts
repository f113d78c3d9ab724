import type { Client, StreamEvent } from "../event-shapes.ts";
import { auditSubject } from "./audit-subjects.ts";
import { purpose } from "./company.ts";
import type { Company, Item, Person, Vault } from "./company.ts";
import type { App, Device } from "./devices.ts";
import type { Entry, PersonKind } from "./entries.ts";
import { makeAudit, makeSignIn, makeUsage } from "./make-events.ts";
import type { PersonDay } from "./person-day.ts";
import { travelNetwork } from "./networks.ts";
import { guessLocation } from "./places.ts";
import { Random, chooser } from "./random.ts";

const usageActions = chooser([
  [60, "fill"],
  [14, "secure-copy"],
  [13, "reveal"],
  [5, "enter-item-edit-mode"],
  [4, "select-sso-provider"],
  [2, "other"],
  [1, "server-create"],
  [1, "server-update"],
  [0.4, "share"],
  [0.1, "export"],
]);

// The sign-ins that fail, as category and type.
const failures: Partial<Record<PersonKind, readonly [category: string, type: string]>> = {
  "wrong-password": ["credentials_failed", "password_secret_bad"],
  "mfa-failed": ["mfa_failed", "totp_bad"],
  "old-version": ["modern_version_failed", "modern_version_old"],
  blocked: ["firewall_failed", "ip_blocked"],
};
const successTypes = { password: "credentials_ok", mfa: "mfa_ok", sso: "federated" } as const;

/** Makes the event of an entry. The same entry always gives the same event. */
export function realise(company: Company, { at, insertedAt, day, index, what }: Entry): StreamEvent {
  const random = new Random(company.seed, purpose.event, day, index);
  if (what.kind === "server-fetch") {
    const { user, vault, app, network } = what.serviceAccount;
    const location = guessLocation(random, network.city);
    const item = random.pick(vault.items);
    const client = clientOf(app, network.ip);
    const event = makeUsage(random, at, { user, client, vault, item, action: "server-fetch", location });
    return { stream: "itemusages", at, insertedAt, story: "work", event };
  }
  return realiseDeed(company, random, { kind: what.kind, plan: what.plan, at, insertedAt });
}

/** What a person does at a moment of a day. */
export type Deed = {
  readonly kind: PersonKind;
  readonly plan: PersonDay;
  readonly at: number;
  readonly insertedAt: number;
};

/** Makes the event of a deed from the choices of `random`. */
export function realiseDeed(company: Company, random: Random, deed: Deed): StreamEvent {
  const { kind, plan, at, insertedAt } = deed;
  const { person, session } = plan;
  // A firewall rule stops the café's address, not the office's.
  const network = kind === "blocked" ? travelNetwork(person.index, plan.network.city) : plan.network;
  const location = guessLocation(random, network.city);
  if (kind === "usage") {
    const { vault, item } = pickItem(random, person);
    const device = pickDevice(random, plan);
    const client = clientOf(device.app, network.ip);
    const action = usageActions(random);
    const event = makeUsage(random, at, { user: person.user, client, vault, item, action, location });
    const isLate = plan.offline?.syncedAt === insertedAt;
    return { stream: "itemusages", at, insertedAt, story: isLate ? "late" : "work", event };
  }
  if (kind === "audit") {
    const subject = auditSubject({ random, company, person, sessionUuid: session.uuid });
    const event = makeAudit(random, at, { actor: person.user, session, subject, location });
    return { stream: "auditevents", at, insertedAt, story: "work", event };
  }
  const isFirst = kind === "sign-in";
  const device = isFirst ? plan.laptop : pickDevice(random, plan);
  const [category, type] = failures[kind] ?? ["success", successTypes[person.signsInWith]];
  const event = makeSignIn(random, at, {
    user: person.user,
    client: clientOf(device.app, network.ip),
    sessionUuid: isFirst ? session.uuid : random.upperUuid(),
    category,
    type,
    details: kind === "blocked" ? network.ip : undefined,
    location,
    country: random.chance(0.99) ? network.city.country : undefined,
    timestamp: isFirst ? session.login_time : undefined,
  });
  return { stream: "signinattempts", at, insertedAt, story: "work", event };
}

/** A client as events have it: an app at an address. */
export function clientOf(app: App, ip: string): Client {
  return { ...app, ip_address: ip };
}

function pickDevice(random: Random, { person, browser }: PersonDay): Device {
  return random.chance(0.6) ? browser : random.pick(person.devices);
}

function pickItem(random: Random, person: Person): { vault: Vault; item: Item } {
  // Squares: the first vaults and items of a list are used most, as favourites are.
  const vault = pickFirst(random, person.vaults);
  return { vault, item: pickFirst(random, vault.items) };
}

function pickFirst<T>(random: Random, list: readonly T[]): T {
  const value = list[Math.floor(random.between(0, 1) ** 2 * list.length)];
  return value ?? random.pick(list);
}
