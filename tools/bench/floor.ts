import { gzipSync } from "node:zlib";
import { gzipLevel } from "../../src/azure/sink.ts";
import { streams } from "../../src/streams.ts";
import { benchPages } from "./pages.ts";

/**
 * The bare minimum for a page, in a process of its own: parse, map, stringify once, compress. No network, no engine,
 * no checks, no error handling: what nobody can go below. Prints the CPU time of a page in milliseconds.
 */

const bodies = [...benchPages()].flatMap(([name, pages]) =>
  pages.map((items) => ({ name, body: Buffer.from(`{"cursor":"1","has_more":true,"items":${items}}`) })),
);
const columns = new Map(streams.map(({ name, fields }) => [name, new Map(Object.entries(fields.columns))]));

function page({ name, body }: (typeof bodies)[number]): number {
  const { items }: { items: Record<string, unknown>[] } = JSON.parse(body.toString());
  const of = columns.get(name);
  const rows = items.map((event) => {
    const row: Record<string, unknown> = { TimeGenerated: event["timestamp"], log_source: name };
    for (const field in event) row[of?.get(field) ?? field] = event[field];
    return row;
  });
  return gzipSync(JSON.stringify(rows), { level: gzipLevel }).length;
}

const rounds = Number(process.argv[2] ?? 20);
for (const body of bodies) page(body);
const before = process.cpuUsage();
for (let round = 0; round < rounds; round += 1) for (const body of bodies) page(body);
const { user, system } = process.cpuUsage(before);
console.log((user + system) / 1_000 / rounds / bodies.length);
