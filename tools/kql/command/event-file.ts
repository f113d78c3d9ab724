import * as v from "valibot";

import table from "../../../infra/tables/OnePasswordEventLogs_CL.json" with { type: "json" };
import { type Json, parseJson } from "../../../local-cloud/azure/json-text.ts";
import type { Row } from "../../../local-cloud/azure/row-shaper.ts";
import { createStoredTable } from "../../../local-cloud/azure/stored-table.ts";
import { createRowMapper } from "../../../src/onepassword/rows/row.ts";
import { type Stream, streams } from "../../../src/streams.ts";
import type { Database } from "../engine/database.ts";
import { readTableFile, standardTables } from "../language/table-files.ts";
import { tableFromRows } from "../tables/table.ts";

const tableFile = new URL(`../../../infra/tables/${table.name}.json`, import.meta.url);

/** A file of events that cannot be read. `line` starts at 1. */
export class EventFileError extends Error {
  override readonly name = "EventFileError";
  readonly line: number;

  constructor(message: string, line: number) {
    super(message);
    this.line = line;
  }
}

/**
 * The connector's table with the events of a file, and the tables of other products without rows. The text is a JSON array, a body
 * of the Events API (`{"items": [...]}`), or JSON lines. What has a `log_source` is a row of the table already. Anything else is an
 * event as 1Password sends it, and goes through the connector's own row mapper; its stream is the one that knows most of its fields.
 * @param now milliseconds since 1970: when all of it arrived.
 * @throws EventFileError
 */
export function readEventFile(text: string, now: number): Database {
  const schema = readTableFile(tableFile);
  const stored = createStoredTable(schema.columns);
  const rowOf = createReader(now);
  for (const [event, line] of eventsOf(text)) stored.append([rowOf(event, line)], now);
  const rows = stored.table();
  const others = standardTables();
  const empty = new Map(others.map(({ name, columns }) => [name, tableFromRows(columns, [])]));
  return {
    schema: { tables: [{ name: schema.name, columns: rows.schema }, ...others], functions: [], watchlists: [] },
    table: (name) => (name === schema.name ? rows : empty.get(name)),
  };
}

const anyObject = v.record(
  v.string(),
  v.custom<Json>((value) => value !== undefined),
);

/** Each event with its line; where one text holds several events, with the line that the text begins in. */
function* eventsOf(text: string): Generator<[event: unknown, line: number]> {
  const whole = tryParse(text);
  if (whole !== undefined) {
    const items = Object(whole).items ?? whole;
    for (const event of Array.isArray(items) ? items : [items]) yield [event, 1];
    return;
  }
  for (const [index, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue;
    const event = tryParse(line);
    if (event === undefined) throw new EventFileError("This line is no JSON.", index + 1);
    yield [event, index + 1];
  }
}

function tryParse(text: string): Json | undefined {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}

function createReader(now: number): (event: unknown, line: number) => Row {
  const mappers = new Map(
    streams.map((stream) => [
      stream,
      createRowMapper(stream.fields, { logSource: stream.logSource, account: "", excludedActions: new Set() }),
    ]),
  );
  return (event, line) => {
    if (!v.is(anyObject, event)) throw new EventFileError("This is no event: not a JSON object.", line);
    if (event["log_source"] !== undefined) return event;
    const stream = streamOf(event);
    const mapped = stream === undefined ? undefined : mappers.get(stream)?.(event, now);
    if (mapped?.kind !== "row")
      throw new EventFileError("This is no event of a stream that the connector knows.", line);
    return v.parse(anyObject, parseJson(mapped.row.json));
  };
}

function streamOf(event: object): Stream | undefined {
  const known = streams.map((stream) => ({
    stream,
    fields: Object.keys(event).filter((name) => Object.hasOwn(stream.fields.columns, name)).length,
  }));
  const [best, next] = known.toSorted((one, other) => other.fields - one.fields);
  return best === undefined || best.fields === next?.fields ? undefined : best.stream;
}
