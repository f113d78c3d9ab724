import { once } from "node:events";
import { createServer, type Server } from "node:http";

import type { Listener } from "./plane-listener.ts";

/** Listens on 127.0.0.1 on a port that the system chooses (or on `port`); gives the port. */
export async function listenOnLoopback(server: Server, port = 0): Promise<number> {
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") {
    throw new Error("The server listens on no TCP port.");
  }
  return address.port;
}

/** A plain HTTP server on loopback. */
export interface LoopbackServer extends AsyncDisposable {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves `listener` over plain HTTP on loopback. Closing it cuts open connections. */
export async function serveOnLoopback(
  listener: (...args: Parameters<Listener>) => unknown,
  port = 0,
): Promise<LoopbackServer> {
  const server = createServer({ keepAliveTimeout: 120_000 }, listener);
  const actualPort = await listenOnLoopback(server, port);
  const close = async (): Promise<void> => {
    const closed = once(server, "close");
    server.close();
    server.closeAllConnections();
    await closed;
  };
  return { url: `http://127.0.0.1:${actualPort}`, close, [Symbol.asyncDispose]: close };
}
