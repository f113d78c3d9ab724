import { once } from "node:events";
import { createServer } from "node:http";

import { getRequestListener } from "@hono/node-server";
import { afterAll, describe, expect, it } from "vitest";

import { createLocalQueries } from "../../local-cloud/azure/query/local-query.ts";
import { createWorkspace } from "../../local-cloud/azure/workspace.ts";
import { endless } from "./endless.ts";
import { now } from "./running.ts";

const begun = Promise.withResolvers<void>();
const ended = Promise.withResolvers<unknown>();
const database = {
  schema: endless.schema,
  table(name: string) {
    begun.resolve();
    return endless.table(name);
  },
};
const api = createLocalQueries(createWorkspace(), "workspace", () => database, { now: () => now });
const listen = getRequestListener(async (request) => {
  const answer = Promise.resolve(api.fetch(request));
  answer.then(({ status }) => ended.resolve(`answered with ${status}`), ended.resolve);
  return await answer;
});
const server = createServer((incoming, outgoing) => void listen(incoming, outgoing)).listen(0, "127.0.0.1");
await once(server, "listening");
afterAll(() => server.close());

describe("a client that hangs up", () => {
  it("ends its query, in the midst of an operator", async () => {
    const address = server.address();
    const port = typeof address === "object" ? address?.port : undefined;
    const hangUp = new AbortController();
    const asked = fetch(`http://127.0.0.1:${port}/query`, {
      method: "POST",
      body: JSON.stringify({ query: "T | sort by n asc" }),
      signal: hangUp.signal,
    });
    await begun.promise;
    hangUp.abort();
    await expect(asked).rejects.toThrow("aborted");
    // The reason that the server gives to the request's signal.
    expect(await ended.promise).toBe("Client connection prematurely closed.");
  });
});
