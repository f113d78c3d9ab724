import { readHuntingQueries } from "../content/files/hunting-query-file.ts";
import { prepareQuery } from "../kql/engine/run-query.ts";
import { createWorld } from "./detections/world.ts";

const dayMs = 86_400_000;
/** A Monday. */
const from = Date.UTC(2026, 2, 2);
const limits = { rows: 10_000_000, milliseconds: 60_000 };

/** How a hunting query did. */
export interface HuntTiming {
  readonly slug: string;
  /** Processor time of a run, whatever else the machine does; after one that is not counted, as Azure's binding is not ours. */
  readonly seconds: number;
  /** Of the result. */
  readonly rows: number;
}

/**
 * Times every hunting query over a company's days, with the parsers as they are deployed: each run parses the rows that it reads.
 * @param root - Folder of the project.
 * @returns The slowest first.
 */
export async function measureHunting(
  root: string,
  { people, days, seed }: { readonly people: number; readonly days: number; readonly seed: number },
): Promise<HuntTiming[]> {
  const world = await createWorld(root, { people, seed, from, days, before: 0, keepsRaw: true });
  const now = from + days * dayMs;
  const database = world.asDeployed({ from, to: now, arrivedBy: now });
  const timings: HuntTiming[] = [];
  for (const { slug, query } of readHuntingQueries(root)) {
    const prepared = prepareQuery(query, database.schema);
    await prepared.run(database, { now, limits });
    const before = process.cpuUsage();
    const { rows } = await prepared.run(database, { now, limits });
    const { user, system } = process.cpuUsage(before);
    timings.push({ slug, seconds: (user + system) / 1e6, rows });
  }
  return timings.toSorted((one, other) => other.seconds - one.seconds);
}
