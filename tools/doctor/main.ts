// Checks a deployment end to end: `npm run doctor [-- --settings FILE] [--credential managed|default]`.
// Exit code: 0 when nothing failed or help was asked for, 1 when something did, 2 for options that it does not know.

import path from "node:path";
import { parseArgs } from "node:util";
import { createBudget } from "../../src/pipeline/budget.ts";
import type { RetryOptions } from "../../src/pipeline/retry.ts";
import { systemClock as clock } from "../../src/system-clock.ts";
import { deliveryChecks, foundationChecks } from "./azure-checks.ts";
import type { Line, World } from "./check.ts";
import { isCredentialKind } from "./credential.ts";
import { eventsChecks } from "./events-checks.ts";
import type { Findings } from "./findings.ts";
import { renderLine, summary } from "./line.ts";
import { readSettingsFile } from "./settings-file.ts";

const usage = `npm run doctor [-- OPTIONS]
  --settings FILE                 app settings from a file (what az functionapp config appsettings list prints, or a
                                  local.settings.json); without it, from the environment
  --credential managed|default    managed: the function's managed identity; default: the sign-in of az, Azure PowerShell
                                  or azd on this machine. Without it: managed where there is one
  --help                          this text`;

const notTheFunction =
  "Asking as whoever is signed in here: a role that is missing below is missing to that person. The function's own roles are not checked.";

const checks = [...foundationChecks, ...eventsChecks, ...deliveryChecks];

/** The budget of one check, in milliseconds: a passing failure may pass, and a host that hangs may not hold up the rest for long. */
const patience = { runMs: 4_000, requestMs: 20_000, graceMs: 20_000 };

function retryOptions(): RetryOptions {
  const signal = new AbortController().signal;
  return { clock, budget: createBudget({ clock, ...patience }), random: Math.random, signal };
}

/**
 * What to check, and as whom; undefined when only the usage is asked for.
 * @throws Error that says which option is wrong.
 */
function readOptions(): Pick<World, "credential" | "settingsSource" | "readSettings"> | undefined {
  const { values } = parseArgs({
    options: { settings: { type: "string" }, credential: { type: "string" }, help: { type: "boolean", short: "h" } },
  });
  if (values.help === true) return undefined;
  const { settings, credential = process.env["IDENTITY_ENDPOINT"] === undefined ? "default" : "managed" } = values;
  if (!isCredentialKind(credential)) throw new Error("--credential is neither managed nor default.");
  if (settings === undefined)
    return { credential, settingsSource: "the environment", readSettings: async () => process.env };
  // npm changes to the project's folder, and says here where it was called.
  const file = path.resolve(process.env["INIT_CWD"] ?? ".", settings);
  return { credential, settingsSource: settings, readSettings: () => readSettingsFile(file) };
}

async function diagnose(world: World): Promise<void> {
  if (world.credential === "default") console.log(notTheFunction);
  const found: Partial<Findings> = {};
  const lines: Line[] = [];
  for (const { run } of checks) {
    const told = await run(found, world);
    for (const line of told) console.log(renderLine(line, process.stdout));
    lines.push(...told);
  }
  console.log(summary(lines));
  process.exitCode = lines.some(({ mark }) => mark === "failed") ? 1 : 0;
}

let world: World | undefined;
try {
  const options = readOptions();
  if (options === undefined) console.log(usage);
  else world = { clock, retryOptions, ...options };
} catch (error) {
  console.error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  process.exitCode = 2;
}
if (world !== undefined) await diagnose(world);
