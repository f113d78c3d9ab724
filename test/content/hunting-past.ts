import type { AuditEvent, ItemUsage, SignInAttempt, StreamEvent } from "../../local-cloud/onepassword/event-shapes.ts";

/** What happened in a stretch of time, by stream, with the times of the events in milliseconds since 1970. */
export interface Past {
  readonly usages: readonly (ItemUsage & { readonly time: number; readonly insertedAt: number })[];
  readonly acts: readonly (AuditEvent & { readonly time: number })[];
  readonly signIns: readonly (SignInAttempt & { readonly time: number })[];
  /** The item and the people that queries are asked about. */
  readonly item: string;
  readonly leaver: string;
}

/** A hunting query, and its answer worked out from what happened. */
export interface Answer {
  readonly slug: string;
  readonly knobs?: (past: Past) => Readonly<Record<string, string>>;
  /** Columns of the result that are compared, as texts. */
  readonly columns: readonly string[];
  readonly rows: (past: Past) => readonly (readonly (string | number | boolean)[])[];
}

/** Sorts events by stream. */
export function pastOf(events: readonly StreamEvent[], about: Pick<Past, "item" | "leaver">): Past {
  return {
    ...about,
    usages: events.flatMap((each) =>
      each.stream === "itemusages" ? [{ ...each.event, time: timeOf(each), insertedAt: each.insertedAt }] : [],
    ),
    acts: events.flatMap((each) => (each.stream === "auditevents" ? [{ ...each.event, time: timeOf(each) }] : [])),
    signIns: events.flatMap((each) =>
      each.stream === "signinattempts" ? [{ ...each.event, time: timeOf(each) }] : [],
    ),
  };
}

/** The event's own time: a sign-in's differs from when it was planned. The API gives nanoseconds. */
export function timeOf({ event }: StreamEvent): number {
  return Date.parse(`${event.timestamp.slice(0, 23)}Z`);
}

/** Milliseconds. */
export const tenMinutes = 600_000;
/** Milliseconds. */
export const hour = 3_600_000;
const taking = new Set(["reveal", "secure-copy", "export", "share", "server-fetch"]);

/** Whether a use took the secret out of 1Password, as the queries mean it. */
export const isTaken = ({ action }: { readonly action: string }): boolean => taking.has(action);
/** Whether a service account used the item. */
export const isRobot = ({ user }: Pick<ItemUsage, "user">): boolean =>
  user.email.endsWith("@1passwordserviceaccounts.com");
/** Whether the attempt got in. */
export const isIn = ({ category }: SignInAttempt): boolean =>
  ["success", "firewall_reported_success"].includes(category);
/** Where the attempt came from, as 1Password says. */
export const countryOf = ({ country, location }: SignInAttempt): string => country ?? location?.country ?? "";

/** How many different texts there are. */
export function distinct<T>(list: readonly T[], by: (value: T) => string): number {
  return new Set(list.map(by)).size;
}

/** Key and members of each group. */
export function groups<T>(list: readonly T[], by: (value: T) => string): [string, T[]][] {
  return [...Map.groupBy(list, by)];
}

/** Time of day, to the second. */
export function second(time: number): string {
  return new Date(time).toISOString().slice(11, 19);
}

/** Time of day of the latest. */
export const last = (list: readonly { readonly time: number }[]): string =>
  second(Math.max(...list.map(({ time }) => time)));
/** Time of day of the earliest. */
export const first = (list: readonly { readonly time: number }[]): string =>
  second(Math.min(...list.map(({ time }) => time)));
/** A list of one text in KQL. */
export const quoted = (text: string): string => `dynamic([${JSON.stringify(text)}])`;
