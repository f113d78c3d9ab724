import { Hono } from "hono";

import { entitiesOfIncident, type Incident } from "./incident.ts";
import type { Incidents } from "./incidents.ts";

/** The incidents for whoever sits at the machine, on loopback and without a token: `GET /incidents`, the newest first, and `GET /incidents/{id}`. */
export function createLocalIncidents(incidents: Incidents): Hono {
  const api = new Hono();
  api.get("/incidents", (context) =>
    context.json({
      incidents: incidents
        .list()
        .toReversed()
        .map(({ alerts: _alerts, edits: _edits, ...rest }) => rest),
    }),
  );
  api.get("/incidents/:id", (context) => {
    const incident: Incident | undefined = incidents.get(context.req.param("id"));
    return incident === undefined
      ? context.json({ error: "There is no such incident." }, 404)
      : context.json({ ...incident, entities: entitiesOfIncident(incident) });
  });
  return api;
}
