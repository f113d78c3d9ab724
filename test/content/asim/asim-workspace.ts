import * as v from "valibot";
import { type Json, parseJson } from "../../../local-cloud/azure/json-text.ts";
import { createRowChanges, createRowShaper } from "../../../local-cloud/azure/row-shaper.ts";
import { createStoredTable } from "../../../local-cloud/azure/stored-table.ts";
import { completeAuditEvent, completeSignInAttempt } from "../../../local-cloud/onepassword/complete-samples.ts";
import { createCompany } from "../../../local-cloud/onepassword/company/company.ts";
import { history } from "../../../local-cloud/onepassword/company/history.ts";
import { createRowMapper } from "../../../src/onepassword/rows/row.ts";
import { streams } from "../../../src/streams.ts";
import { contentSchema } from "../../../tools/content/content-schema.ts";
import { prepareQuery } from "../../../tools/kql/engine/run-query.ts";
import type { DatabaseSchema } from "../../../tools/kql/language/schema.ts";
import type { Table } from "../../../tools/kql/tables/table.ts";
import { goldensOf } from "../../rows/golden-files.ts";

/** An event as 1Password sends it, and when the workspace got it, in milliseconds since 1970. */
export interface ArrivedEvent {
  readonly stream: string;
  readonly event: unknown;
  readonly arrives: number;
}

const ownTable = "OnePasswordEventLogs_CL";

export const root = new URL("../../../", import.meta.url).pathname;
/** The content with no table but ours: binding it takes half the time. */
export const schema: DatabaseSchema = onlyOurs(contentSchema(root));
export const dayStart = Date.parse("2026-03-02T00:00:00Z");
const noon = dayStart + 43_200_000;

const columns = schema.tables[0]?.columns ?? [];
const sentRow = v.record(
  v.string(),
  v.custom<Json>((value) => value !== undefined),
);

function onlyOurs({ tables, ...content }: DatabaseSchema): DatabaseSchema {
  return { ...content, tables: tables.filter(({ name }) => name === ownTable) };
}

/** The connector's table with these events in it: through its own row mapper, then as Azure stores them. */
export function tableOf(events: readonly ArrivedEvent[]): Table {
  const stored = createStoredTable(columns);
  const shape = createRowShaper(columns.map(({ name, type }) => ({ name, type: type === "bool" ? "boolean" : type })));
  for (const { stream, event, arrives } of events.toSorted((one, other) => one.arrives - other.arrives)) {
    const fields = streams.find(({ name }) => name === stream);
    if (fields === undefined) throw new Error(`There is no stream ${stream}.`);
    const { fields: streamFields, logSource } = fields;
    const map = createRowMapper(streamFields, { logSource, account: "", excludedActions: new Set() });
    const mapped = map(event, arrives);
    if (mapped.kind !== "row") throw new Error(`The row mapper took no ${stream} event ${JSON.stringify(event)}.`);
    stored.append([shape(v.parse(sentRow, parseJson(mapped.row.json)), arrives, createRowChanges())], arrives);
  }
  return stored.table();
}

/** What a query gives over that table. */
export async function ask(query: string, table: Table, asked = schema): Promise<Table> {
  const database = { table: (name: string) => (name === ownTable ? table : undefined) };
  return await prepareQuery(query, asked).run(database, { now: noon });
}

/** A working day of a company. */
export function companyDay(people: number): ArrivedEvent[] {
  const company = createCompany({ seed: 6, people });
  return [...history(company, { from: dayStart, to: dayStart + 86_400_000 })]
    .filter(({ stream }) => stream !== "itemusages")
    .map(({ stream, event, insertedAt }) => ({ stream, event, arrives: insertedAt + 60_000 }));
}

/** The events of all goldens, each with a uuid of its own. */
export function goldenEvents(): ArrivedEvent[] {
  return streams.flatMap(({ name: stream }) =>
    goldensOf(stream).map(({ name, event }) => ({
      stream,
      event: { ...v.parse(v.record(v.string(), v.unknown()), event), uuid: `${stream} ${name}` },
      arrives: noon,
    })),
  );
}

type Changes = Readonly<Record<string, unknown>>;

/** Audit events that are complete but for what is said. Each has a uuid of its own. */
export function auditEvents(changes: readonly Changes[]): ArrivedEvent[] {
  return changes.map((change, index) => ({
    stream: "auditevents",
    event: { ...completeAuditEvent, uuid: `audit ${index}`, ...change },
    arrives: noon,
  }));
}

/** Sign-in attempts that are complete but for what is said. Each has a uuid of its own. */
export function signIns(changes: readonly Changes[]): ArrivedEvent[] {
  return changes.map((change, index) => ({
    stream: "signinattempts",
    event: { ...completeSignInAttempt, uuid: `sign-in ${index}`, ...change },
    arrives: noon,
  }));
}
