import { Hono } from "hono";

import type { Clock } from "../../clock.ts";
import type { Workspace } from "../workspace.ts";
import { answerQuery } from "./answer.ts";
import type { DatabaseOf } from "./database.ts";
import { badArgument } from "./failures.ts";
import { bodyOf, readRequest, respond } from "./query-api.ts";

/**
 * The workspace for whoever sits at the machine, on loopback and without a token: its tables (see `Workspace.api`), and
 * `POST /query` with the bodies and answers of the Log Analytics query API.
 */
export function createLocalQueries(
  workspace: Workspace,
  workspaceId: string,
  databaseOf: DatabaseOf,
  clock: Clock,
): Hono {
  const api = new Hono().route("/", workspace.api);
  api.post("/query", async (context) => {
    const asked = readRequest(await bodyOf(context));
    return respond(
      asked === undefined
        ? badArgument("QueryMissing", "The body must be an object with a query.")
        : await answerQuery(asked, databaseOf(workspaceId), { now: clock.now(), signal: context.req.raw.signal }),
    );
  });
  return api;
}
