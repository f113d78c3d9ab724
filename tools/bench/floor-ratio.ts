import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import type { Drain, DrainBench } from "./drain.ts";
import { median } from "./median.ts";

const run = promisify(execFile);
const rounds = 3;

/** Within the limit of 600 requests a minute, so that a drain never waits. */
const fewEvents = 60_000;
const manyEvents = 540_000;

/** What {@link measureFloorRatio} found: medians over its rounds, CPU in milliseconds a page. */
export interface FloorRatio {
  readonly floorMs: number;
  readonly pageMs: number;
  readonly ratio: number;
  readonly eventsPerSecond: number;
  readonly requestsPer1000Events: number;
}

/**
 * CPU time of a page in the connector's process against the bare minimum, in turns. What starting costs is the same in a short and
 * a long drain, and falls out of their difference.
 */
export async function measureFloorRatio(bench: DrainBench): Promise<FloorRatio> {
  const found: { floorMs: number; pageMs: number; long: Drain }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const short = await bench.drain(fewEvents);
    const long = await bench.drain(manyEvents);
    const floorMs = await measureFloor();
    found.push({ floorMs, pageMs: (long.cpuMs - short.cpuMs) / (long.pages - short.pages), long });
  }
  return {
    floorMs: median(found.map(({ floorMs }) => floorMs)),
    pageMs: median(found.map(({ pageMs }) => pageMs)),
    ratio: median(found.map(({ floorMs, pageMs }) => pageMs / floorMs)),
    eventsPerSecond: median(found.map(({ long }) => long.events / long.seconds)),
    requestsPer1000Events: median(found.map(({ long }) => (long.requests * 1_000) / long.events)),
  };
}

async function measureFloor(): Promise<number> {
  const { stdout } = await run(process.execPath, [path.join(import.meta.dirname, "floor.ts")]);
  return Number(stdout);
}
