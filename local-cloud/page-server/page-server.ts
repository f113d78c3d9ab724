import { randomBytes } from "node:crypto";
import { getRequestListener } from "@hono/node-server";
import { Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import { type LoopbackServer, serveOnLoopback } from "../loopback.ts";
import type { Handler } from "../plane-listener.ts";
import { answerPolicy } from "./answer-policy.ts";
import { demandWriteToken, guards } from "./guard.ts";
import { createPageFiles } from "./page-files.ts";

export interface PageServerOptions {
  /** What tools/page/build-page.ts made. */
  readonly folder: string;
  /** What the views ask, by the first part of its address under `/api/`. */
  readonly routes: Readonly<Record<string, Hono>>;
  /** The workspace for the command line (azure/query/local-query.ts): everything that is neither the page nor `/api/`. */
  readonly workspace: Handler;
  /** 0 for any. */
  readonly port: number;
}

/** Serves the page on loopback, to this machine's own browser and command line. */
export async function startPageServer({ folder, routes, workspace, port }: PageServerOptions): Promise<LoopbackServer> {
  const token = randomBytes(32).toString("base64url");
  let host = "";
  const server = new Hono();
  server.use(...answerPolicy(), ...guards(() => host));
  server.use("/api/*", demandWriteToken(token));
  for (const [name, route] of Object.entries(routes)) server.route(`/api/${name}`, route);
  server.all("/api/*", (context) => context.json({ error: `There is no ${context.req.path}.` }, 404));
  server.route("/", createPageFiles(folder, token));
  server.all("*", (context) => workspace.fetch(context.req.raw));
  server.onError((error, context) =>
    context.json({ error: error.message }, error instanceof HTTPException ? error.status : 500),
  );
  const started = await serveOnLoopback(
    getRequestListener((request) => server.fetch(request)),
    port,
  );
  ({ host } = new URL(started.url));
  return started;
}
