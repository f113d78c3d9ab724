import { Hono } from "hono";
import { alertRuleType } from "../../azure/sentinel/rule-of-resource.ts";
import { textAt } from "../../azure/resource-manager/types/rules/body.ts";
import type { Incident } from "../../azure/sentinel/incident.ts";
import type { Incidents } from "../../azure/sentinel/incidents.ts";
import type { Clock } from "../../clock.ts";
import type { IncidentList } from "../answers/incidents.ts";
import { changeOf, readChangeRequest } from "../incidents/change-request.ts";
import { answerOf, summaryOf } from "../incidents/incident-answer.ts";
import { type IncidentContent, readIncidentContent } from "../incidents/incident-content.ts";
import type { PageDependencies } from "../page-dependencies.ts";

export interface IncidentRoutesOptions {
  readonly incidents: Incidents;
  readonly clock: Clock;
  /** Names of the deployed rules, by id in lower case. */
  readonly ruleNames: () => ReadonlyMap<string, string>;
  /** Called once, when the first incident is opened. */
  readonly readContent: () => IncidentContent;
}

/** The incidents of the local cloud's workspace. */
export function createIncidentRoutes({ cloud }: PageDependencies): Hono {
  return incidentRoutes({
    incidents: cloud.sentinel.incidents,
    clock: cloud.clock,
    ruleNames: () =>
      new Map(
        cloud.manager.resources
          .list(alertRuleType)
          .map(({ name, answered }) => [name.toLowerCase(), textAt(answered, "properties.displayName") ?? name]),
      ),
    readContent: readIncidentContent,
  });
}

/**
 * `GET /` lists the incidents (`IncidentList`), `GET /{id}` tells one (`IncidentAnswer`), `PUT /{id}` changes one (`IncidentChangeRequest`) as an
 * analyst does: 400 for what cannot be, 409 when it has changed since it was read.
 */
export function incidentRoutes({ incidents, clock, ruleNames, readContent }: IncidentRoutesOptions): Hono {
  let content: IncidentContent | undefined;
  const contentOnce = (): IncidentContent => (content ??= readContent());
  const missing = { error: "There is no such incident. It may have been deleted." };

  const routes = new Hono();
  routes.get("/", (context) => {
    const names = ruleNames();
    const newestFirst = incidents.list().toReversed();
    return context.json({
      incidents: newestFirst.map((incident) =>
        summaryOf(incident, names.get(incident.ruleId.toLowerCase()) ?? incident.ruleId),
      ),
    } satisfies IncidentList);
  });

  const told = (incident: Incident) =>
    answerOf(incident, ruleNames().get(incident.ruleId.toLowerCase()) ?? incident.ruleId, contentOnce());
  routes.get("/:id", (context) => {
    const incident = incidents.get(context.req.param("id"));
    if (incident === undefined) return context.json(missing, 404);
    // The view asks every few seconds, and evidence can be megabytes.
    const tag = `"${incident.changedAt}"`;
    const headers = { etag: tag, "cache-control": "no-cache" };
    if (context.req.header("if-none-match") === tag) return context.body(null, 304, headers);
    return context.json(told(incident), 200, headers);
  });
  routes.put("/:id", async (context) => {
    const id = context.req.param("id");
    const asked = readChangeRequest(await context.req.json().catch(() => undefined));
    if (typeof asked === "string") return context.json({ error: asked }, 400);
    // Read after the body has come: another request may have changed it meanwhile.
    const incident = incidents.get(id);
    if (incident === undefined) return context.json(missing, 404);
    if (incident.changedAt !== asked.changedAt) {
      const error =
        "The incident has changed since it was read: by somebody else, or by a new alert. Look at it again.";
      return context.json({ error }, 409);
    }
    const change = changeOf(incident, asked);
    if (typeof change === "string") return context.json({ error: change }, 400);
    return context.json(told(incidents.change(id, change, clock.now()) ?? incident));
  });
  return routes;
}
