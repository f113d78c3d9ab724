import type { Clock } from "../../../src/pipeline/ports.ts";
import { innermostFailures } from "../azure/arm-failure.ts";
import { AzureStop } from "../azure/azure-stop.ts";
import { listOperations } from "../azure/operations.ts";
import type { ResourceOperation } from "../azure/operations.ts";
import type { Deployment, ResourceManager } from "../azure/resource-manager.ts";
import { growingDelays } from "../delays.ts";
import { createProgress } from "../progress.ts";
import { Stop } from "../stop.ts";
import type { Terminal } from "../terminal.ts";

/** How a deployment may end (Microsoft Learn, "Deployments - Get", provisioningState). */
const endings = new Set(["Succeeded", "Failed", "Canceled"]);

/** Failures to ask that may come one after the other: the clients have retried each of them themselves. */
const mostFailedLooks = 3;

export interface FollowOptions {
  readonly terminal: Pick<Terminal, "line" | "status">;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** How to go on following by other means. */
  readonly howToFollow: string;
}

/**
 * Follows a deployment to its end, a line for each resource.
 * @throws AzureStop with the reasons when it fails, Stop when it was cancelled or cannot be followed any longer.
 */
export async function followDeployment(
  manager: Pick<ResourceManager, "deployment" | "operations">,
  id: string,
  options: FollowOptions,
): Promise<Deployment> {
  const { terminal, clock, signal } = options;
  const progress = createProgress();
  const delays = growingDelays({ first: 250, most: 5_000 });
  let failedLooks = 0;
  for (;;) {
    const look = await lookAt(manager, id, signal);
    failedLooks = look === undefined ? failedLooks + 1 : 0;
    if (failedLooks > mostFailedLooks)
      throw new Stop("Azure does not answer any more. The deployment goes on there.", options.howToFollow);
    if (look !== undefined) {
      const { lines, status } = progress(look.operations);
      for (const line of lines) terminal.line(line);
      terminal.status(status);
      if (endings.has(look.deployment.state)) {
        terminal.status("");
        return ended(look);
      }
    }
    await clock.sleep(delays.next().value ?? 0, signal);
  }
}

interface Look {
  readonly deployment: Deployment;
  readonly operations: readonly ResourceOperation[];
}

/** The state first: what was listed after the end is complete. */
async function lookAt(
  manager: Pick<ResourceManager, "deployment" | "operations">,
  id: string,
  signal: AbortSignal,
): Promise<Look | undefined> {
  try {
    const deployment = await manager.deployment(id);
    return deployment === undefined ? undefined : { deployment, operations: await listOperations(manager, id) };
  } catch (error) {
    if (signal.aborted) throw error;
    return undefined;
  }
}

function ended({ deployment, operations }: Look): Deployment {
  if (deployment.state === "Succeeded") return deployment;
  if (deployment.state === "Canceled")
    throw new Stop("The deployment was cancelled in Azure.", "Run the same command again to go on where it ended.");
  const failures = operations.flatMap((operation) => operation.failures);
  throw new AzureStop(
    "The deployment failed. What was made stays, and is used when you deploy again.",
    failures.length > 0 ? failures : innermostFailures(deployment.error),
  );
}
