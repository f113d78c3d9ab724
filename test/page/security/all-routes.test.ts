import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type LocalCloud, startLocalCloud } from "../../../local-cloud/cloud.ts";
import { createPageRoutes } from "../../../local-cloud/page-server/routes.ts";
import { startPageServer } from "../../../local-cloud/page-server/page-server.ts";
import { sendRaw } from "./raw-request.ts";

let cloud: LocalCloud;
beforeAll(async () => {
  cloud = await startLocalCloud({ events: { fetch: () => new Response() }, deployment: "nothing" });
});
afterAll(async () => cloud.close());

it("no route of the page changes anything without the token", async () => {
  const routes = createPageRoutes({ cloud });
  const server = await startPageServer({ folder: import.meta.dirname, routes, workspace: cloud.workspaceApi, port: 0 });
  await using _ = server;
  const { host } = new URL(server.url);
  const all = Object.entries(routes).flatMap(([name, route]) =>
    route.routes.map(({ method, path }) => ({ method, path: `/api/${name}${path.replaceAll(/[:*]\w*/gu, "x")}` })),
  );
  const writes = all.filter(({ method }) => method !== "GET");
  expect(writes.length).toBeGreaterThan(3);
  const headers = [`host: ${host}`, "content-type: application/json", "content-length: 2"];
  for (const { method, path } of writes) {
    const sent = method === "ALL" ? "POST" : method;
    const { status } = await sendRaw(server.url, { line: `${sent} ${path} HTTP/1.1`, headers, body: "{}" });
    expect([method, path, status]).toEqual([method, path, 403]);
  }
});

async function ask(line: string, headers: readonly string[], body?: string): Promise<number> {
  return (await sendRaw(cloud.workspaceUrl, { line: `${line} HTTP/1.1`, headers, body })).status;
}

describe("the workspace's own port", () => {
  const json = ["content-type: application/json", "content-length: 19"];

  it("answers this machine's command line", async () => {
    const { host } = new URL(cloud.workspaceUrl);
    expect(await ask("GET /tables", [`host: ${host}`])).toBe(200);
    expect(await ask("POST /query", [`host: ${host}`, ...json], '{"query":"print 1"}')).toBe(200);
  });

  it.each([
    ["another name", 421, () => ["host: attacker.example"]],
    ["another name with the port", 421, (host: string) => [`host: ${host.replace("127.0.0.1", "attacker.example")}`]],
    ["another origin", 403, (host: string) => [`host: ${host}`, "origin: https://attacker.example"]],
    ["no origin that one would name", 403, (host: string) => [`host: ${host}`, "origin: null"]],
    ["another port of this machine", 403, (host: string) => [`host: ${host}`, "sec-fetch-site: same-site"]],
  ])("refuses %s", async (_, status, headers) => {
    const { host } = new URL(cloud.workspaceUrl);
    expect(await ask("GET /tables", headers(host))).toBe(status);
    expect(await ask("POST /query", [...headers(host), ...json], '{"query":"print 1"}')).toBe(status);
  });

  it("takes no form", async () => {
    const { host } = new URL(cloud.workspaceUrl);
    const form = [`host: ${host}`, "content-type: text/plain", "content-length: 19"];
    expect(await ask("POST /query", form, '{"query":"print 1"}')).toBe(415);
  });
});
