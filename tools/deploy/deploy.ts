import type { CloudName } from "../../src/azure/clouds.ts";
import type { Clock } from "../../src/pipeline/ports.ts";
import { trying } from "./azure/azure-stop.ts";
import type { DeploymentSite } from "./azure/deployment-site.ts";
import { deploymentHost } from "./azure/deployment-site.ts";
import { endpoints } from "./azure/endpoints.ts";
import type { Request, ResourceManager } from "./azure/resource-manager.ts";
import type { Where } from "./azure/where.ts";
import { deploymentId, howToFollow } from "./azure/where.ts";
import type { Deployed } from "./deployed.ts";
import { readOutputs, settingsOf } from "./deployed.ts";
import type { DeployOptions } from "./options.ts";
import type { Parameters } from "./parameters.ts";
import { assembleParameters, isPackageUploaded } from "./parameters.ts";
import { checkSubscription } from "./steps/check-subscription.ts";
import { checkSentinel, findWorkspaceId, readWorkspace } from "./steps/find-workspace.ts";
import type { Workspace } from "./steps/find-workspace.ts";
import { followDeployment } from "./steps/follow-deployment.ts";
import { readRetention } from "./steps/keep-retention.ts";
import { registerProviders } from "./steps/register-providers.ts";
import { findOrMakeResourceGroup } from "./steps/resource-group.ts";
import { showChanges, validate } from "./steps/show-changes.ts";
import { uploadPackage } from "./steps/upload-package.ts";
import type { Template } from "./template.ts";
import type { Terminal } from "./terminal.ts";

/** Everything outside that a deployment touches. */
export interface DeployWorld {
  readonly manager: ResourceManager;
  readonly terminal: Terminal;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly template: Template;
  /** Name of the table that the events go to. */
  readonly table: string;
  /** Builds the function's package. */
  readonly buildPackage: () => Promise<Uint8Array>;
  readonly openSite: (host: string) => DeploymentSite;
  /** Runs the doctor with these app settings: whether it found nothing wrong. */
  readonly runDoctor: (settings: Readonly<Record<string, string>>) => Promise<boolean>;
  /** Told what is left behind if the command ends here, in case of Ctrl-C. */
  readonly leaves: (what: string) => void;
}

/** What is to be deployed: what was read before Azure is asked anything. */
export interface DeployPlan {
  readonly options: DeployOptions;
  readonly cloud: CloudName;
  readonly where: Where;
  readonly fromFile: Parameters;
  readonly token: string | undefined;
}

/**
 * Deploys, from looking around to the doctor. Whatever is wrong ends it with an error that {@link explain} puts into words.
 */
export async function deploy(plan: DeployPlan, world: DeployWorld): Promise<void> {
  const { options, cloud } = plan;
  const { terminal, leaves } = world;
  leaves("Nothing was changed.");
  const request = await prepare(plan, world);
  if (request === undefined) return;
  await validate(world.manager, request);
  const nothing = await showChanges(world.manager, request, terminal);
  if (options.whatIf) return;
  const uploads = isPackageUploaded(request.parameters);
  if (!options.yes && !(await terminal.ask(question(nothing, uploads)))) {
    terminal.line("Nothing was changed.");
    return;
  }
  const outputs = await deployResources(nothing, request, plan, world);
  const deployed = readOutputs(outputs);
  if (uploads) await upload(deployed, cloud, world);
  leaves("Everything is deployed. Only the doctor did not come to its end: npm run doctor.");
  terminal.line(`Deployed. The function app is ${deployed.functionAppName}; events arrive in ${deployed.tableName}.`);
  await consultDoctor(deployed, plan, request.parameters, world);
}

