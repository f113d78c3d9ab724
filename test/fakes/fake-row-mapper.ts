import type { Mapped, RowMapper } from "../../src/pipeline/ports.ts";
import { readEventTime } from "../../src/onepassword/rows/timestamp.ts";

/** Kinds of event that the fake mapper and {@link madeEvent} know. */
export const eventKinds = ["plain", "cut", "excluded", "unmappable", "too_large", "refused", "timeless"] as const;
export type EventKind = (typeof eventKinds)[number];

/** An event for tests: its kind says what becomes of it. */
export interface MadeEvent {
  readonly uuid: string;
  readonly kind: EventKind;
  /** RFC 3339. */
  readonly timestamp: string;
  /** Size of its row in bytes, said and not true, so that a few rows fill a batch. */
  readonly bytes?: number;
}

/** Makes an event. @param time - Milliseconds since 1970. */
export function madeEvent(uuid: string, time: number, kind: EventKind = "plain", bytes?: number): MadeEvent {
  return { uuid, kind, timestamp: new Date(time).toISOString(), ...(bytes === undefined ? {} : { bytes }) };
}

/** The JSON of the row that {@link mapMadeEvent} makes. */
export function madeRow(uuid: string): string {
  return JSON.stringify({ uuid });
}

/** The uuid of an event or a row; undefined where there is none. */
export function uuidOf(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null || !("uuid" in value)) return undefined;
  return typeof value.uuid === "string" ? value.uuid : undefined;
}

/** A row mapper whose rows hold nothing but the uuid. */
export const mapMadeEvent: RowMapper = (event): Mapped => {
  if (!isMade(event)) return { kind: "rejected", rejection: { reason: "unmappable", detail: "Not an object.", event } };
  const { uuid, kind, timestamp } = event;
  if (kind === "excluded") return { kind: "excluded" };
  if (kind === "unmappable")
    return { kind: "rejected", rejection: { reason: "unmappable", detail: "Made so.", event } };
  const json = madeRow(uuid);
  const bytes = kind === "too_large" ? 1_200_000 : (event.bytes ?? Buffer.byteLength(json));
  return {
    kind: "row",
    row: { json, bytes },
    eventTime: kind === "timeless" ? undefined : readEventTime(timestamp)?.ms,
    ...(kind === "cut" ? { kept: { reason: "cut", detail: "Made so.", event } } : {}),
  };
};

function isMade(event: unknown): event is MadeEvent {
  return typeof event === "object" && event !== null && "uuid" in event && "kind" in event && "timestamp" in event;
}
