import { setTimeout as delay } from "node:timers/promises";
import { build } from "../tools/build.ts";
import { startFunctionApp } from "./functions-host/host.ts";
import type { FunctionApp } from "./functions-host/host.ts";
import { scheduleOf } from "./functions-host/schedule.ts";
import { startTicker } from "./functions-host/ticker.ts";
import { namedFaults } from "./named-faults.ts";
import { readOptions, usage, UsageError } from "./options.ts";
import type { StartOptions } from "./options.ts";
import { healthSince, heading, writeLine } from "./run-lines.ts";
import { setStage } from "./stage.ts";
import type { Arrival, Stage } from "./stage.ts";

/** How much faster than the clock the schedule runs while one looks on: five minutes in ten seconds. */
const speed = 30;

/** Runs until everything is there, with `--once`. Under faults one run may not do. */
const mostRunsAtOnce = 10;

const count = (number: number): string => number.toLocaleString("en");

/** Runs the function once and prints a line for each stream. */
async function runAndPrint(app: FunctionApp, { cloud }: Stage): Promise<boolean> {
  const since = new Date(cloud.clock.now());
  const invocation = await app.invoke("collect");
  const lines = healthSince(cloud.workspace, since);
  for (const line of lines) console.log(writeLine(line, Date.now()));
  // Where the health rows cannot arrive, the log is all there is.
  if (lines.length === 0) for (const { level, message } of invocation.logs) console.log(`${level}: ${message}`);
  return invocation.ok && lines.every(({ outcome }) => outcome === "drained");
}

async function drainOnce(app: FunctionApp, stage: Stage): Promise<number> {
  let runs = 1;
  while (!(await runAndPrint(app, stage)) && runs < mostRunsAtOnce) runs += 1;
  const arrival = await stage.count();
  console.log(`\n${summary(arrival)}${runs > 1 ? ` It took ${runs} runs.` : ""}`);
  return arrival.missing === 0 ? 0 : 1;
}

function summary({ events, missing, repeats }: Arrival): string {
  if (missing > 0) return `${count(missing)} of ${count(events)} generated events are not in the table.`;
  if (repeats === 0)
    return `Every one of the ${count(events)} generated events is in the table exactly once, counted by uuid.`;
  return `Every one of the ${count(events)} generated events is in the table; ${count(repeats)} stand there again, because answers were lost: the parsers remove repeats by uuid.`;
}

/** Keeps going on its schedule until Ctrl-C. */
async function keepRunning(app: FunctionApp, stage: Stage, settings: Readonly<Record<string, string>>): Promise<void> {
  const [collect] = app.functions;
  if (collect === undefined) throw new Error(`The function app has no function:\n${app.output()}`);
  const interrupted = new AbortController();
  process.once("SIGINT", () => interrupted.abort()).once("SIGTERM", () => interrupted.abort());
  await runAndPrint(app, stage);
  const ticker = startTicker({
    schedule: scheduleOf(collect, settings),
    speed,
    run: async () => {
      stage.goOn();
      await runAndPrint(app, stage);
      showTotals(stage);
    },
  });
  const untilInterrupted = delay(2 ** 31 - 1, undefined, { signal: interrupted.signal }).catch(() => {});
  await Promise.race([untilInterrupted, ticker.finished]);
  console.log("\nStopping.");
  await ticker.stop();
  console.log(summary(await stage.count()));
}

function showTotals(stage: Stage): void {
  const generated = [...stage.generated().values()].reduce((sum, each) => sum + each, 0);
  console.log(
    `${" ".repeat(10)}${count(stage.cloud.workspace.count("OnePasswordEventLogs_CL"))} rows in the table, ${count(generated)} events generated`,
  );
}

async function start(options: StartOptions): Promise<number> {
  const { directory } = await build();
  await using stage = await setStage(options);
  const { cloud } = stage;
  const events = [...stage.generated()].map(([stream, number]) => `${count(number)} ${stream}`).join(", ");
  console.log(
    `A company of ${options.users} people over ${options.days} days: ${events}. Attacks among them: ${stage.attacks.join(", ")}.`,
  );
  if (options.faults !== undefined) console.log(`Faults: ${namedFaults[options.faults].description}`);
  console.log(`Workspace: ${cloud.workspaceUrl}/tables/OnePasswordEventLogs_CL/count`);
  const settings = { ...cloud.appSettings, FIRST_RUN_LOOKBACK: `P${options.days + 1}D` };
  const app = await startFunctionApp({ directory, settings });
  console.log(
    `The function runs as process ${app.pid}, ${options.once ? "once" : `every five minutes, ${speed} times as fast as the clock. Ctrl-C stops it`}.\n\n${heading}`,
  );
  try {
    if (options.once) return await drainOnce(app, stage);
    await keepRunning(app, stage, settings);
    return 0;
  } finally {
    await app.stop();
  }
}

try {
  const options = readOptions(process.argv.slice(2));
  if (options === "help") console.log(usage);
  else process.exitCode = await start(options);
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
