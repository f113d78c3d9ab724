import type { Client, EventUser, Session, StreamEvent } from "../event-shapes.ts";
import { purpose } from "../company/company.ts";
import type { Company, Item, Person, Vault } from "../company/company.ts";
import { makeAudit, makeSignIn, makeUsage } from "../company/make-events.ts";
import type { AuditSubject } from "../company/make-events.ts";
import type { Network } from "../company/networks.ts";
import { locationOf } from "../company/places.ts";
import { Random } from "../company/random.ts";
import { clientOf } from "../company/realise.ts";
import type { App } from "../company/devices.ts";
import type { AttackOptions } from "./attack.ts";

/** An app at a network: where a step of an attack comes from. */
export type Origin = { readonly app: App; readonly network: Network };

type SignInStep = Origin & {
  readonly user: EventUser;
  /** @default "success" */
  readonly category?: string;
  /** @default "credentials_ok" */
  readonly type?: string;
};

type UsageStep = Origin & {
  readonly user: EventUser;
  readonly vault: Vault;
  readonly item: Item;
  readonly action: string;
};

type AuditStep = {
  readonly actor: EventUser;
  readonly session: Session;
  readonly network: Network;
  readonly subject: AuditSubject;
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

  constructor(company: Company, story: string, { at, seed = 1 }: AttackOptions) {
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
    const deviceUuid = this.random.lowerUuid();
    return { uuid: sessionUuid, login_time: event.timestamp, device_uuid: deviceUuid, ip: network.ip };
  }

  /** An item usage. */
  usage(minute: number, step: UsageStep): void {
    const when = this.#when(minute);
    const location = locationOf(step.network.city);
    const { user, vault, item, action } = step;
    const event = makeUsage(this.random, when.at, { user, client: clientAt(step), vault, item, action, location });
    this.#events.push({ stream: "itemusages", ...when, event });
  }

  /** An audit event. */
  audit(minute: number, { actor, session, network, subject }: AuditStep): void {
    const when = this.#when(minute);
    const location = locationOf(network.city);
    const event = makeAudit(this.random, when.at, { actor, session, subject, location });
    this.#events.push({ stream: "auditevents", ...when, event });
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
