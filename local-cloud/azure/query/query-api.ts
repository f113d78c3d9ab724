import { type Context, Hono } from "hono";
import * as v from "valibot";

import type { Clock } from "../../clock.ts";
import { type Access, allowsAny, rolesFor } from "../access.ts";
import type { AccessTokens } from "../access-tokens.ts";
import { stringifyJson } from "../json-text.ts";
import type { ResourceStore } from "../resource-manager/resource-type.ts";
import { workspaceType } from "../resource-manager/types/log-analytics/workspaces.ts";
import { textAt } from "../resource-manager/types/rules/body.ts";
import { isSameId } from "../resource-manager/types/rules/references.ts";
import { answerQuery, type AskedQuery, type QueryAnswer } from "./answer.ts";
import type { DatabaseOf } from "./database.ts";
import { badArgument, failure, type QueryFailure } from "./failures.ts";

export interface QueryApiOptions {
  readonly resources: ResourceStore;
  readonly databaseOf: DatabaseOf;
  readonly access: Pick<Access, "allows">;
  readonly tokens: AccessTokens;
  readonly clock: Clock;
}

const audience = "https://api.loganalytics.io";

const request = v.object({ query: v.string(), timespan: v.nullish(v.string()) });
const batch = v.object({
  requests: v.array(v.object({ id: v.string(), workspace: v.string(), body: v.looseObject({}) })),
});

/**
 * The Log Analytics query API at api.loganalytics.io: `POST /v1/workspaces/{id}/query`, the same for a workspace's resource id, and
 * `POST /v1/$batch`. Source: Microsoft Learn, "Azure Monitor Log Analytics API overview" (request and response formats, errors).
 */
export function createQueryApi({ resources, databaseOf, access, tokens, clock }: QueryApiOptions): Hono {
  const api = new Hono();

  const workspaceNamed = (id: string): string | undefined =>
    resources
      .list(workspaceType)
      .find((workspace) => isSameId(textAt(workspace.answered, "properties.customerId") ?? "", id))?.id;

  /** Who asks, or why nobody may. */
  async function callerOf(context: Context): Promise<string | QueryFailure> {
    const checked = await tokens.check(context.req.header("authorization"), audience);
    if (checked.ok) return checked.principalId;
    return checked.reason === "missing"
      ? failure(401, "AuthorizationRequiredError", "Valid authentication was not provided")
      : failure(403, "InvalidTokenError", "Invalid token was provided", {
          code: checked.reason,
          message: `The access token is not valid for ${audience} (${checked.reason}).`,
        });
  }

  async function answer(
    context: Context,
    principalId: string,
    workspaceId: string | undefined,
    sent: unknown,
  ): Promise<QueryAnswer> {
    // Whoever may not query a workspace is not told whether it is there.
    if (workspaceId === undefined || !allowsAny(access, principalId, rolesFor.queryWorkspaces, workspaceId)) {
      return failure(
        403,
        "InsufficientAccessError",
        "The provided credentials have insufficient access to perform the requested operation",
      );
    }
    const asked = readRequest(sent);
    if (asked === undefined) return badArgument("QueryMissing", "The body must be an object with a query.");
    return answerQuery(asked, databaseOf(workspaceId), { now: clock.now(), signal: context.req.raw.signal });
  }

  async function answerOne(context: Context, workspaceId: string | undefined): Promise<Response> {
    const caller = await callerOf(context);
    return respond(
      typeof caller === "string" ? await answer(context, caller, workspaceId, await bodyOf(context)) : caller,
    );
  }

  api.post("/v1/workspaces/:id/query", (context) => answerOne(context, workspaceNamed(context.req.param("id"))));
  api.post("/v1/$batch", async (context) => {
    const caller = await callerOf(context);
    if (typeof caller !== "string") return respond(caller);
    const sent = v.safeParse(batch, await bodyOf(context));
    if (!sent.success) return respond(badArgument("BatchMissing", "The body must be an object with requests."));
    const responses = [];
    for (const { id, workspace, body } of sent.output.requests) {
      responses.push({ id, headers: {}, ...(await answer(context, caller, workspaceNamed(workspace), body)) });
    }
    return respond({ status: 200, body: { responses } });
  });
  // Behind the version the client puts the slash that resource ids begin with, and one of its own.
  api.post("/v1/*", (context, next) => {
    const id = /^\/v1\/?(\/subscriptions\/.*)\/query$/u.exec(decodeURIComponent(context.req.path))?.[1];
    if (id === undefined) return next();
    return answerOne(context, resources.list(workspaceType).find((workspace) => isSameId(workspace.id, id))?.id);
  });
  api.notFound(() => respond(failure(404, "PathNotFoundError", "The requested path does not exist")));
  return api;
}

/** A request to answer, from its body. Undefined when it is none. */
export function readRequest(sent: unknown): AskedQuery | undefined {
  const { success, output } = v.safeParse(request, sent);
  return success ? { query: output.query, timespan: output.timespan ?? undefined } : undefined;
}

export async function bodyOf(context: Context): Promise<unknown> {
  return context.req.json().catch(() => undefined);
}

export function respond({ status, body }: QueryAnswer): Response {
  return new Response(stringifyJson(body), { status, headers: { "content-type": "application/json; charset=utf-8" } });
}
