// Plays the engine's model test for long: `npm run soak`. SOAK_RUNS says how many plans (20,000 unless set); PROPERTY_SEED,
// PROPERTY_PATH and PROPERTY_REPLAY play one again. A plan that breaks a promise is printed with all three.

import { spawnSync } from "node:child_process";

const soakRuns = process.env["SOAK_RUNS"] ?? "20000";
console.log(`Playing ${soakRuns} plans. This takes a while.`);
const { status } = spawnSync(
  process.execPath,
  ["node_modules/vitest/vitest.mjs", "run", "test/pipeline/nothing-lost.test.ts", "--reporter=default"],
  { env: { ...process.env, SOAK_RUNS: soakRuns }, stdio: "inherit" },
);
process.exitCode = status ?? 1;
