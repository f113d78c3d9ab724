import { app } from "@azure/functions";
import type { InvocationContext, Timer } from "@azure/functions";
import { runOnce } from "./app.ts";
import { createCredential } from "./azure/credential.ts";
import { readConfig } from "./config.ts";
import type { Config } from "./config.ts";
import { connect } from "./connector.ts";
import type { Connections } from "./connector.ts";
import { requestTimeoutFor } from "./pipeline/budget.ts";
import { systemClock } from "./system-clock.ts";

let connections: Connections | undefined;

/**
 * The timer function. Settings are read here and not at import: a throw at import is silent, because the host then finds
 * no function at all.
 */
async function collect(_timer: Timer, context: InvocationContext): Promise<void> {
  const config = readConfig();
  connections ??= connectAsManagedIdentity(config);
  await runOnce(config, connections, {
    clock: systemClock,
    log: context,
    random: Math.random,
    newUuid: () => crypto.randomUUID(),
  });
}

function connectAsManagedIdentity(config: Config): Connections {
  // Shorter than a request's own timeout, so that the error names the token endpoint and not whom the token is for.
  const credential = createCredential(config.clientId, requestTimeoutFor(config.runBudgetMs) * 0.8);
  return connect(config, credential, systemClock);
}

app.timer("collect", { schedule: "%COLLECT_SCHEDULE%", handler: collect });
