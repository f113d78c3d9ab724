import { rawInteger } from "../../json.ts";
import type { EncodedRow, Mapped, RowMapper } from "../../pipeline/ports.ts";
import type { Row } from "../../table.ts";
import { cutLongColumns, maxColumnBytes } from "./cut.ts";
import { targetsOf } from "./fields.ts";
import type { StreamFields } from "./fields.ts";
import { readEventTime } from "./timestamp.ts";

/** What a row mapper knows beside the event. */
export interface RowContext {
  /** `log_source` of the rows: set from the endpoint, never guessed from the event. */
  readonly logSource: string;
  /** The account of the token; an event's own `account_uuid` (MSP) comes first. */
  readonly account: string;
  /** Actions that the administrator does not want in the table. */
  readonly excludedActions: ReadonlySet<string>;
}

/** The text and length of a row, stringified once. */
export function encodeRow(row: Row): EncodedRow {
  const json = JSON.stringify(row);
  return { json, bytes: Buffer.byteLength(json) };
}

/**
 * Makes the row mapper of a stream. Nothing of an event is lost: a field without a column, or with a value that its column
 * cannot hold, goes to `additional_fields`; a null is an absent value, as in the table.
 */
export function createRowMapper(fields: StreamFields, context: RowContext): RowMapper {
  const columns = targetsOf(fields.columns);
  const exclude = context.excludedActions.size > 0;

  const lifted = Object.entries(fields.lifted?.columns ?? {});
  const lift = (event: Fields, row: Row): void => {
    const outer = fields.lifted === undefined ? undefined : property(event, fields.lifted.from);
    if (!isObject(outer)) return;
    for (const [name, column] of lifted) {
      const value = property(outer, name);
      if (typeof value === "string") row[column] = value;
    }
  };

  const toRow = (event: Fields, arrivedAt: number): { row: Row; eventTime: number | undefined } => {
    const row: Row = { TimeGenerated: undefined, log_source: context.logSource, account_uuid: context.account };
    let additional: Map<string, unknown> | undefined;
    let eventTime: number | undefined;
    // A parsed event has no inherited fields; the entries of each as an array would cost a tenth of the mapping.
    for (const field in event) {
      const value = event[field];
      if (value === null || isUnknownAccount(field, value)) continue;
      const target = columns.get(field);
      if (target !== undefined && target.fits(value)) {
        row[target.column] = value;
        continue;
      }
      const time = target?.type === "datetime" ? readEventTime(value) : undefined;
      if (time === undefined) {
        additional ??= new Map();
        additional.set(field, value);
        continue;
      }
      row.timestamp = time.text;
      // A device whose clock is ahead would hide its events from rules until that time comes: they look at what has just happened.
      if (time.ms <= arrivedAt) row.TimeGenerated = time.utc;
      eventTime = time.ms;
    }
    row.TimeGenerated ??= new Date(arrivedAt).toISOString();
    lift(event, row);
    if (additional !== undefined) row.additional_fields = Object.fromEntries(additional);
    return { row, eventTime };
  };

  const map = (event: unknown, arrivedAt: number): Mapped => {
    if (!isObject(event) || Array.isArray(event) || rawInteger(event) !== undefined) {
      return {
        kind: "rejected",
        rejection: { reason: "unmappable", detail: "The event is not a JSON object.", event },
      };
    }
    const action = exclude ? property(event, fields.actionField) : undefined;
    if (typeof action === "string" && context.excludedActions.has(action)) return { kind: "excluded" };
    const { row, eventTime } = toRow(event, arrivedAt);
    const encoded = encodeRow(row);
    if (encoded.bytes <= maxColumnBytes) return { kind: "row", row: encoded, eventTime };
    const shorter = cutLongColumns(row);
    if (shorter === undefined) return { kind: "row", row: encoded, eventTime };
    const detail = `Cut to ${maxColumnBytes} bytes: ${shorter.cut.join(", ")}.`;
    return { kind: "row", row: encodeRow(shorter.row), eventTime, kept: { reason: "cut", detail, event } };
  };

  return (event, arrivedAt) => {
    try {
      return map(event, arrivedAt);
    } catch (error) {
      // Such as nesting too deep to be written again: one event must not stop its stream.
      const name = error instanceof Error ? error.name : "error";
      return {
        kind: "rejected",
        rejection: { reason: "unmappable", detail: `The event cannot become a row (${name}).`, event },
      };
    }
  };
}

/** A Go server writes an unknown text as an empty one; the token's own account is known. */
function isUnknownAccount(field: string, value: unknown): boolean {
  return value === "" && field === "account_uuid";
}

/** A JSON object, as parsed: its fields are its own. */
type Fields = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Fields {
  return typeof value === "object" && value !== null;
}

function property(of: Fields, name: string): unknown {
  return Object.hasOwn(of, name) ? of[name] : undefined;
}
