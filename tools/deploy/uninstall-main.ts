// Removes what was deployed: `npm run uninstall -- OPTIONS`.
// Exit code: 0 uninstalled or help was asked for, 1 failed, 2 for options that it does not know, 130 when it was interrupted.

import { DefaultAzureCredential } from "@azure/identity";
import { systemClock as clock } from "../../src/system-clock.ts";
import { cloudOfAuthority, endpoints } from "./azure/endpoints.ts";
import { openResourceManager } from "./azure/open-resource-manager.ts";
import { whereOf } from "./azure/where.ts";
import type { Command } from "./command.ts";
import { runCommand, untilInterrupted } from "./command.ts";
import { openTerminal } from "./open-terminal.ts";
import type { UninstallOptions } from "./options.ts";
import { readUninstallOptions, uninstallUsage } from "./options.ts";
import { checkCanAsk } from "./steps/check-can-ask.ts";
import { readTemplate } from "./template.ts";
import { uninstall } from "./uninstall/uninstall.ts";

async function work(options: UninstallOptions, { signal, terminal, leaves }: Command): Promise<void> {
  if (!options.yes) checkCanAsk(terminal, "Give --yes to go ahead without a question.");
  const cloud = endpoints[cloudOfAuthority(process.env["AZURE_AUTHORITY_HOST"])];
  const credential = new DefaultAzureCredential({ authorityHost: cloud.authority });
  const manager = openResourceManager({ credential, subscription: options.subscription, endpoints: cloud, signal });
  await uninstall(options, { manager, terminal, clock, signal, template: await readTemplate(), leaves });
}

const signal = untilInterrupted();
process.exitCode = await runCommand(
  { usage: uninstallUsage, readOptions: () => readUninstallOptions(process.argv.slice(2)), where: whereOf, work },
  {
    signal,
    terminal: openTerminal({ input: process.stdin, output: process.stdout }, signal),
    complain: (text) => console.error(text),
  },
);
