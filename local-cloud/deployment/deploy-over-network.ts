import { setTimeout as delay } from "node:timers/promises";
import tls from "node:tls";

import { innermostFailures } from "../../tools/deploy/azure/arm-failure.ts";
import { endpoints } from "../../tools/deploy/azure/endpoints.ts";
import { openResourceManager } from "../../tools/deploy/azure/open-resource-manager.ts";
import { deploymentId, whereOf } from "../../tools/deploy/azure/where.ts";
import type { JsonObject } from "../azure/resource-manager/json-value.ts";
import { connectorGroup } from "../azure/tenant.ts";
import type { LocalCloud } from "../cloud.ts";
import { createProgressLines } from "./progress-lines.ts";
import { readTemplate } from "./template.ts";

export interface DeployOverNetworkOptions {
  /** Values by name. */
  readonly parameters: JsonObject;
  /** Told of each module of the template that has come to its end, with its resources. */
  readonly line: (text: string) => void;
  readonly signal: AbortSignal;
}

/** How often to look. In the real Azure it would be seconds. */
const lookEveryMs = 20;

/**
 * Deploys the committed template as `npm run deploy` does: with Microsoft's client, through the proxy. Answers how many resources it made.
 * @throws Error with the reasons when it fails.
 */
export async function deployOverNetwork(
  cloud: Pick<LocalCloud, "ca" | "deployerToken" | "proxyUrl">,
  { parameters, line, signal }: DeployOverNetworkOptions,
): Promise<number> {
  const { subscriptionId, name: resourceGroup } = connectorGroup;
  const { hostname, port } = new URL(cloud.proxyUrl);
  // The client takes no authority of its own together with a proxy, so the whole process gets to trust the local cloud's.
  tls.setDefaultCACertificates([...tls.getCACertificates("default"), cloud.ca]);
  const manager = openResourceManager({
    credential: {
      async getToken() {
        const { token, expiresOn } = await cloud.deployerToken("https://management.azure.com");
        return { token, expiresOnTimestamp: expiresOn * 1_000 };
      },
    },
    subscription: subscriptionId,
    endpoints: endpoints.public,
    signal,
    proxyOptions: { host: `http://${hostname}`, port: Number(port) },
  });
  const where = whereOf({ subscription: subscriptionId, resourceGroup });
  const id = deploymentId(where);
  const values = Object.entries(parameters).map(([name, value]) => [name, { value }]);
  await manager.startDeployment({
    resourceGroup,
    name: where.deployment,
    template: await readTemplate(),
    parameters: Object.fromEntries(values),
  });
  const progress = createProgressLines(manager, id);
  let made = 0;
  for (;;) {
    const deployment = await manager.deployment(id);
    const { lines, resources } = await progress();
    for (const text of lines) line(text);
    made += resources;
    if (deployment?.state === "Succeeded") return made;
    if (deployment?.state === "Failed") {
      const failures = innermostFailures(deployment.error).map(({ code, message }) => `${code}: ${message}`);
      throw new Error(`The deployment failed.\n${failures.join("\n")}`);
    }
    await delay(lookEveryMs, undefined, { signal });
  }
}
