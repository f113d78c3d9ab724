import { buildPage } from "../tools/page/build-page.ts";
import { createCollecting } from "./collecting.ts";
import type { Collecting } from "./collecting.ts";
import { connectorGroup, sayPlacement } from "./azure/tenant.ts";
import { deployOverNetwork } from "./deployment/deploy-over-network.ts";
import { startDeployedApp } from "./functions-host/deployed-app.ts";
import { startPageServer } from "./page-server/page-server.ts";
import { createPageRoutes } from "./page-server/routes.ts";
import { scheduleOf } from "./functions-host/schedule.ts";
import { keepCollecting, speed } from "./live-form.ts";
import { namedFaults } from "./named-faults.ts";
import { tableName } from "./hosts.ts";
import { readOptions, usage, UsageError } from "./options.ts";
import type { StartOptions } from "./options.ts";
import { writeIncident, writeIncidents } from "./incident-lines.ts";
import { heading } from "./run-lines.ts";
import { checkPort } from "./port-check.ts";
import { createRunLog } from "./run-log.ts";
import { createScreen } from "./screen.ts";
import type { Screen } from "./screen.ts";
import { setStage } from "./stage.ts";
import type { Stage } from "./stage.ts";
import { sayTable } from "./table-counts.ts";
import { keepWatching } from "./watching.ts";
import { count, sayArrival, sayTotals } from "./totals.ts";

/** Runs until everything is there, with `--once`. Under faults one run may not do. */
const mostRunsAtOnce = 10;

/** What shells answer for a program that SIGINT ended: with `--once`, nothing was counted. */
const interruptedExitCode = 130;

/** Runs each rule over what was drained, as Sentinel would in the next minutes, and says what it found. */
async function detectOnce({ cloud: { sentinel } }: Stage, screen: Screen, signal: AbortSignal): Promise<void> {
  await sentinel.runAll(signal);
  screen.line(`\n${writeIncidents(sentinel.incidents.list())}`);
}

async function drainOnce(collecting: Collecting, stage: Stage, screen: Screen, signal: AbortSignal): Promise<number> {
  while (!(await collecting.run()) && collecting.runs.totals().runs < mostRunsAtOnce) signal.throwIfAborted();
  const arrival = await stage.count();
  screen.line(`\n${sayTotals(collecting.runs.totals(), stage.rows())}\n${sayArrival(arrival)}`);
  screen.line(await sayTable(stage.cloud));
  await detectOnce(stage, screen, signal);
  return arrival.missing === 0 ? 0 : 1;
}

async function deployTemplate(
  screen: Screen,
  { workspace }: StartOptions,
  { cloud, parameters }: Stage,
  signal: AbortSignal,
): Promise<void> {
  screen.line(
    `Deploying infra/azuredeploy.json into resource group ${connectorGroup.name}; the workspace is ${sayPlacement(workspace)}.\n`,
  );
  let begun = performance.now();
  const deployOnce = (): Promise<number> => {
    begun = performance.now();
    return deployOverNetwork(cloud, { parameters, line: (text) => screen.line(text), signal });
  };
  const resources = await deployOnce().catch((error: unknown) => {
    const { delays } = cloud;
    if (delays.roleMs === 0 || signal.aborted) throw error;
    screen.line(`\n${error instanceof Error ? error.message : String(error)}`);
    screen.line(
      `\nRoles take ${delays.roleMs / 60_000} minutes to apply. Here they pass at once; then it is deployed again, as one would in Azure.\n`,
    );
    delays.roleMs = 0;
    return deployOnce();
  });
  screen.line(`\nDeployed ${resources} resources in ${((performance.now() - begun) / 1_000).toFixed(1)} s.\n`);
}

function sayAttacks(names: readonly string[]): string {
  return names.length === 0 ? "No attacks." : `Attacks in the last day: ${names.join(", ")}.`;
}

function introduce(screen: Screen, { users, days, faults }: StartOptions, stage: Stage): void {
  const events = [...stage.generated()].map(([stream, number]) => `${number.toLocaleString("en")} ${stream}`);
  screen.line(
    `A company of ${users} people over ${count(days, "day")}: ${events.join(", ")}. ${sayAttacks(stage.attacks)}`,
  );
  if (faults !== undefined) screen.line(`Faults: ${namedFaults[faults].description}`);
}

async function start(options: StartOptions, screen: Screen, signal: AbortSignal): Promise<number> {
  const log = (message: string): void => screen.line(message);
  if (!options.once) await checkPort(options.port);
  await using stage = await setStage({ ...options, rulesSpeed: options.once ? 1 : speed, log });
  signal.throwIfAborted();
  await deployTemplate(screen, options, stage, signal);
  await stage.prepare();
  introduce(screen, options, stage);
  const app = await startDeployedApp(stage.cloud);
  // A run under way would hold up the end by minutes.
  signal.addEventListener("abort", () => void app.stop());
  try {
    signal.throwIfAborted();
    screen.line(
      `The function runs as process ${app.pid}, ${options.once ? "once" : `every five minutes, ${speed} times as fast as the clock. Ctrl-C stops it`}.\n`,
    );
    const collecting = createCollecting({ app, stage, screen, runs: createRunLog(), signal });
    if (options.once) {
      screen.line(heading);
      return await drainOnce(collecting, stage, screen, signal);
    }
    const { cloud } = stage;
    const { sentinel } = cloud;
    await using page = await startPageServer({
      folder: await buildPage(),
      routes: createPageRoutes({ cloud, connector: { collecting, stage, speed } }),
      workspace: cloud.workspaceApi,
      port: options.port,
    });
    screen.line(
      `Page: ${page.url}/\nAsk the workspace: npm run kql -- "${tableName} | take 5" --workspace ${page.url}\n\n${heading}`,
    );
    sentinel.incidents.onOpened((incident) => screen.line(writeIncident(incident, Date.now())));
    const [collect] = app.functions;
    if (collect === undefined) throw new Error(`The function app has no function:\n${app.output()}`);
    const schedule = scheduleOf(collect, stage.cloud.appSettings);
    await Promise.all([
      keepCollecting({ collecting, stage, screen, schedule, signal }),
      keepWatching(sentinel, signal),
    ]);
    screen.line(`${sayTotals(collecting.runs.totals(), stage.rows())}\n${sayArrival(await stage.count())}`);
    screen.line(await sayTable(stage.cloud));
    return 0;
  } finally {
    await app.stop();
  }
}

/** Runs until its end or the signal, and leaves nothing behind either way. */
async function startUntil(options: StartOptions, screen: Screen, signal: AbortSignal): Promise<number> {
  try {
    return await start(options, screen, signal);
  } catch (error) {
    // Ctrl-C reaches the processes started here too: whatever fails afterwards fails because of it.
    if (!signal.aborted) throw error;
    return options.once ? interruptedExitCode : 0;
  }
}

function untilStopped(screen: Screen): AbortSignal {
  const stopping = new AbortController();
  const stop = (): void => {
    if (stopping.signal.aborted) return;
    screen.status("");
    screen.line("\nStopping.");
    stopping.abort();
  };
  // Not just the first: under npm, Ctrl-C in a terminal arrives twice, and the second must not end it before its folder is removed.
  process.on("SIGINT", stop).on("SIGTERM", stop);
  return stopping.signal;
}

try {
  const options = readOptions(process.argv.slice(2));
  const screen = createScreen(process.stdout);
  if (options === "help") screen.line(usage);
  else process.exitCode = await startUntil(options, screen, untilStopped(screen));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
