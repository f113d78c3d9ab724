import {
  isJsonObject,
  type JsonObject,
  type JsonValue,
} from "../../../local-cloud/azure/resource-manager/json-value.ts";
import { merge, objectAt, textAt, withoutNulls } from "../../../local-cloud/azure/resource-manager/types/rules/body.ts";
import type { Stream } from "../../../src/streams.ts";
import { capitalOf } from "./capitals.ts";
import { personOf, uuidOf } from "./people.ts";
import type { PlayedEvent } from "./played-events.ts";
import { sampleAuditEvent, sampleHealthRow, sampleSignIn, sampleUsage } from "./sample-events.ts";

/** An event as 1Password sends it, with its stream; or a health row, as the connector writes it. */
export interface RawEvent {
  readonly stream: Stream["name"] | "healthevents";
  readonly event: JsonObject;
}

/** Where each kind of event has what `by`, `ip`, `country` and `session` are short for. */
const kinds = {
  audit: {
    stream: "auditevents",
    sample: sampleAuditEvent,
    by: (person) => ({
      actor_uuid: person["uuid"] ?? "",
      actor_details: person,
      session: { device_uuid: uuidOf(`device of ${textAt(person, "email")}`).toLowerCase() },
    }),
    ip: (ip) => ({ session: { ip } }),
    country: (_, location) => ({ location }),
    session: (uuid) => ({ session: { uuid } }),
  },
  signIn: {
    stream: "signinattempts",
    sample: sampleSignIn,
    by: (person) => ({ target_user: person }),
    ip: (ip) => ({ client: { ip_address: ip } }),
    country: (country, location) => ({ country, location }),
    session: (uuid) => ({ session_uuid: uuid }),
  },
  usage: {
    stream: "itemusages",
    sample: sampleUsage,
    by: (person) => ({ user: person }),
    ip: (ip) => ({ client: { ip_address: ip } }),
    country: (_, location) => ({ location }),
    session: () => ({}),
  },
} as const satisfies Record<string, Kind>;

interface Kind {
  readonly stream: Stream["name"];
  readonly sample: JsonObject;
  readonly by: (person: JsonObject) => JsonObject;
  readonly ip: (ip: string) => JsonObject;
  readonly country: (country: string, location: JsonObject) => JsonObject;
  readonly session: (uuid: string) => JsonObject;
}

/** The event that 1Password would have sent. */
export function rawEvent(played: PlayedEvent): RawEvent {
  const { given, uuid, at } = played;
  const timestamp = new Date(at).toISOString();
  if (given.health !== undefined) {
    const row = merge(sampleHealthRow, jsonOf(given.health));
    return {
      stream: "healthevents",
      event: withoutNulls({ uuid_s: uuid, TimeGenerated: timestamp, timestamp, ...row }),
    };
  }
  const kind = given.audit !== undefined ? kinds.audit : given.signIn !== undefined ? kinds.signIn : kinds.usage;
  const fields = jsonOf(given.audit ?? given.signIn ?? given.usage ?? {});
  let event = merge(kind.sample, { uuid, timestamp });
  event = merge(event, sessionOf(played));
  if (given.by !== undefined) event = merge(event, kind.by({ ...personOf(given.by) }));
  if (given.ip !== undefined) event = merge(event, kind.ip(given.ip));
  if (given.country !== undefined) {
    // As a whole: nothing of the sample's place may stay.
    event = { ...event, ...kind.country(given.country, "location" in fields ? {} : { ...capitalOf(given.country) }) };
  }
  if (given.session !== undefined) event = merge(event, kind.session(given.session));
  return { stream: kind.stream, event: withoutNulls(withPeople(merge(event, fields), fields)) };
}

/** Each sign-in opens a session of its own; audit events of one person are in one. */
function sessionOf({ given, uuid, sessionFrom }: PlayedEvent): JsonObject {
  if (given.usage !== undefined) return {};
  if (given.signIn !== undefined) return { session_uuid: uuidOf(`session ${uuid}`) };
  return { session: { uuid: uuidOf(`session of ${given.by ?? ""}`), login_time: new Date(sessionFrom).toISOString() } };
}

const named = [
  ["actor_details", "actor_uuid"],
  ["object_details", "object_uuid"],
  ["aux_details", "aux_uuid"],
  ["target_user", undefined],
  ["user", undefined],
] as const;

/** Whoever the test names by e-mail address alone gets a uuid and a name. */
function withPeople(event: JsonObject, given: JsonObject): JsonObject {
  let whole = event;
  for (const [field, uuidField] of named) {
    const email = textAt(objectAt(given, field), "email");
    if (email === undefined) continue;
    const person = { ...personOf(email), ...objectAt(given, field) };
    whole = merge(whole, { [field]: person });
    if (uuidField !== undefined && given[uuidField] === undefined) whole = { ...whole, [uuidField]: person.uuid };
  }
  return whole;
}

function jsonOf(fields: Readonly<Record<string, unknown>>): JsonObject {
  const value: JsonValue = JSON.parse(JSON.stringify(fields));
  return isJsonObject(value) ? value : {};
}
