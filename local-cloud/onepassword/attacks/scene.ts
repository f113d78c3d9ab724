import { purpose } from "../company/company.ts";
import type { Company, Item, Person, Vault } from "../company/company.ts";
import { devicesOn } from "../company/device-life.ts";
import type { App, Device } from "../company/devices.ts";
import { makeAudit, makeSignIn, makeUsage } from "../company/make-events.ts";
import type { AuditSubject } from "../company/make-events.ts";
import type { Network } from "../company/networks.ts";
import { locationOf } from "../company/places.ts";
import { Random } from "../company/random.ts";
import { clientOf } from "../company/realise.ts";
import type { Client, EventUser, Session, StreamEvent } from "../event-shapes.ts";
import type { AttackOptions } from "./attack.ts";

/** An app at a network: where a step of an attack comes from. */
export type Origin = { readonly app: App; readonly network: Network };

/** Somebody signed in somewhere: what an act is done from. */
export type Seat = Origin & { readonly user: EventUser; readonly session: Session };

type SignInStep = Origin & {
  readonly user: EventUser;
  /** @default "success" */
  readonly category?: string;
  /** @default "credentials_ok" */
  readonly type?: string;
  /** Of the session that it opens. @default one never seen before */
  readonly deviceUuid?: string;
};

type UsageStep = Origin & {
  readonly user: EventUser;
  readonly vault: Vault;
  readonly item: Item;
  readonly action: string;
  /** Minutes after the use at which the app sends it. @default at once */
  readonly sentAfter?: number;
};

type AuditStep = {
  readonly actor: EventUser;
  readonly session: Session;
  readonly network: Network;
  readonly subject: AuditSubject;
  /** Only for somebody of another account. @default "user" */
  readonly actorType?: string;
  readonly actorAccountUuid?: string;
};

/**
 * Collects the events of an attack, step by step. Locations are complete: an attack must be visible where geolocation
 * works. Times are minutes after the attack's `at`.
 */
export class Scene {
  readonly random: Random;
  readonly #story: string;
  readonly #at: number;
  readonly #events: StreamEvent[] = [];

  readonly #company: Company;

  constructor(company: Company, story: string, { at, seed = 1 }: AttackOptions) {
    this.#company = company;
    this.#story = story;
    this.#at = at;
    this.random = new Random(company.seed, purpose.attack, seed, Math.floor(at / 1000));
  }

  /** A sign-in attempt, and the session that it opens if it succeeds. */
  signIn(minute: number, step: SignInStep): Session {
    const { user, network, category = "success", type = "credentials_ok" } = step;
    const sessionUuid = this.random.upperUuid();
    const when = this.#when(minute);
    const event = makeSignIn(this.random, when.at, {
      user,
      client: clientAt(step),
      sessionUuid,
      category,
      type,
      location: locationOf(network.city),
    });
    this.#events.push({ stream: "signinattempts", ...when, event });
    const deviceUuid = step.deviceUuid ?? this.random.lowerUuid();
    return { uuid: sessionUuid, login_time: event.timestamp, device_uuid: deviceUuid, ip: network.ip };
  }

  /** An attempt that fails. */
  fail(minute: number, step: Origin & { readonly user: EventUser }, category: string, type: string): void {
    this.signIn(minute, { ...step, category, type });
  }

  /** Somebody of the company signs in as ever, on the own laptop. @param network where. @default at home */
  sitDown(minute: number, person: Person, network = person.networks.home): Seat {
    const { app, uuid } = this.laptop(person);
    const type = { password: "credentials_ok", mfa: "mfa_ok", sso: "federated" }[person.signsInWith];
    const session = this.signIn(minute, { user: person.user, app, network, type, deviceUuid: uuid });
    return { user: person.user, app, network, session };
  }

  /** Somebody signs in on a machine that the company does not know. */
  breakIn(minute: number, user: EventUser, network: Network, app: App, type = "credentials_ok"): Seat {
    return { user, app, network, session: this.signIn(minute, { user, app, network, type }) };
  }

  /** The person's laptop on the day of the attack. @throws RangeError never: everybody has one */
  laptop(person: Person): Device {
    const [laptop] = devicesOn(this.#company, person, Math.floor(this.#at / 86_400_000));
    if (laptop === undefined) throw new RangeError("Everybody has a laptop.");
    return laptop;
  }

  /** An item usage. */
  usage(minute: number, step: UsageStep): void {
    const when = this.#when(minute);
    const location = locationOf(step.network.city);
    const { user, vault, item, action, sentAfter = 0 } = step;
    const event = makeUsage(this.random, when.at, { user, client: clientAt(step), vault, item, action, location });
    const insertedAt = when.insertedAt + sentAfter * 60_000;
    this.#events.push({ stream: "itemusages", ...when, insertedAt, event });
  }

  /** Several items of a vault used, one after the other, over some minutes. */
  uses(from: number, minutes: number, step: Omit<UsageStep, "item"> & { readonly items: readonly Item[] }): void {
    const { items, ...rest } = step;
    for (const [index, item] of items.entries()) {
      this.usage(from + (index / items.length) * minutes, { ...rest, item });
    }
  }

  /** An audit event of somebody who is signed in. */
  act(minute: number, { user, session, network }: Seat, subject: AuditSubject): void {
    this.audit(minute, { actor: user, session, network, subject });
  }

  /** An audit event. */
  audit(minute: number, step: AuditStep): void {
    const { actor, session, network, subject, actorType, actorAccountUuid } = step;
    const when = this.#when(minute);
    const location = locationOf(network.city);
    const made = makeAudit(this.random, when.at, { actor, session, subject, location });
    const event = {
      ...made,
      ...(actorType === undefined ? {} : { actor_type: actorType }),
      ...(actorAccountUuid === undefined
        ? {}
        : { actor_account_uuid: actorAccountUuid, account_uuid: this.#company.accountUuid }),
    };
    this.#events.push({ stream: "auditevents", ...when, event });
  }

  /** One of the administrators. */
  administrator(company: Company): Person {
    return this.random.pick(company.administrators);
  }

  /** Somebody without special rights. @throws RangeError if all are administrators */
  member(company: Company): Person {
    return this.random.pick(company.people.filter((person) => !person.isAdministrator));
  }

  /** What happened, in insertion order. */
  events(): readonly StreamEvent[] {
    return this.#events.toSorted((a, b) => a.insertedAt - b.insertedAt);
  }

  #when(minute: number): Pick<StreamEvent, "at" | "insertedAt" | "story"> {
    const at = Math.round(this.#at + minute * 60_000);
    return { at, insertedAt: at + this.random.int(100, 1500), story: this.#story };
  }
}

function clientAt({ app, network }: Origin): Client {
  return clientOf(app, network.ip);
}
