import type { Client, Session, StreamEvent } from "../event-shapes.ts";
import { dailySubject } from "./audit-subjects.ts";
import { purpose } from "./company.ts";
import type { Company, Item, Person, Vault } from "./company.ts";
import type { PersonalDeed, PersonKind } from "./deeds.ts";
import type { App, Device } from "./devices.ts";
import type { Entry } from "./entries.ts";
import { makeAudit, makeSignIn, makeUsage } from "./make-events.ts";
import type { AuditSubject } from "./make-events.ts";
import { travelNetwork } from "./networks.ts";
import type { Network } from "./networks.ts";
import { networkAt } from "./person-day.ts";
import type { PersonDay } from "./person-day.ts";
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
  [0.05, "share"],
]);

type Failure = readonly [category: string, type: string];
const failures: Partial<Record<PersonKind, Failure>> = {
  "wrong-password": ["credentials_failed", "password_secret_bad"],
  "wrong-code": ["mfa_failed", "totp_bad"],
  "wrong-identity": ["sso_failed", "sso_user_mismatch"],
  "old-version": ["modern_version_failed", "modern_version_old"],
  blocked: ["firewall_failed", "ip_blocked"],
};
const successTypes = { password: "credentials_ok", mfa: "mfa_ok", sso: "federated" } as const;

/** Makes the event of an entry. The same entry always gives the same event. */
export function realise(company: Company, { at, insertedAt, day, index, what }: Entry): StreamEvent {
  const random = new Random(company.seed, purpose.event, day, index);
  if (what.kind === "server-fetch") {
    const { user, vault, app } = what.serviceAccount;
    const { network } = what;
    const location = guessLocation(random, network.city);
    const item = random.pick(vault.items);
    const client = clientOf(app, network.ip);
    const event = makeUsage(random, at, { user, client, vault, item, action: "server-fetch", location });
    return { stream: "itemusages", at, insertedAt, story: "work", event };
  }
  return realiseDeed(random, { at, insertedAt }, what);
}

type Times = Pick<StreamEvent, "at" | "insertedAt">;

/** Makes the event of a deed from the choices of `random`. */
export function realiseDeed(random: Random, times: Times, deed: PersonalDeed): StreamEvent {
  if (deed.kind === "open") return signInEvent(random, times, deed);
  if (deed.kind === "act") return auditEvent(random, times, deed);
  if (deed.kind === "use") return usageEvent(random, times, deed);
  const { kind, plan } = deed;
  if (kind === "audit") return auditEvent(random, times, { ...plan, plan, subject: dailySubject(random, plan) });
  const device = pickDevice(random, plan);
  if (kind === "usage") {
    const action = usageActions(random);
    return usageEvent(random, times, { plan, device, action, ...pickItem(random, plan.person) });
  }
  const network =
    kind === "blocked"
      ? // A firewall rule stops the café's address, not the office's.
        travelNetwork(plan.person.index, plan.network.city)
      : networkAt(plan, times.at, device, random);
  const typesNone = plan.person.signsInWith === "sso" && kind === "wrong-password";
  const failure = failures[typesNone ? "wrong-identity" : kind];
  return signInEvent(random, times, { plan, device, network, ...(failure === undefined ? {} : { failure }) });
}

type Use = { readonly plan: PersonDay; readonly device: Device; readonly action: string; vault: Vault; item: Item };

function usageEvent(random: Random, { at, insertedAt }: Times, use: Readonly<Use>): StreamEvent {
  const { plan, device, action, vault, item } = use;
  const network = networkAt(plan, at, device, random);
  const location = guessLocation(random, network.city);
  const client = clientOf(device.app, network.ip);
  const event = makeUsage(random, at, { user: plan.person.user, client, vault, item, action, location });
  const isLate = plan.offline?.syncedAt === insertedAt;
  return { stream: "itemusages", at, insertedAt, story: isLate ? "late" : "work", event };
}

type Act = {
  readonly plan: PersonDay;
  readonly session: Session;
  readonly network: Network;
  readonly subject: AuditSubject;
};

function auditEvent(random: Random, { at, insertedAt }: Times, act: Act): StreamEvent {
  const { plan, session, network, subject } = act;
  const location = guessLocation(random, network.city);
  const event = makeAudit(random, at, { actor: plan.person.user, session, subject, location });
  return { stream: "auditevents", at, insertedAt, story: "work", event };
}

type Attempt = {
  readonly plan: PersonDay;
  readonly device: Device;
  readonly network: Network;
  /** The session that it opens. @default one that nobody uses */
  readonly session?: Session;
  /** @default success */
  readonly failure?: Failure;
};

function signInEvent(random: Random, { at, insertedAt }: Times, attempt: Attempt): StreamEvent {
  const { plan, device, network, session, failure } = attempt;
  const [category, type] = failure ?? ["success", successTypes[plan.person.signsInWith]];
  const event = makeSignIn(random, at, {
    user: plan.person.user,
    client: clientOf(device.app, network.ip),
    sessionUuid: session?.uuid ?? random.upperUuid(),
    category,
    type,
    details: category === "firewall_failed" ? network.ip : undefined,
    location: guessLocation(random, network.city),
    country: random.chance(0.99) ? network.city.country : undefined,
    timestamp: session?.login_time,
  });
  return { stream: "signinattempts", at, insertedAt, story: "work", event };
}

/** A client as events have it: an app at an address. */
export function clientOf(app: App, ip: string): Client {
  return { ...app, ip_address: ip };
}

function pickDevice(random: Random, { devices, browser }: PersonDay): Device {
  return random.chance(0.6) ? browser : random.pick(devices.filter(({ kind }) => kind !== "terminal"));
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
