import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";

import type { Certificates } from "./certificates.ts";
import type { Clock } from "./clock.ts";
import { listenOnLoopback } from "./loopback.ts";
import type { Listener } from "./plane-listener.ts";
import type { RequestLog } from "./request-log.ts";

export interface Proxy {
  /** For HTTPS_PROXY. */
  readonly url: string;
  close(): Promise<void>;
}

/** Finds the listener that plays a host, by its name in lower case. */
export interface Routes {
  get(host: string): Listener | undefined;
}

export interface ProxyOptions {
  readonly certificates: Pick<Certificates, "cert" | "key">;
  readonly routes: Routes;
  /** Hosts that listen for plain HTTP, too. Default: none. */
  readonly plainRoutes?: Routes;
  readonly requests: RequestLog;
  readonly clock: Clock;
  /** Told about each refused host, in a sentence. */
  readonly log: (message: string) => void;
}

/** Azure's front ends keep idle connections for minutes; shorter would add resets that no fault asked for. */
const keepAliveTimeoutMs = 120_000;

/**
 * An HTTP CONNECT proxy on loopback that terminates TLS itself and hands each request to the listener of its host.
 * A host without a route is refused and recorded: nothing ever leaves the machine.
 */
export async function startProxy(options: ProxyOptions): Promise<Proxy> {
  const { certificates, routes, plainRoutes = new Map<string, Listener>(), requests, clock, log } = options;
  const tlsServer = createTlsServer(
    { cert: certificates.cert, key: certificates.key, keepAliveTimeout: keepAliveTimeoutMs },
    (incoming, outgoing) => serve(routes, incoming, outgoing),
  );
  // A client that does not trust the certificate, or leaves during the handshake, is the client's trouble.
  tlsServer.on("tlsClientError", (error) => log(`TLS handshake failed: ${error.message}`));

  const server = createServer((incoming, outgoing) => serve(plainRoutes, incoming, outgoing));
  const sockets = new Set<Socket>();
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  server.on("connect", (incoming, socket, head) => {
    socket.on("error", () => {});
    if (routes.get(hostName(incoming.url)) === undefined) {
      noteRefusal(incoming.url ?? "", "CONNECT", "");
      refuseTunnel(socket);
      return;
    }
    socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
    if (head.length > 0) {
      socket.unshift(head);
    }
    tlsServer.emit("connection", socket);
  });
  const port = await listenOnLoopback(server);

  function serve(from: Routes, incoming: IncomingMessage, outgoing: ServerResponse): void {
    const host = incoming.headers.host ?? "";
    const listener = from.get(hostName(host));
    if (listener === undefined) {
      refuse(host, incoming, outgoing);
      return;
    }
    // What a proxy is sent without a tunnel has the whole address in its first line (RFC 9112, section 3.2.2).
    incoming.url = (incoming.url ?? "/").replace(/^http:\/\/[^/]+/iu, "");
    listener(incoming, outgoing);
  }

  function noteRefusal(host: string, method: string, path: string): void {
    requests.start({ at: clock.now(), plane: "refused", host, method, path, clientRequestId: undefined });
    log(`Refused ${method} ${host}${path}: the local cloud does not play this host, and nothing leaves the machine.`);
  }

  function refuse(host: string, incoming: IncomingMessage, outgoing: ServerResponse): void {
    noteRefusal(host, incoming.method ?? "GET", incoming.url ?? "/");
    outgoing.writeHead(403, { "content-type": "text/plain" });
    outgoing.end(`The local cloud does not play ${host}.\n`);
  }

  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      const closed = once(server, "close");
      server.close();
      for (const socket of sockets) {
        socket.destroy();
      }
      await closed;
    },
  };
}

function refuseTunnel(socket: Duplex): void {
  socket.end("HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
}

/** Host name without port, lower case. */
function hostName(authority: string | undefined): string {
  return (authority ?? "").replace(/:\d+$/u, "").toLowerCase();
}
