import type { Json } from "./json-text.ts";
import { stringifyJson } from "./json-text.ts";

/** A column as `infra/tables/*.json` describes it. */
export interface Column {
  readonly name: string;
  /** string, int, long, real, boolean, dynamic or datetime. */
  readonly type: string;
}

/** A row of the table: every column is there, null where nothing came. */
export type Row = Readonly<Record<string, Json>>;

/** What was changed in rows on their way into the table. Azure tells the sender nothing of it. */
export interface RowChanges {
  /** Values in columns that the stream or the table does not have, by column. */
  readonly unknownColumns: Map<string, number>;
  /** Values that did not fit the column's type and became null, by column. */
  readonly wrongTypes: Map<string, number>;
  /** Values over 64 KB that were cut, by column. */
  readonly truncated: Map<string, number>;
  /** Rows whose TimeGenerated was replaced by the time of arrival. */
  timesReplaced: number;
}

export function createRowChanges(): RowChanges {
  return { unknownColumns: new Map(), wrongTypes: new Map(), truncated: new Map(), timesReplaced: 0 };
}

/** Makes table rows of what was sent. The same input always gives the same row. */
export type RowShaper = (sent: Readonly<Record<string, Json>>, receivedAt: number, changes: RowChanges) => Row;

/** Azure Monitor limits, custom logs: maximum size of a field value. */
const maxFieldBytes = 64 * 1024;
const hour = 60 * 60 * 1000;
/** "Log data ingestion time in Azure Monitor": outside of this, TimeGenerated becomes the time of arrival. */
const oldestTime = 48 * hour;
const newestTime = 24 * hour;

/**
 * Shapes rows as Azure Monitor does: unknown columns are dropped, values over 64 KB are cut, a TimeGenerated that is
 * more than two days old or one day ahead is replaced. What Azure does with a value of the wrong type is not documented;
 * here it becomes null, the strictest reading.
 * @param columns of the table.
 * @param declared columns of the stream, when it has not all of the table's.
 */
export function createRowShaper(columns: readonly Column[], declared?: ReadonlySet<string>): RowShaper {
  const taken = declared === undefined ? columns : columns.filter(({ name }) => declared.has(name));
  const types = new Map(taken.map((column) => [column.name, column.type]));
  const emptyRow: Row = Object.fromEntries(columns.map((column) => [column.name, null]));

  return (sent, receivedAt, changes) => {
    const row: Record<string, Json> = { ...emptyRow };
    for (const name in sent) {
      const value = sent[name];
      const type = types.get(name);
      if (type === undefined) {
        count(changes.unknownColumns, name);
      } else if (value !== null && value !== undefined) {
        if (!fits(type, value)) {
          count(changes.wrongTypes, name);
        } else {
          row[name] = cut(type, value, () => count(changes.truncated, name));
        }
      }
    }
    const time = row["TimeGenerated"];
    const sentTime = typeof time === "string" ? Date.parse(time) : Number.NaN;
    if (!(sentTime >= receivedAt - oldestTime && sentTime <= receivedAt + newestTime)) {
      row["TimeGenerated"] = new Date(receivedAt).toISOString();
      changes.timesReplaced += 1;
    }
    return row;
  };
}

const minInt = -(2 ** 31);
const maxInt = 2 ** 31 - 1;
const minLong = -(2n ** 63n);
const maxLong = 2n ** 63n - 1n;

function fits(type: string, value: Json): boolean {
  switch (type) {
    case "string":
      return typeof value === "string";
    case "datetime":
      return typeof value === "string" && !Number.isNaN(Date.parse(value));
    case "int":
      return Number.isInteger(value) && Number(value) >= minInt && Number(value) <= maxInt;
    case "long":
      return Number.isSafeInteger(value) || (typeof value === "bigint" && value >= minLong && value <= maxLong);
    case "real":
      return typeof value === "number";
    case "boolean":
      return typeof value === "boolean";
    default:
      return true;
  }
}

function cut(type: string, value: Json, noteCut: () => void): Json {
  if (typeof value !== "string" && (type !== "dynamic" || typeof value !== "object")) {
    return value;
  }
  const text = typeof value === "string" ? value : stringifyJson(value);
  // A UTF-16 code unit takes at most three bytes, so short texts need no measuring.
  if (text.length * 3 <= maxFieldBytes || Buffer.byteLength(text) <= maxFieldBytes) {
    return value;
  }
  noteCut();
  // Cutting bytes can split the last character; decoding marks it with U+FFFD, which is taken off.
  return Buffer.from(text)
    .subarray(0, maxFieldBytes)
    .toString("utf8")
    .replace(/\uFFFD$/u, "");
}

function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}
