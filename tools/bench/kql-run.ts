import { prepareQuery } from "../kql/engine/run-query.ts";
import { kqlParts, partDatabase } from "./kql-parts.ts";
import { median } from "./median.ts";

/** One part of the KQL bench, in a process of its own, named by its argument. Prints the seconds of a run, and the most memory that it took. */

const rounds = 3;

const part = kqlParts.find(({ name }) => name === process.argv[2]);
if (part === undefined) throw new Error(`There is no part ${process.argv[2]}.`);
const database = partDatabase(part);
const query = prepareQuery(part.query, database.schema);
const seconds: number[] = [];
for (let round = 0; round < rounds; round += 1) {
  const start = performance.now();
  const { columns, rows } = await query.run(database, { now: Date.UTC(2026, 1, 1) });
  for (const column of columns) for (let row = 0; row < rows; row++) column.get(row);
  seconds.push((performance.now() - start) / 1_000);
}
console.log(JSON.stringify({ seconds: median(seconds), peakBytes: process.resourceUsage().maxRSS * 1_024 }));
