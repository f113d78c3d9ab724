/** The three event streams of the Events API; each name is also a path segment and a token feature. */
export const streams = ["auditevents", "itemusages", "signinattempts"] as const;

/** One of the three event streams. */
export type Stream = (typeof streams)[number];

/** The Events API host for each kind of account host (Events API reference, "Servers"). A token's `aud` claim says which one it is for. */
export const eventsHosts = [
  "events.1password.com",
  "events.1password.ca",
  "events.1password.eu",
  "events.ent.1password.com",
] as const;

/** A host that serves the Events API. */
export type EventsHost = (typeof eventsHosts)[number];
