import type { AuditEvent, Client, EventUser, ItemUsage, Location, Session, SignInAttempt } from "../event-shapes.ts";
import type { Item, Vault } from "./company.ts";
import type { Random } from "./random.ts";
import { formatNano } from "./timestamps.ts";

type SignInFields = {
  readonly user: EventUser;
  readonly client: Client;
  readonly sessionUuid: string;
  readonly category: string;
  readonly type: string;
  /** What a firewall rule stopped. @default none: `details` is null, as on most sign-ins */
  readonly details?: string | undefined;
  readonly location: Location | undefined;
  /** ISO 3166 code. @default that of the location */
  readonly country?: string | undefined;
  /** @default `at` with random nanoseconds */
  readonly timestamp?: string | undefined;
};

/** Makes a sign-in attempt at `at` (milliseconds). */
export function makeSignIn(random: Random, at: number, fields: SignInFields): SignInAttempt {
  const { details, location, country = location?.country } = fields;
  const event: SignInAttempt = {
    uuid: random.upperUuid(),
    session_uuid: fields.sessionUuid,
    timestamp: fields.timestamp ?? formatNano(at, random.int(0, 999_999)),
    category: fields.category,
    type: fields.type,
    details: details === undefined ? null : { value: details },
    target_user: fields.user,
    client: fields.client,
  };
  if (country !== undefined) event.country = country;
  if (location !== undefined) event.location = location;
  return event;
}

type UsageFields = {
  readonly user: EventUser;
  readonly client: Client;
  readonly vault: Vault;
  readonly item: Item;
  readonly action: string;
  readonly location: Location | undefined;
};

/** Makes an item usage at `at` (milliseconds). */
export function makeUsage(random: Random, at: number, fields: UsageFields): ItemUsage {
  const event: ItemUsage = {
    uuid: random.upperUuid(),
    timestamp: formatNano(at, random.int(0, 999_999)),
    used_version: fields.item.version,
    vault_uuid: fields.vault.uuid,
    item_uuid: fields.item.uuid,
    action: fields.action,
    user: fields.user,
    client: fields.client,
  };
  if (fields.location !== undefined) event.location = fields.location;
  return event;
}

/** What an audit event is about: the fields from `action` to `aux_info`. */
export type AuditSubject = Pick<
  AuditEvent,
  "action" | "object_type" | "object_uuid" | "object_details" | "aux_id" | "aux_uuid" | "aux_details" | "aux_info"
>;

type AuditFields = {
  readonly actor: EventUser;
  readonly session: Session;
  readonly subject: AuditSubject;
  readonly location: Location | undefined;
};

/** Makes an audit event at `at` (milliseconds). */
export function makeAudit(random: Random, at: number, fields: AuditFields): AuditEvent {
  const event: AuditEvent = {
    uuid: random.upperUuid(),
    timestamp: formatNano(at, random.int(0, 999_999)),
    actor_uuid: fields.actor.uuid,
    actor_details: fields.actor,
    actor_type: "user",
    ...fields.subject,
    session: fields.session,
  };
  if (fields.location !== undefined) event.location = fields.location;
  return event;
}
