import { Hono } from "hono";
import { answerQuery } from "../../../local-cloud/azure/query/answer.ts";
import { readRequest, respond } from "../../../local-cloud/azure/query/query-api.ts";
import { createIncidents, type Incidents } from "../../../local-cloud/azure/sentinel/incidents.ts";
import { ruleOfFile } from "../../../local-cloud/azure/sentinel/rule-of-file.ts";
import { readIncidentContent } from "../../../local-cloud/page-server/incidents/incident-content.ts";
import { incidentRoutes } from "../../../local-cloud/page-server/routes/incidents.ts";
import { contentSchema } from "../../../tools/content/content-schema.ts";
import { readRules } from "../../../tools/content/files/rule-file.ts";
import { play } from "../../../tools/content/playing/play.ts";
import { createPlayedDatabases } from "../../../tools/content/playing/played-database.ts";
import { playedEvents } from "../../../tools/content/playing/played-events.ts";
import { dayMs, dayStart } from "../../../tools/content/playing/play-time.ts";
import { sampleAlert, sampleRule } from "../../local-cloud/azure/sentinel/samples.ts";

const root = new URL("../../../", import.meta.url).pathname;

/** Incidents in a workspace, without a network, a process or a clock that goes on. */
export interface IncidentWorld {
  readonly incidents: Incidents;
  readonly routes: Hono;
  /** Answers `POST /query` over the events that the incidents are made of. */
  readonly workspace: Hono;
}

/**
 * An incident of the rule "Honey item touched", from the events of its first test, and one of a rule that is not of this project, whose event
 * tries to be markup.
 */
export async function createIncidentWorld(): Promise<IncidentWorld> {
  const content = readIncidentContent();
  const now = dayStart + dayMs;
  const incidents = createIncidents(() => crypto.randomUUID());
  const databaseFor = createPlayedDatabases(contentSchema(root));
  const [file] = readRules(root, ["honey-item-touched"]);
  const [test] = file?.tests ?? [];
  if (file === undefined || test === undefined) throw new Error("The rule has no test.");
  const database = databaseFor(test, playedEvents(test));
  const rule = ruleOfFile(file);
  incidents.take(rule, await play(rule, database));
  const markup = '<img src="/nothing" onerror="alert(1)">';
  incidents.take(sampleRule, [
    {
      ...sampleAlert,
      title: `${markup} did it`,
      description: markup,
      entities: [{ type: "Account", identifiers: { FullName: markup } }],
      details: { [markup]: [markup] },
      evidence: { columns: [{ name: markup, type: "string" }], rows: [[markup]] },
    },
  ]);
  const workspace = new Hono().post("/query", async (context) => {
    const asked = readRequest(await context.req.json());
    if (asked === undefined) return context.json({ error: "no query" }, 400);
    return respond(await answerQuery(asked, database, { now }));
  });
  const ruleNames = new Map([[file.id, rule.name]]);
  const clock = { now: () => now };
  const routes = incidentRoutes({ incidents, clock, ruleNames: () => ruleNames, readContent: () => content });
  return { incidents, routes, workspace };
}
