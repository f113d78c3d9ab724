import type { Clock } from "../../../src/pipeline/ports.ts";
import { sayDuration } from "../../../src/duration.ts";
import { trying } from "../azure/azure-stop.ts";
import type { ResourceManager } from "../azure/resource-manager.ts";
import { readResourcePath, sameId } from "../azure/resource-path.ts";
import { nameResource } from "../azure/resource-words.ts";
import type { UninstallOptions } from "../options.ts";
import { checkSubscription } from "../steps/check-subscription.ts";
import { findWorkspaceId } from "../steps/find-workspace.ts";
import { madeHereTag } from "../steps/resource-group.ts";
import type { Template } from "../template.ts";
import type { Terminal } from "../terminal.ts";
import { readRecorded } from "./recorded.ts";
import type { Recorded } from "./recorded.ts";
import { planRemoval, vaultType } from "./removal.ts";
import type { Removal, RemovalPlan } from "./removal.ts";

/** Everything outside that an uninstallation touches. */
export interface UninstallWorld {
  readonly manager: ResourceManager;
  readonly terminal: Terminal;
  readonly clock: Pick<Clock, "monotonic">;
  readonly signal: AbortSignal;
  readonly template: Pick<Template, "apiVersions">;
  /** Told what is left behind if the command ends here, in case of Ctrl-C. */
  readonly leaves: (what: string) => void;
}

const nothing = "Nothing was deleted.";

/** Removes exactly what was deployed. Whatever is wrong ends it with an error that {@link explain} puts into words. */
export async function uninstall(options: UninstallOptions, world: UninstallWorld): Promise<void> {
  const { manager, terminal, leaves } = world;
  const { resourceGroup } = options;
  leaves(nothing);
  const { name } = await checkSubscription(manager, options.subscription);
  const workspace = await findWorkspaceId(manager, options.workspace);
  if ((await manager.resourceGroup(resourceGroup)) === undefined) {
    terminal.line(`There is no resource group ${resourceGroup} in ${name}: nothing is to be uninstalled.`);
    return;
  }
  const recorded = await readRecorded(manager, { resourceGroup, workspace });
  const present = await stillThere(recorded, world);
  const plan = planRemoval(present, options);
  if (plan.removals.length === 0) {
    terminal.line(nothingFound(options, recorded));
    return;
  }
  show(plan, options, terminal);
  if (!options.yes && !(await terminal.ask("Delete this?"))) {
    terminal.line(nothing);
    return;
  }
  await remove(plan, world);
  await removeRecords(recorded, world);
  await removeEmptyGroup(resourceGroup, world);
  sayVaults(plan, options, terminal);
}

function nothingFound({ resourceGroup, workspace }: UninstallOptions, { deployments }: Recorded): string {
  if (deployments.length > 0) return `Everything that was deployed into ${resourceGroup} is gone already.`;
  return `Azure has no record of a deployment of this connector into ${resourceGroup} for ${workspace}: nothing is deleted. If the records were deleted, deploy again (npm run deploy), which makes new ones, and then uninstall.`;
}

/** What is recorded and still there, each with the API version to delete it with. */
async function stillThere({ resources }: Recorded, { manager, template }: UninstallWorld): Promise<readonly Removal[]> {
  const known = [...resources].flatMap(([id, recordedVersion]) => {
    const apiVersion = recordedVersion ?? template.apiVersions.get(readResourcePath(id).type.toLowerCase());
    return apiVersion === undefined ? [] : [{ id, apiVersion }];
  });
  // A part goes with its whole, and some parts cannot be asked for (the package of a function app).
  const planned = planRemoval(known, { deleteTable: true }).removals;
  const found = await Promise.all(planned.map(({ id, apiVersion }) => manager.resource(id, apiVersion)));
  return planned.filter((_, index) => found[index] !== undefined);
}

function show({ removals, keptTables }: RemovalPlan, { deleteTable }: UninstallOptions, terminal: Terminal): void {
  terminal.line(`To be deleted, in this order: ${removals.length}`);
  for (const { id } of removals) terminal.line(`  ${nameResource(id)}`);
  terminal.line("With the storage account go the checkpoints and the events kept in rejected-events.");
  for (const table of keptTables)
    terminal.line(`Stays, with its events: ${nameResource(table)}. --delete-table deletes it too.`);
  if (deleteTable) terminal.line("With the table go ALL events in it. They cannot be brought back.");
}

async function remove({ removals }: RemovalPlan, { manager, terminal, clock, signal, leaves }: UninstallWorld) {
  let deleted = 0;
  for (const { id, apiVersion } of removals) {
    signal.throwIfAborted();
    const start = clock.monotonic();
    terminal.status(`  ${deleted} of ${removals.length} deleted; under way: ${nameResource(id)}`);
    await trying(`${nameResource(id)} could not be deleted.`, manager.deleteResource(id, apiVersion));
    deleted += 1;
    leaves(`${deleted} of ${removals.length} are deleted. Run the same command again to go on.`);
    terminal.line(`  ✓ ${nameResource(id)}, ${sayDuration(clock.monotonic() - start)}`);
  }
  terminal.status("");
}

/** Without them a later uninstallation finds nothing, as it should. */
async function removeRecords({ deployments }: Recorded, { manager, terminal }: UninstallWorld): Promise<void> {
  for (const id of deployments) await manager.deleteDeployment(id);
  terminal.line(`Deleted the records of ${deployments.length} deployments.`);
}

/** Only a group that this project made, and only when nobody has put anything into it. */
async function removeEmptyGroup(name: string, { manager, terminal }: UninstallWorld): Promise<void> {
  const group = await manager.resourceGroup(name);
  const left = await manager.resourcesIn(name);
  if (left.length > 0) {
    terminal.line(`Resource group ${name} stays: it has ${left.length} other resources.`);
    for (const id of left) terminal.line(`  ${nameResource(id)}`);
    return;
  }
  const [tag, value] = Object.entries(madeHereTag)[0] ?? ["", ""];
  if (group?.tags[tag] !== value) {
    terminal.line(`Resource group ${name} is empty. It stays, because it was not made by npm run deploy.`);
    return;
  }
  await manager.deleteResourceGroup(name);
  terminal.line(`Deleted the empty resource group ${name}.`);
}

/** A deleted vault keeps its name and its secrets for some days; to give it up for good is for its owner to decide. */
function sayVaults({ removals }: RemovalPlan, { subscription }: UninstallOptions, terminal: Terminal): void {
  for (const { id } of removals) {
    const { type, names } = readResourcePath(id);
    if (!sameId(type, vaultType)) continue;
    const vault = names[0] ?? "";
    terminal.line(
      [
        `Key vault ${vault} is soft-deleted: its name stays taken and its secrets can be brought back, until its retention is over.`,
        `  Bring it back before deploying here again: az keyvault recover --subscription ${subscription} --name ${vault}`,
        `  Or give it up for good: az keyvault purge --subscription ${subscription} --name ${vault}`,
      ].join("\n"),
    );
  }
}
