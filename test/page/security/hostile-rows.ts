import { type Json, parseJson } from "../../../local-cloud/azure/json-text.ts";
import {
  isJsonObject,
  type JsonObject,
  type JsonValue,
} from "../../../local-cloud/azure/resource-manager/json-value.ts";
import { isJsonArray } from "../../../local-cloud/azure/resource-manager/types/rules/body.ts";
import { createRowChanges, createRowShaper, type Row } from "../../../local-cloud/azure/row-shaper.ts";
import {
  completeAuditEvent,
  completeItemUsage,
  completeSignInAttempt,
} from "../../../local-cloud/onepassword/complete-samples.ts";
import { createRowMapper } from "../../../src/onepassword/rows/row.ts";
import { streams } from "../../../src/streams.ts";
import { sampleHealthRow } from "../../../tools/content/playing/sample-events.ts";
import { uuidOf } from "../../../tools/content/playing/people.ts";
import { readTableFile } from "../../../tools/kql/language/table-files.ts";
import { hostileTexts } from "./hostile-texts.ts";

const samples: Readonly<Record<string, JsonObject>> = {
  auditevents: { ...completeAuditEvent },
  itemusages: { ...completeItemUsage },
  signinattempts: { ...completeSignInAttempt },
};

const { columns } = readTableFile(new URL("../../../infra/tables/OnePasswordEventLogs_CL.json", import.meta.url));
const shape = createRowShaper(columns.map(({ name, type }) => ({ name, type: type === "bool" ? "boolean" : type })));

/** What 1Password itself sets: words of its own, numbers of the network, and identifiers. */
const ownWords = /^(?:action|object_type|category|type|country|ip|ip_address|user_type|actor_type|account_uuid)$/u;
const identifiers = /uuid$/u;

/** Identifier of whoever has the text as a name. */
export function personOfText(text: string): string {
  return uuidOf(`person ${text.slice(0, 200)}`);
}

/**
 * Rows of every stream for every hostile text, through the connector's own mapper. In one of two the text stands where people type (names,
 * addresses, devices, places), in the other wherever 1Password sends a text at all.
 */
export function hostileRows(now: number): readonly Row[] {
  return hostileTexts.flatMap((text, index) =>
    eventRows(text, index, now).concat([healthRow(text, now - index * 60_000, index)]),
  );
}

function eventRows(text: string, index: number, now: number): Row[] {
  const timestamp = new Date(now - (index + 1) * 60_000).toISOString();
  return streams.flatMap(({ name, fields, logSource }) => {
    const map = createRowMapper(fields, { logSource, account: "", excludedActions: new Set() });
    return (["typed", "all"] as const).flatMap((where) => {
      const event: JsonObject = Object(filled(samples[name] ?? {}, text, where));
      const mapped = map({ ...event, uuid: uuidOf(`${name} ${where} ${index}`), timestamp }, now);
      return mapped.kind === "row" ? [shape(sentOf(parseJson(mapped.row.json)), now, createRowChanges())] : [];
    });
  });
}

function healthRow(text: string, at: number, index: number): Row {
  const time = new Date(at).toISOString();
  const own = { uuid_s: uuidOf(`health ${index}`), log_source: "healthevents", TimeGenerated: time, timestamp: time };
  return shape(sentOf({ ...Object(filled(sampleHealthRow, text, "typed")), ...own }), at, createRowChanges());
}

/** A sample with its texts replaced. */
function filled(value: JsonValue, text: string, where: "typed" | "all", key = ""): JsonValue {
  if (isJsonArray(value)) return value.map((each) => filled(each, text, where, key));
  if (isJsonObject(value)) {
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, filled(each, text, where, name)]));
  }
  if (typeof value !== "string" || (where === "typed" && ownWords.test(key))) return value;
  return where === "typed" && identifiers.test(key) ? personOfText(text) : text;
}

function sentOf(value: unknown): Readonly<Record<string, Json>> {
  return Object(value);
}
