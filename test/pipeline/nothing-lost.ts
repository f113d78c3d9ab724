import { env } from "node:process";
import * as fc from "fast-check";
import { commands } from "./commands.ts";
import { World } from "./world.ts";
import type { BreakPorts } from "./world.ts";

const wellRun = { budgetMs: 240_000, crashAt: undefined, latencies: [1] };

/** More runs than any world of this property needs to be drained: a stream that is never drained is a failure. */
const mostRuns = 20;

/** Everything works again, and the connector runs until nothing is left: then every event must be somewhere. */
async function drain(world: World): Promise<void> {
  await world.heal();
  for (let run = 0; run < mostRuns; run += 1) {
    const [outcome] = await world.run(wellRun);
    if (outcome === "drained") break;
    if (run === mostRuns - 1) throw new Error(`Never drained: the last of ${mostRuns} good runs ended ${outcome}.`);
  }
  const missing = world.missing();
  if (missing.length > 0) throw new Error(`Broken promise: lost ${missing.join(", ")}.`);
}

/**
 * The promise of the engine: whatever happens, in whatever order, every event is delivered at least once, the checkpoint
 * is never ahead of delivery, nothing comes again without a reason, and order is kept. The promises themselves are in world.ts.
 */
export function nothingLost(breakPorts: BreakPorts = (ports) => ports) {
  const replayPath = env["PROPERTY_REPLAY"];
  const plan = fc.commands(commands, {
    maxCommands: 100,
    size: "max",
    ...(replayPath === undefined ? {} : { replayPath }),
  });
  return fc.asyncProperty(plan, async (steps) => {
    const world = new World(breakPorts);
    await fc.asyncModelRun(() => ({ model: { skewMs: 0 }, real: world }), steps);
    await drain(world);
  });
}

/**
 * Number of runs, and where to start. `SOAK_RUNS` runs more; a failure prints its seed, path and replay path, which
 * `PROPERTY_SEED`, `PROPERTY_PATH` and `PROPERTY_REPLAY` play again.
 */
export function propertyParameters(numRuns: number): fc.Parameters<unknown> {
  const seed = env["PROPERTY_SEED"];
  const path = env["PROPERTY_PATH"];
  return {
    numRuns: Number(env["SOAK_RUNS"] ?? numRuns),
    ...(seed === undefined ? {} : { seed: Number(seed) }),
    ...(path === undefined ? {} : { path }),
  };
}
