import type { DeploymentOperation } from "@azure/arm-resources";

import { readDuration } from "../../src/duration.ts";
import { nameResource } from "../../tools/deploy/azure/resource-words.ts";
import type { ResourceManager } from "../../tools/deploy/azure/resource-manager.ts";

/** A module of the template: a deployment inside the deployment. */
interface Module {
  /** Name of its deployment. */
  readonly name: string;
  readonly done: boolean;
  readonly resources: readonly { readonly id: string; readonly succeeded: boolean; readonly ms: number }[];
}

/** What there is to tell after another look. */
export interface ProgressLines {
  readonly lines: readonly string[];
  /** How many resources they tell of. */
  readonly resources: number;
}

/** Where the seconds stand. */
const width = 84;

/**
 * Follows a deployment module by module: each call answers the lines of those that have come to their end since the last one.
 */
export function createProgressLines(
  manager: Pick<ResourceManager, "operations">,
  deployment: string,
): () => Promise<ProgressLines> {
  const told = new Set<string>();
  return async () => {
    const ended = (await modulesOf(manager, deployment)).filter(({ name, done }) => done && !told.has(name));
    for (const { name } of ended) told.add(name);
    return {
      lines: ended.filter(({ resources }) => resources.length > 0).flatMap(linesOf),
      resources: ended.reduce((sum, { resources }) => sum + resources.length, 0),
    };
  };
}

async function modulesOf(manager: Pick<ResourceManager, "operations">, deployment: string): Promise<readonly Module[]> {
  const operations = await manager.operations(deployment);
  return Promise.all(
    operations.filter(isModule).map(async (operation): Promise<Module> => {
      const { id = "", resourceName = "" } = operation.properties?.targetResource ?? {};
      const done = operation.properties?.provisioningState !== "Running";
      return { name: resourceName, done, resources: done ? await resourcesIn(manager, id) : [] };
    }),
  );
}

/** The resources of a module, and of modules inside it. */
async function resourcesIn(
  manager: Pick<ResourceManager, "operations">,
  deployment: string,
): Promise<Module["resources"]> {
  const found = await Promise.all(
    (await manager.operations(deployment)).map(async (operation) => {
      const { targetResource, provisioningState, duration = "" } = operation.properties ?? {};
      if (targetResource?.id === undefined) return [];
      if (isModule(operation)) return resourcesIn(manager, targetResource.id);
      const succeeded = provisioningState === "Succeeded";
      return [{ id: targetResource.id, succeeded, ms: readDuration(duration) ?? 0 }];
    }),
  );
  return found.flat();
}

function isModule({ properties }: DeploymentOperation): boolean {
  return properties?.targetResource?.resourceType === "Microsoft.Resources/deployments";
}

function linesOf({ name, resources }: Module): readonly string[] {
  const lines = resources.map(
    ({ id, succeeded, ms }) =>
      `    ${nameResource(id)}`.padEnd(width) + `  ${(ms / 1_000).toFixed(2)} s${succeeded ? "" : "  failed"}`,
  );
  return [`  ${titleOf(name)}`, ...lines];
}

/** The compiler calls a module's deployment by the module's name and a hash: `keyVault-m2xd3o5pnv4sq`. */
function titleOf(name: string): string {
  return name
    .replace(/-[^-]*$/u, "")
    .replaceAll(/(?=[A-Z])/gu, " ")
    .toLowerCase();
}
