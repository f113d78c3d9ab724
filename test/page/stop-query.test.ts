import { afterAll, expect, it } from "vitest";
import { createLocalQueries } from "../../local-cloud/azure/query/local-query.ts";
import { createWorkspace } from "../../local-cloud/azure/workspace.ts";
import { startPageServer } from "../../local-cloud/page-server/page-server.ts";
import { endless } from "../kql/endless.ts";
import { now } from "../kql/running.ts";

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
const server = await startPageServer({
  folder: import.meta.dirname,
  routes: {},
  workspace: {
    async fetch(request) {
      const answer = Promise.resolve(api.fetch(request));
      answer.then(({ status }) => ended.resolve(`answered with ${status}`), ended.resolve);
      return answer;
    },
  },
  port: 0,
});
afterAll(async () => server[Symbol.asyncDispose]());

it("ends a query in the engine when the page stops it", async () => {
  const stopping = new AbortController();
  const asked = fetch(`${server.url}/query`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query: "T | sort by n asc" }),
    signal: stopping.signal,
  });
  await begun.promise;
  stopping.abort();
  await expect(asked).rejects.toThrow("aborted");
  expect(await ended.promise).toBe("Client connection prematurely closed.");
});
