import * as v from "valibot";

import { type Json, parseJson } from "../../../local-cloud/azure/json-text.ts";
import { createRowChanges, createRowShaper, type Row } from "../../../local-cloud/azure/row-shaper.ts";
import { createStoredTable } from "../../../local-cloud/azure/stored-table.ts";
import { createRowMapper } from "../../../src/onepassword/rows/row.ts";
import { streams } from "../../../src/streams.ts";
import type { ColumnSchema } from "../../kql/language/schema.ts";
import type { Table } from "../../kql/tables/table.ts";
import type { PlayedEvent } from "./played-events.ts";
import { rawEvent, type RawEvent } from "./raw-events.ts";

const sentRow = v.record(
  v.string(),
  v.custom<Json>((value) => value !== undefined),
);

const mappers = new Map(
  streams.map(({ name, fields, logSource }) => [
    name,
    createRowMapper(fields, { logSource, account: "", excludedActions: new Set() }),
  ]),
);

/** The connector's table with events as they arrived: through its own row mapper, then shaped as Azure does. */
export function storedRows(columns: readonly ColumnSchema[], events: readonly PlayedEvent[]): Table {
  const stored = createStoredTable(columns);
  // Resource Manager calls it boolean; the shaper knows that name.
  const shape = createRowShaper(columns.map(({ name, type }) => ({ name, type: type === "bool" ? "boolean" : type })));
  for (const played of events.toSorted((one, other) => one.arrives - other.arrives)) {
    const row: Row = shape(sentRowOf(rawEvent(played), played.arrives), played.arrives, createRowChanges());
    stored.append([row], played.arrives);
  }
  return stored.table();
}

function sentRowOf({ stream, event }: RawEvent, arrives: number): Readonly<Record<string, Json>> {
  if (stream === "healthevents") return event;
  const mapped = mappers.get(stream)?.(event, arrives);
  if (mapped?.kind !== "row") throw new Error(`The row mapper took no ${stream} event ${JSON.stringify(event)}.`);
  return v.parse(sentRow, parseJson(mapped.row.json));
}
