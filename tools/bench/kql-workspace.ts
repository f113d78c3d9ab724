import { createRowChanges, createRowShaper, type Row } from "../../local-cloud/azure/row-shaper.ts";
import { createStoredTable, type StoredTable } from "../../local-cloud/azure/stored-table.ts";
import type { Json } from "../../local-cloud/azure/json-text.ts";
import { createCompany } from "../../local-cloud/onepassword/company/company.ts";
import { history } from "../../local-cloud/onepassword/company/history.ts";
import { createRowMapper } from "../../src/onepassword/rows/row.ts";
import { streams } from "../../src/streams.ts";
import { prepareQuery } from "../kql/engine/run-query.ts";
import { readTableFile } from "../kql/language/table-files.ts";
import { median } from "./median.ts";

/**
 * A company's events in the workspace's form, in a process of its own (with --expose-gc): bytes a row, and milliseconds of a
 * typical rule over them, run again and again. The argument is how many rows.
 */

const dayMs = 86_400_000;
const begin = Date.UTC(2026, 0, 5);
const rounds = 9;
/** Rows that reach the workspace together. */
const rowsOfBatch = 1_000;

const { name, columns } = readTableFile(new URL("../../infra/tables/OnePasswordEventLogs_CL.json", import.meta.url));

/** What parsers and rules are made of: repeats taken out, columns from bags, a threshold by person. */
const rule = `${name}
| where log_source == 'itemusages' and TimeGenerated > ago(1d)
| extend Arrived = ingestion_time()
| summarize arg_min(Arrived, *) by uuid_s
| extend Email = tolower(tostring(user.email)), App = tostring(client.app_name), Ip = tostring(client.ip_address),
         Country = tostring(location.country), EventTime = coalesce(timestamp, TimeGenerated)
| where action in ('reveal', 'secure-copy') and not(Email endswith '@1passwordserviceaccounts.com')
| summarize Items = dcount(item_uuid), Vaults = make_set(vault_uuid, 20), From = min(EventTime), To = max(EventTime) by Email, Ip, Country
| where Items > 20`;

/** Fills a table with the first rows of a company of 1,000 people. Gives the time of the last one, in milliseconds since 1970. */
function fill(table: StoredTable, count: number): number {
  const shape = createRowShaper(columns);
  const company = createCompany({ seed: 1, people: 1_000, activity: 3, since: begin });
  const context = { account: company.accountUuid, excludedActions: new Set<string>() };
  const mappers = new Map<string, ReturnType<typeof createRowMapper>>(
    streams.map(({ name: stream, logSource, fields }) => [stream, createRowMapper(fields, { ...context, logSource })]),
  );
  const changes = createRowChanges();
  let batch: Row[] = [];
  for (const { stream, event, insertedAt } of history(company, { from: begin, to: begin + 400 * dayMs })) {
    const mapped = mappers.get(stream)?.(event, 0);
    if (mapped?.kind === "row") {
      const sent: Readonly<Record<string, Json>> = JSON.parse(mapped.row.json);
      batch.push(shape(sent, insertedAt, changes));
    }
    const isLast = table.rows + batch.length >= count;
    if (isLast || batch.length === rowsOfBatch) {
      table.append(batch, insertedAt);
      batch = [];
    }
    if (isLast) return insertedAt;
  }
  throw new Error(`The company did less than ${count} things.`);
}

function bytesNow(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

const before = bytesNow();
const table = createStoredTable(columns);
const now = fill(table, Number(process.argv[2]));
const bytesPerRow = (bytesNow() - before) / table.rows;

const rows = table.table();
const database = {
  schema: { tables: [{ name, columns: rows.schema }], functions: [], watchlists: [] },
  table: () => rows,
};
const query = prepareQuery(rule, database.schema);
const times: number[] = [];
for (let round = 0; round < rounds; round += 1) {
  const start = performance.now();
  await query.run(database, { now });
  times.push(performance.now() - start);
}
console.log(JSON.stringify({ bytesPerRow, ruleMs: median(times) }));
