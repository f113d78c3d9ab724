// Deploys the connector: `npm run deploy -- OPTIONS`.
// Exit code: 0 deployed or help was asked for, 1 failed, 2 for options that it does not know, 130 when it was interrupted.

import { readFile } from "node:fs/promises";
import path from "node:path";
import { DefaultAzureCredential } from "@azure/identity";
import table from "../../infra/tables/OnePasswordEventLogs_CL.json" with { type: "json" };
import { systemClock as clock } from "../../src/system-clock.ts";
import { build } from "../build.ts";
import { openDeploymentSite } from "./azure/deployment-site.ts";
import { cloudOfAuthority, endpoints } from "./azure/endpoints.ts";
import { openResourceManager } from "./azure/open-resource-manager.ts";
import { whereOf } from "./azure/where.ts";
import type { Command } from "./command.ts";
import { runCommand, untilInterrupted } from "./command.ts";
import { deploy } from "./deploy.ts";
import { openTerminal } from "./open-terminal.ts";
import type { DeployOptions } from "./options.ts";
import { deployUsage, readDeployOptions } from "./options.ts";
import { cloudOf, readParametersFile } from "./parameters.ts";
import { runDoctor } from "./run-doctor.ts";
import { checkCanAsk } from "./steps/check-can-ask.ts";
import { readTokenFromStdin } from "./steps/read-token.ts";
import { readCurrentTemplate } from "./template.ts";

async function buildPackage(): Promise<Uint8Array> {
  const { zipFile } = await build();
  return readFile(zipFile);
}

async function work(options: DeployOptions, { signal, terminal, hide, leaves }: Command): Promise<void> {
  if (!options.yes && !options.whatIf)
    checkCanAsk(terminal, "Look at the changes with --what-if first, then give --yes to go ahead without a question.");
  const template = await readCurrentTemplate();
  // npm changes to the project's folder, and says here where it was called.
  const base = process.env["INIT_CWD"] ?? ".";
  const { parametersFile } = options;
  const fromFile =
    parametersFile === undefined ? {} : await readParametersFile(path.resolve(base, parametersFile), template);
  const cloud = cloudOf(fromFile, cloudOfAuthority(process.env["AZURE_AUTHORITY_HOST"]));
  const token = options.tokenFromStdin ? await readTokenFromStdin(terminal, clock.now()) : undefined;
  if (token !== undefined) hide(token);

  const { authority } = endpoints[cloud];
  const credential = new DefaultAzureCredential({ authorityHost: authority });
  const manager = openResourceManager({
    credential,
    subscription: options.subscription,
    endpoints: endpoints[cloud],
    signal,
  });
  const plan = { options, cloud, where: whereOf(options), fromFile, token };
  await deploy(plan, {
    manager,
    terminal,
    clock,
    signal,
    template,
    table: table.name,
    buildPackage,
    openSite: (host) => openDeploymentSite(host, endpoints[cloud], credential, signal),
    runDoctor: (settings) => runDoctor(settings, signal),
    leaves,
  });
}

const signal = untilInterrupted();
process.exitCode = await runCommand(
  { usage: deployUsage, readOptions: () => readDeployOptions(process.argv.slice(2)), where: whereOf, work },
  {
    signal,
    terminal: openTerminal({ input: process.stdin, output: process.stdout }, signal),
    complain: (text) => console.error(text),
  },
);
