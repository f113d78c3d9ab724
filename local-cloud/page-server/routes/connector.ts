import { Hono } from "hono";
import * as v from "valibot";
import { createArrivals } from "../../arrivals.ts";
import type { Clock } from "../../clock.ts";
import type { LocalCloud } from "../../cloud.ts";
import { tableName } from "../../hosts.ts";
import type { ConnectorAnswer } from "../answers/connector.ts";
import type { ConnectorAtWork } from "../connector/connector-at-work.ts";
import { healthIncidentAnswers, healthRuleAnswers } from "../connector/health-answers.ts";
import { requestCounts } from "../connector/request-counts.ts";
import { streamAnswers } from "../connector/stream-answers.ts";
import { workAnswer } from "../connector/work-answer.ts";

export interface ConnectorDependencies {
  readonly cloud: {
    readonly clock: Clock;
    readonly connector: Pick<LocalCloud["connector"], "functionAppName">;
    readonly manager: { readonly resources: Pick<LocalCloud["manager"]["resources"], "list"> };
    readonly requests: Pick<LocalCloud["requests"], "all">;
    readonly sentinel: Pick<LocalCloud["sentinel"], "incidents">;
    readonly workspace: Pick<LocalCloud["workspace"], "table">;
  };
  readonly connector?: ConnectorAtWork;
}

const requestsOfMs = 60_000;
const noWork = { error: "No function runs here, so there is nothing to start or to switch." };
const switched = v.object({ active: v.boolean("Give active as true or false.") }, "Give active as true or false.");

/** The connector: its runs, how far it has come, its health, and what can go wrong. */
export function createConnectorRoutes({ cloud, connector }: ConnectorDependencies): Hono {
  const { clock, requests, sentinel, workspace } = cloud;
  const arrived = connector?.stage.arrived ?? createArrivals(workspace);
  const routes = new Hono();

  routes.get("/", (context) => {
    const now = clock.now();
    const rows = workspace.table(tableName)?.rows ?? 0;
    const runs = connector?.collecting.runs.runs() ?? [];
    return context.json({
      now,
      isDeployed: isDeployed(cloud),
      ...(connector === undefined ? {} : { work: workAnswer(connector, { rows, now: Date.now() }) }),
      streams: streamAnswers(runs, arrived(), connector?.stage.standing()),
      requests: requestCounts(requests.all(), now - requestsOfMs),
      incidents: healthIncidentAnswers(sentinel.incidents.list()),
      rules: healthRuleAnswers(cloud.manager.resources, connector?.speed ?? 1),
    } satisfies ConnectorAnswer);
  });

  routes.put("/faults/:name", async (context) => {
    if (connector === undefined) return context.json(noWork, 409);
    const body = v.safeParse(switched, await context.req.json().catch(() => undefined));
    if (!body.success) return context.json({ error: body.issues[0].message }, 400);
    const name = context.req.param("name");
    const { faultSwitches } = connector.stage;
    if (!faultSwitches.set(name, body.output.active)) {
      return context.json({ error: `There is no fault ${name} that can be switched.` }, 404);
    }
    return context.json({ faults: faultSwitches.list() });
  });

  routes.post("/run", (context) => {
    if (connector === undefined) return context.json(noWork, 409);
    if (!connector.collecting.startNow()) {
      return context.json({ error: "A run is under way. There are never two at once." }, 409);
    }
    return context.json({ started: true }, 202);
  });

  return routes;
}

function isDeployed(cloud: Pick<ConnectorDependencies["cloud"], "connector">): boolean {
  try {
    return cloud.connector.functionAppName !== "";
  } catch {
    return false;
  }
}
