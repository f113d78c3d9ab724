import { settings as connectorSettings } from "../../src/config.ts";
import type { LocalCloud } from "../cloud.ts";
import { type FunctionApp, type FunctionAppOptions, startFunctionApp } from "./host.ts";
import { missingForHost } from "./host-needs.ts";

export interface DeployedAppOptions extends Omit<FunctionAppOptions, "directory" | "settings"> {
  /** App settings that somebody has changed since the deployment. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** Flags for the worker's Node: without them the connector works, but slower and with more memory. */
const workerArguments = "languageWorkers__node__arguments";

/**
 * Starts an instance of the function app as it is deployed: from the package in its container, with its app settings.
 * @throws Error that names each app setting and each role that is missing, as the platform would meet them. Also where the connector
 * has a default for a setting: the template is to give all of them.
 */
export async function startDeployedApp(
  cloud: Pick<LocalCloud, "access" | "appSettings" | "connector" | "manager" | "unpackedPackage">,
  { settings = {}, ...options }: DeployedAppOptions = {},
): Promise<FunctionApp> {
  const { access, appSettings, connector } = cloud;
  const { resources } = cloud.manager;
  const site = resources.get(connector.siteId);
  if (site === undefined) throw new Error(`There is no function app ${connector.functionAppName}.`);
  const expected = [...Object.values(connectorSettings).map(({ name }) => name), workerArguments];
  const problems = [
    ...missingForHost({ site, appSettings, resources, access }),
    ...expected
      .filter((name) => appSettings[name] === undefined)
      .map((name) => `The deployment gives no app setting ${name}.`),
  ];
  if (problems.length > 0) {
    throw new Error(`The function app ${site.name} did not start:\n${problems.join("\n")}`);
  }
  const directory = await cloud.unpackedPackage();
  return startFunctionApp({ ...options, directory, settings: { ...appSettings, ...settings } });
}
