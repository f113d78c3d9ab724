import { once } from "node:events";
import { createServer } from "node:http";
import { listenOnLoopback } from "./loopback.ts";
import { UsageError } from "./options.ts";

/**
 * Sees whether one can listen on a port of loopback, before anything else is begun.
 * @throws UsageError that says why not.
 */
export async function checkPort(port: number): Promise<void> {
  const server = createServer();
  try {
    await listenOnLoopback(server, port);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "EADDRINUSE")
      throw new UsageError(
        `Another program listens on port ${port}. Give another one with --port, or none: then any free port is taken.`,
      );
    if (code === "EACCES") throw new UsageError(`You may not listen on port ${port}. Give one above 1023 with --port.`);
    throw error;
  }
  const closed = once(server, "close");
  server.close();
  await closed;
}
