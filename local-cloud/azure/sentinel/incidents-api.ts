import { Hono } from "hono";

import type { Clock } from "../../clock.ts";
import type { Handler } from "../../plane-listener.ts";
import type { AccessTokens } from "../access-tokens.ts";
import { ArmError, errorBody } from "../resource-manager/arm-error.ts";
import { identifyCaller } from "../resource-manager/bearer.ts";
import type { JsonObject } from "../resource-manager/json-value.ts";
import type { ResourceStore } from "../resource-manager/resource-type.ts";
import type { Rights } from "../resource-manager/rights.ts";
import { page, readBody } from "../resource-manager/routes/answers.ts";
import { workspaceType } from "../resource-manager/types/log-analytics/workspaces.ts";
import { textAt } from "../resource-manager/types/rules/body.ts";
import { isSameId } from "../resource-manager/types/rules/references.ts";
import { alertsAnswer, entitiesAnswer, etagOf, incidentAnswer, incidentType } from "./incident-answers.ts";
import { type Incident, incidentStatuses } from "./incident.ts";
import type { IncidentChange, Incidents } from "./incidents.ts";
import { severities } from "./scheduled-rule.ts";

export interface IncidentsApiOptions {
  readonly resources: ResourceStore;
  readonly incidentsOf: (workspaceId: string) => Incidents;
  readonly rights: Rights;
  readonly tokens: Pick<AccessTokens, "check">;
  readonly clock: Clock;
  /** Answers everything else at the host. */
  readonly others: Handler;
}

const path =
  /^(?<workspace>\/.+\/workspaces\/[^/]+)\/providers\/Microsoft\.SecurityInsights\/incidents(?<rest>\/.*)?$/iu;

/**
 * Incidents at management.azure.com, for an analyst's client: list, get, PUT of title, description, severity, status, owner and
 * classification, DELETE, and POST of `/alerts` and `/entities`. Source: REST API reference of Microsoft Sentinel, "Incidents".
 * An incident cannot be made by hand here.
 */
export function createIncidentsApi({
  resources,
  incidentsOf,
  rights,
  tokens,
  clock,
  others,
}: IncidentsApiOptions): Handler {
  function answersFor(workspaceId: string): Hono {
    const incidents = incidentsOf(workspaceId);
    const found = (id: string): Incident => {
      const incident = incidents.get(id);
      if (incident === undefined) throw new ArmError(404, "NotFound", `Incident '${id}' was not found.`);
      return incident;
    };
    // The address stays as it was asked, for the links in answers.
    const app = new Hono({ getPath: (request) => partsOf(request).rest });
    app.get("/", (context) =>
      page(
        context,
        incidents.list().map((incident) => incidentAnswer(workspaceId, incident)),
      ),
    );
    app.get("/:id", (context) => context.json(incidentAnswer(workspaceId, found(context.req.param("id")))));
    app.put("/:id", async (context) => {
      const { id } = found(context.req.param("id"));
      const body = await readBody(context);
      // Read again: another request may have changed it while the body came.
      if (typeof body["etag"] === "string" && body["etag"] !== etagOf(found(id))) {
        throw new ArmError(409, "Conflict", "Newer instance of the incident exists: the etag does not match.");
      }
      const changed = incidents.change(id, changeIn(body), clock.now()) ?? found(id);
      return context.json(incidentAnswer(workspaceId, changed));
    });
    app.delete("/:id", (context) => context.body(null, incidents.delete(context.req.param("id")) ? 200 : 204));
    app.post("/:id/alerts", (context) => context.json(alertsAnswer(workspaceId, found(context.req.param("id")))));
    app.post("/:id/entities", (context) => context.json(entitiesAnswer(workspaceId, found(context.req.param("id")))));
    return app.onError((error) => {
      if (!(error instanceof ArmError)) throw error;
      return refusal(error);
    });
  }

  async function answer(request: Request, workspace: string): Promise<Response> {
    const caller = await identifyCaller(tokens, request.headers.get("authorization") ?? undefined);
    const found = resources.list(workspaceType).find(({ id }) => isSameId(id, workspace));
    const read = request.method === "GET" || request.method === "POST";
    const action = read ? "read" : request.method === "DELETE" ? "delete" : "write";
    rights.demand(caller, `${incidentType}/${action}`, workspace);
    if (found === undefined) throw new ArmError(404, "ResourceNotFound", `The workspace '${workspace}' was not found.`);
    return answersFor(found.id).fetch(request);
  }

  return {
    async fetch(request) {
      const { workspace } = partsOf(request);
      if (workspace === undefined) return others.fetch(request);
      try {
        return await answer(request, workspace);
      } catch (error) {
        if (error instanceof ArmError) return refusal(error);
        throw error;
      }
    },
  };
}

/** The workspace's id and what follows "incidents"; no workspace when the address is another one. */
function partsOf(request: Request): { readonly workspace: string | undefined; readonly rest: string } {
  const { workspace, rest = "" } = path.exec(decodeURIComponent(new URL(request.url).pathname))?.groups ?? {};
  return { workspace, rest: `/${rest.replaceAll(/^\/|\/$/gu, "")}` };
}

function refusal(error: ArmError): Response {
  return Response.json({ error: errorBody(error) }, { status: error.status });
}

const classifications = ["TruePositive", "BenignPositive", "FalsePositive", "Undetermined"] as const;

/** What a body changes. Title, severity and status are required; a closed incident needs its classification. */
function changeIn(body: JsonObject): IncidentChange {
  const title = textAt(body, "properties.title");
  const severity = oneOf(severities, textAt(body, "properties.severity"), "severity");
  const status = oneOf(incidentStatuses, textAt(body, "properties.status"), "status");
  if (title === undefined) throw new ArmError(400, "BadRequest", "Required property 'title' not found.");
  const classification =
    status === "Closed"
      ? oneOf(classifications, textAt(body, "properties.classification"), "classification")
      : undefined;
  const description = textAt(body, "properties.description");
  const owner = textAt(body, "properties.owner.userPrincipalName") ?? textAt(body, "properties.owner.assignedTo");
  return { title, severity, status, owner, classification, ...(description === undefined ? {} : { description }) };
}

function oneOf<T extends string>(known: readonly T[], text: string | undefined, property: string): T {
  const found = known.find((name) => name === text);
  if (found === undefined) {
    throw new ArmError(400, "BadRequest", `The property '${property}' must be one of ${known.join(", ")}.`);
  }
  return found;
}
