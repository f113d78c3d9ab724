import { describe, expect, it } from "vitest";

import type { Database } from "../../tools/kql/engine/database.ts";
import { chunkSize } from "../../tools/kql/tables/chunk.ts";
import { createTableWriter } from "../../tools/kql/tables/table-writer.ts";
import { type Table, tableFromRows } from "../../tools/kql/tables/table.ts";
import { parseJson } from "../../tools/kql/values/json.ts";
import type { Value } from "../../tools/kql/values/types.ts";
import { texts } from "./running.ts";

const columns = [
  { name: "n", type: "long" },
  { name: "s", type: "string" },
  { name: "d", type: "dynamic" },
  { name: "none", type: "string" },
] as const;

/** A full chunk and an open one; in the open one `s` has no repeats. */
const rows = Array.from({ length: chunkSize + 1000 }, (_, row): Value[] => [
  BigInt(row),
  row >= chunkSize ? `own ${row}` : `text ${row % 7}`,
  row % 5 === 0 ? null : (parseJson(`{"k":"${row % 3}","list":[${row % 4}]}`) ?? null),
  "",
]);

const writer = createTableWriter(columns);
for (const row of rows) writer.append(new Map(columns.map(({ name }, index) => [name, row[index] ?? null])));

const database = (table: Table): Database => ({
  schema: { tables: [{ name: "T", columns }], functions: [], watchlists: [] },
  table: () => table,
});
const stored = database(writer.table());
const plain = database(tableFromRows(columns, rows));

/** Work that is done once for equal values of a stored column must give what it gives row by row. */
describe("values that repeat in a stored table", () => {
  it.each([
    "T | where s == 'text 3' | count",
    "T | where not(s startswith 'own') and d.k == '1' | count",
    "T | extend x = tostring(d.k) | summarize count(), min(n), max(n) by x",
    "T | extend x = strcat(tostring(d.list[0]), '-', s) | where s startswith 'text' | summarize count() by x | sort by x asc",
    "T | where n % 3 == 0 | extend x = toupper(s) | extend y = strcat(x, '!') | where y endswith '5!' | summarize sum(n) by y",
    "T | summarize arg_max(n, *) by k = tostring(d.k) | extend z = strcat(s, tostring(d.list)) | project k, n, z",
    "T | where n < 10 | join kind=leftouter (T | where n < 5) on n | extend x = strcat(tostring(d1.k), '.', tostring(isnull(d1)))",
    "union T, (T | where n > 60000) | extend x = strcat(s, '?'), y = tolong(d.list[0]) | summarize count(), sum(y) by x | where count_ > 1",
    "T | sort by s asc, n desc | extend x = prev(s, 1) == s, y = row_number() | where y < 20 | project n, x, y, strlen(s), isempty(none)",
    "T | sort by tostring(d.k) desc, n asc | take 4 | extend r = iff(s has '1', 'one', s)",
    "T | extend x = array_length(d.list) | summarize countif(isnull(x)), countif(x == 1), dcount(none)",
  ])("are worked on as each by itself: %s", async (query) => {
    const found = await texts(query, stored);
    expect(found.length).toBeGreaterThan(0);
    expect(found).toEqual(await texts(query, plain));
  });
});
