import { randomUUID } from "node:crypto";

import { getRequestListener } from "@hono/node-server";
import { Hono } from "hono";

import type { AccessTokens } from "./azure/access-tokens.ts";
import type { Answering, DeployedAzure } from "./azure/deployed/azure.ts";
import { createTokenEndpoint } from "./azure/token-endpoint.ts";
import type { Certificates } from "./certificates.ts";
import type { Plane } from "./hosts.ts";
import { serveOnLoopback } from "./loopback.ts";
import { eventsHosts } from "./onepassword/streams.ts";
import { guards } from "./page-server/guard.ts";
import { createPlaneListener, type Handler, type Listener, type PlaneSurroundings } from "./plane-listener.ts";
import { startProxy } from "./proxy.ts";

export interface NetworkOptions extends PlaneSurroundings {
  readonly certificates: Certificates;
  readonly azure: DeployedAzure;
  readonly tokens: AccessTokens;
  /** Plays all Events API hosts. */
  readonly events: Handler;
  /** The customer's workspace, for whoever sits at the machine. */
  readonly workspace: Handler;
  readonly log: (message: string) => void;
}

/** The sockets of the local cloud, all on loopback. */
export interface Network extends AsyncDisposable {
  readonly proxyUrl: string;
  readonly workspaceUrl: string;
  /** What the platform gives a function app: where it gets tokens, and what proves that it may. */
  readonly identityEndpoint: string;
  readonly identityHeader: string;
}

/** Services that listen for plain HTTP, to say that they want HTTPS. Key Vault and the others do not listen at all. */
const plainPlanes: ReadonlySet<Plane> = new Set(["blobs", "site"]);

export async function startNetwork(options: NetworkOptions): Promise<Network> {
  const { azure, certificates, events, tokens, requests, clock, log, workspace } = options;
  await using cleanup = new AsyncDisposableStack();
  const listeners = new WeakMap<object, Listener>();
  const listenerOf = (answering: Answering): Listener => {
    const listener = listeners.get(answering) ?? createPlaneListener(answering.plane, answering.handler, options);
    listeners.set(answering, listener);
    return listener;
  };
  const eventsPlane: Answering = { plane: "events", handler: events };
  const find = (host: string): Answering | undefined =>
    eventsHosts.some((known) => known === host) ? eventsPlane : azure.find(host);
  const route = (answering: Answering | undefined): Listener | undefined =>
    answering === undefined ? undefined : listenerOf(answering);

  const proxy = await startProxy({
    certificates,
    requests,
    clock,
    log,
    routes: { get: (host) => route(find(host)) },
    plainRoutes: {
      get(host) {
        const found = find(host);
        return found !== undefined && plainPlanes.has(found.plane) ? route(found) : undefined;
      },
    },
  });
  cleanup.defer(() => proxy.close());

  const identityHeader = randomUUID();
  const endpoint: Handler = {
    // Made for each request: only then is it known which identities there are.
    fetch: (request) => createTokenEndpoint({ tokens, identities: azure.identities(), identityHeader }).fetch(request),
  };
  const tokenServer = await serveOnLoopback(createPlaneListener("token", endpoint, options));
  cleanup.defer(() => tokenServer.close());
  let workspaceHost = "";
  const guarded = new Hono().use(...guards(() => workspaceHost)).all("*", ({ req }) => workspace.fetch(req.raw));
  const workspaceServer = await serveOnLoopback(getRequestListener((request) => guarded.fetch(request)));
  cleanup.defer(() => workspaceServer.close());
  ({ host: workspaceHost } = new URL(workspaceServer.url));

  const disposables = cleanup.move();
  return {
    proxyUrl: proxy.url,
    workspaceUrl: workspaceServer.url,
    identityEndpoint: `${tokenServer.url}/msi/token`,
    identityHeader,
    [Symbol.asyncDispose]: () => disposables.disposeAsync(),
  };
}