/** Looks around, and makes what has to be there before Azure can check the template. Undefined where there is nothing to check. */
async function prepare(plan: DeployPlan, world: DeployWorld): Promise<Request | undefined> {
  const { options, fromFile, token, where } = plan;
  const { manager, terminal, clock, signal, leaves } = world;
  const home = await checkSubscription(manager, options.subscription);
  const workspace = await readWorkspace(manager, await findWorkspaceId(manager, options.workspace), home);
  await checkSentinel(manager, workspace);
  introduce(plan, workspace, home.name, terminal);
  const group = await findOrMakeResourceGroup(manager, {
    name: options.resourceGroup,
    location: options.location,
    onlyLook: options.whatIf,
  });
  if (group === "made") {
    terminal.line(`Made resource group ${options.resourceGroup}.`);
    leaves(`Only the resource group ${options.resourceGroup} was made; it is empty.`);
  }
  await registerProviders(manager, {
    subscriptions: { app: options.subscription, workspace: workspace.subscription },
    privateNetworking: fromFile["privateNetworking"]?.value === true,
    onlyLook: options.whatIf,
    terminal,
    clock,
    signal,
  });
  if (group === "missing") {
    terminal.line(
      `Resource group ${options.resourceGroup} is not there; a deployment would make it, and everything in it.`,
    );
    return undefined;
  }
  const kept = await readRetention(manager, workspace, world.table);
  const parameters = assembleParameters({ fromFile, workspace, location: options.location, kept, token });
  return { resourceGroup: options.resourceGroup, name: where.deployment, template: world.template.json, parameters };
}

function introduce(plan: DeployPlan, workspace: Workspace, subscription: string, terminal: Terminal): void {
  const { options, token } = plan;
  terminal.line(`Into resource group ${options.resourceGroup} of ${subscription}, in ${options.location}.`);
  terminal.line(`Events go to workspace ${workspace.name} in ${workspace.location}.`);
  if (token === undefined) terminal.line("No token was given: the vault keeps the one that it has.");
}

function question(nothing: boolean, uploads: boolean): string {
  if (nothing) return uploads ? "Upload the package?" : "Go on?";
  return uploads ? "Deploy this, and upload the package?" : "Deploy this?";
}

/** Azure's part. Nothing is deployed where nothing would change; then the outputs are those of the last time. */
async function deployResources(
  nothing: boolean,
  request: Request,
  { where, cloud }: DeployPlan,
  world: DeployWorld,
): Promise<Readonly<Record<string, unknown>>> {
  const { manager, terminal, clock, signal, leaves } = world;
  const id = deploymentId(where);
  const following = howToFollow(where, endpoints[cloud]);
  if (nothing) {
    const last = await manager.deployment(id);
    if (last?.state === "Succeeded") return last.outputs;
  }
  // From here on Azure goes on by itself. The request itself is not cut short: then nobody would know whether it had arrived.
  leaves(`The deployment goes on in Azure.\n${following}`);
  await trying("Azure did not begin the deployment.", manager.startDeployment(request));
  terminal.line("Deploying. Ctrl-C ends this command only: the deployment goes on in Azure.");
  const options = { terminal, clock, signal, howToFollow: following };
  const { outputs } = await followDeployment(manager, id, options);
  return outputs;
}

async function upload(deployed: Deployed, cloud: CloudName, world: DeployWorld): Promise<void> {
  const { terminal, clock, signal, leaves } = world;
  leaves("The resources are deployed; the package may not be. Run the same command again.");
  const host = deploymentHost(deployed.functionAppHostName, deployed.functionAppName, endpoints[cloud]);
  const zip = await world.buildPackage();
  terminal.line(`Uploading the package (${Math.ceil(zip.length / 1_000)} kB) to ${deployed.functionAppName}.`);
  await uploadPackage(world.openSite(host), zip, { terminal, clock, signal });
}

/** What the doctor finds does not undo the deployment: it asks as whoever is signed in, who may lack rights that the function has. */
async function consultDoctor(
  deployed: Deployed,
  { cloud, where }: DeployPlan,
  parameters: Parameters,
  { terminal, runDoctor }: DeployWorld,
): Promise<void> {
  terminal.line("The doctor:");
  if (await runDoctor(settingsOf(deployed, cloud, parameters))) return;
  terminal.line(
    [
      "Everything is deployed, and the doctor found something to look at (above).",
      `To check as the function itself, look at its log: ${endpoints[cloud].portal}/#@/resource${functionAppId(where, deployed)}/logStream`,
    ].join("\n"),
  );
}

function functionAppId({ subscription, resourceGroup }: Where, { functionAppName }: Deployed): string {
  return `/subscriptions/${subscription}/resourceGroups/${resourceGroup}/providers/Microsoft.Web/sites/${functionAppName}`;
}
