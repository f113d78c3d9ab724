/*
 * The v2 events as 1Password documents them (Events API reference 1.4.1). Fields marked "MSP only" are left out
 * for ordinary accounts. Every field is optional in the API; a required field here is one that we always fill.
 */

/** A person as an event names them; name and email are those at the time of the event. */
export type EventUser = {
  uuid: string;
  name: string;
  email: string;
  /** MSP only: `user` or `external_user`. */
  user_type?: string;
  /** MSP only. */
  user_account_uuid?: string;
};

/** Where the client's address seems to be. Any part may be missing. Degrees. */
export type Location = {
  country?: string;
  region?: string;
  city?: string;
  latitude?: number;
  longitude?: number;
};

/** The app that made the event. */
export type Client = {
  app_name: string;
  app_version: string;
  platform_name: string;
  platform_version: string;
  os_name: string;
  os_version: string;
  ip_address: string;
};

/** The session of an audit event: `uuid` is the `session_uuid` of a sign-in, `login_time` its timestamp. */
export type Session = { uuid: string; login_time: string; device_uuid: string; ip: string };

/** An event of `/api/v2/auditevents`. */
export type AuditEvent = {
  uuid: string;
  timestamp: string;
  actor_uuid: string;
  actor_details?: EventUser;
  actor_type?: string;
  actor_account_uuid?: string;
  account_uuid?: string;
  action: string;
  object_type: string;
  object_uuid: string;
  object_details?: EventUser;
  aux_id?: number;
  aux_uuid?: string;
  aux_details?: EventUser;
  aux_info?: string;
  session: Session;
  location?: Location;
};

/** An event of `/api/v2/itemusages`. */
export type ItemUsage = {
  uuid: string;
  timestamp: string;
  used_version: number;
  vault_uuid: string;
  item_uuid: string;
  action: string;
  user: EventUser;
  client: Client;
  location?: Location;
  /** MSP only. */
  account_uuid?: string;
};

/** An event of `/api/v2/signinattempts`. `details` names what a firewall rule blocked, else it is null. */
export type SignInAttempt = {
  uuid: string;
  session_uuid: string;
  timestamp: string;
  country?: string;
  category: string;
  type: string;
  details: { value: string } | null;
  target_user: EventUser;
  client: Client;
  location?: Location;
  /** MSP only. */
  account_uuid?: string;
};

/**
 * An event with its stream and the two times that matter: `at`, when it happened, and `insertedAt`, when 1Password's
 * server learnt of it (later for a laptop that was offline). Both in milliseconds since 1970. `story` says why it
 * exists: `work`, `late`, or the name of an attack.
 */
export type StreamEvent = { readonly at: number; readonly insertedAt: number; readonly story: string } & (
  | { readonly stream: "auditevents"; readonly event: AuditEvent }
  | { readonly stream: "itemusages"; readonly event: ItemUsage }
  | { readonly stream: "signinattempts"; readonly event: SignInAttempt }
);
