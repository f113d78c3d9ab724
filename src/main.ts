import { app } from "@azure/functions";
import type { InvocationContext, Timer } from "@azure/functions";
import { runOnce } from "./app.ts";
import { readConfig } from "./config.ts";
import { connect } from "./connector.ts";
import type { Connections } from "./connector.ts";
import { systemClock } from "./system-clock.ts";

let connections: Connections | undefined;

/**
 * The timer function. Settings are read here and not at import: a throw at import is silent, because the host then finds
 * no function at all.
 */
async function collect(_timer: Timer, context: InvocationContext): Promise<void> {
  const config = readConfig();
  connections ??= connect(config, systemClock);
  await runOnce(config, connections, {
    clock: systemClock,
    log: context,
    random: Math.random,
    newUuid: () => crypto.randomUUID(),
  });
}

app.timer("collect", { schedule: "%COLLECT_SCHEDULE%", handler: collect });
