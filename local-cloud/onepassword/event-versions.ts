import { Buffer } from "node:buffer";
import type { EventsApiBehaviour } from "./behaviour.ts";
import type { Stream } from "./streams.ts";

/** How the events of a page are to look. */
export type Look = {
  readonly version: "v1" | "v2";
  readonly stream: Stream;
  readonly accountUuid: string;
  readonly behaviour: Pick<EventsApiBehaviour, "mspFields" | "unknownFields" | "unknownValues">;
};

type Fields = Record<string, unknown>;

// The field that holds the person, and the field that a new release of 1Password gives new values, per stream.
const userField = { auditevents: "actor_details", itemusages: "user", signinattempts: "target_user" } as const;
const openField = { auditevents: "action", itemusages: "action", signinattempts: "type" } as const;

const mspEventFields = {
  auditevents: ["actor_account_uuid", "account_uuid"],
  itemusages: ["account_uuid"],
  signinattempts: ["account_uuid"],
} as const;
const v2OnlyEventFields = {
  auditevents: ["actor_type", ...mspEventFields.auditevents],
  itemusages: mspEventFields.itemusages,
  signinattempts: mspEventFields.signinattempts,
} as const;
const v2OnlyUserFields = ["user_type", "user_account_uuid"] as const;

/**
 * Gives an event the look of an API version and of the switches. What needs no change is passed on byte for byte; what
 * does goes through JSON.parse, so integers over 2^53 are rounded in v1 and with switches.
 *
 * @param bytes - one event of version 2 as JSON text.
 */
export function dressEvent(bytes: Uint8Array, look: Look): Uint8Array {
  const { mspFields, unknownFields, unknownValues } = look.behaviour;
  if (look.version === "v2" && !mspFields && !unknownFields && !unknownValues) return bytes;
  const event: unknown = JSON.parse(Buffer.from(bytes).toString());
  if (!isFields(event)) return bytes;
  if (mspFields) addMspFields(event, look);
  if (unknownFields) event["added_in_a_later_release"] = { level: 3, tags: ["a", "b"], note: null };
  if (unknownValues) event[openField[look.stream]] = "added-in-a-later-release";
  if (look.version === "v1") stripV2Fields(event, look.stream);
  return Buffer.from(JSON.stringify(event));
}

function addMspFields(event: Fields, { stream, accountUuid }: Look): void {
  const user = event[userField[stream]];
  if (isFields(user)) Object.assign(user, { user_type: "external_user", user_account_uuid: accountUuid });
  if (stream === "auditevents") event["actor_type"] = "external_user";
  for (const field of mspEventFields[stream]) event[field] = accountUuid;
}

function stripV2Fields(event: Fields, stream: Stream): void {
  for (const field of v2OnlyEventFields[stream]) delete event[field];
  const user = event[userField[stream]];
  if (isFields(user)) for (const field of v2OnlyUserFields) delete user[field];
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
