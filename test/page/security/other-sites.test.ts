import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openProbedServer, type ProbedServer } from "./probed-server.ts";
import { sendRaw } from "./raw-request.ts";

let server: ProbedServer;
beforeAll(async () => {
  server = await openProbedServer();
});
afterAll(async () => server[Symbol.asyncDispose]());
beforeEach(() => {
  server.reached.length = 0;
});

const json = "content-type: application/json";
const port = (): string => server.host.split(":")[1] ?? "";

describe("a name of another site that points at this machine", () => {
  it.each([
    ["another site's name", () => "attacker.example"],
    ["another site's name with the port", () => `attacker.example:${port()}`],
    ["a name that begins with ours", () => `127.0.0.1.attacker.example:${port()}`],
    ["a name that ends with ours", () => `attacker-localhost:${port()}`],
    ["a name with a dot at its end", () => `localhost.:${port()}`],
    ["our name in capitals", () => `LOCALHOST:${port()}`],
    ["our address without the port", () => "127.0.0.1"],
    ["our address with another port", () => "127.0.0.1:1"],
    ["another address of loopback", () => `127.0.0.2:${port()}`],
    ["loopback as one number", () => `2130706433:${port()}`],
    ["all addresses", () => `0.0.0.0:${port()}`],
    ["loopback of IPv6", () => `[::1]:${port()}`],
    ["our address inside IPv6", () => `[::ffff:127.0.0.1]:${port()}`],
    ["a user before our address", () => `attacker.example@127.0.0.1:${port()}`],
    ["a path behind our address", () => `127.0.0.1:${port()}/x`],
    ["two names", () => `127.0.0.1:${port()}, attacker.example`],
    ["nothing", () => ""],
  ])("gets nothing: %s", async (_, host) => {
    for (const line of [
      "GET / HTTP/1.1",
      "GET /api/probe HTTP/1.1",
      "GET /tables HTTP/1.1",
      "HEAD /api/probe HTTP/1.1",
    ]) {
      const { status, body } = await server.ask(line, [`host: ${host()}`]);
      expect([400, 421]).toContain(status);
      expect(body).not.toContain("write-token");
    }
    await server.ask("POST /query HTTP/1.1", [`host: ${host()}`, json, "content-length: 2"], "{}");
    expect(server.reached).toEqual([]);
  });

  it("gets nothing by a second Host, whichever is first", async () => {
    const both = [`host: ${server.host}`, "host: attacker.example"];
    expect((await server.ask("GET /api/probe HTTP/1.1", both)).status).toBeGreaterThanOrEqual(400);
    expect((await server.ask("GET /api/probe HTTP/1.1", both.toReversed())).status).toBeGreaterThanOrEqual(400);
    expect(server.reached).toEqual([]);
  });

  it("gets nothing by an address that names it in full", async () => {
    const { status } = await server.ask("GET http://attacker.example/api/probe HTTP/1.1");
    expect(status).toBe(421);
    expect(server.reached).toEqual([]);
  });

  it("gets nothing without a Host", async () => {
    for (const version of ["1.0", "1.1"]) {
      const { status } = await sendRaw(server.url, { line: `GET /api/probe HTTP/${version}`, headers: [] });
      expect(status).toBeGreaterThanOrEqual(400);
    }
    expect(server.reached).toEqual([]);
  });

  it("is told apart from this machine's own names", async () => {
    expect((await server.ask("GET /api/probe HTTP/1.1")).status).toBe(200);
    expect((await server.ask("GET /api/probe HTTP/1.1", [`host: localhost:${port()}`])).status).toBe(200);
  });
});

describe("a page of another site", () => {
  it.each([
    ["an origin", "origin: https://attacker.example"],
    ["no origin that it would name (a sandbox, a file)", "origin: null"],
    ["an empty origin", "origin:"],
    ["our host by HTTPS", "origin: https://127.0.0.1"],
    ["another port of this machine", "origin: http://127.0.0.1:3000"],
    ["another site by what the browser says", "sec-fetch-site: cross-site"],
    ["another port by what the browser says", "sec-fetch-site: same-site"],
    ["an origin in spite of what the browser says", "origin: https://attacker.example\r\nsec-fetch-site: same-origin"],
    ["a frame", "sec-fetch-site: cross-site\r\nsec-fetch-mode: navigate\r\nsec-fetch-dest: iframe"],
    ["a prefetch of data", "sec-fetch-site: cross-site\r\nsec-fetch-mode: no-cors\r\nsec-fetch-dest: empty"],
  ])("may ask nothing: %s", async (_, header) => {
    for (const line of [
      "GET / HTTP/1.1",
      "GET /api/probe HTTP/1.1",
      "GET /tables HTTP/1.1",
      "GET /icon.svg HTTP/1.1",
    ]) {
      const { status, headers } = await server.ask(line, [header]);
      expect([line, status]).toEqual([line, 403]);
      expect([...headers.keys()].filter((name) => name.startsWith("access-control"))).toEqual([]);
    }
    expect(server.reached).toEqual([]);
  });

  it("may ask nothing with the name of the other of our two addresses", async () => {
    const { status } = await server.ask("GET /api/probe HTTP/1.1", [`origin: http://localhost:${port()}`]);
    expect(status).toBe(403);
  });

  it.each([
    ["text/plain", '{"query":"print 1"}'],
    ["text/plain;charset=UTF-8", '{"query":"print 1"}'],
    ["application/x-www-form-urlencoded", "query=print+1"],
    ["multipart/form-data; boundary=x", "--x--"],
    ["", "{}"],
    ["application/jsonp", "{}"],
  ])("may send no form, even from a browser that names no origin: %s", async (type, body) => {
    const headers = [...(type === "" ? [] : [`content-type: ${type}`]), `content-length: ${body.length}`];
    for (const site of [[], ["origin: https://attacker.example"], ["sec-fetch-site: cross-site"]]) {
      const { status } = await server.ask("POST /query HTTP/1.1", [...headers, ...site], body);
      expect(status).toBe(site.length === 0 ? 415 : 403);
    }
    expect(server.reached).toEqual([]);
  });

  it("is not told by a preflight that it may", async () => {
    const { status, headers } = await server.ask("OPTIONS /api/probe HTTP/1.1", [
      "origin: https://attacker.example",
      "access-control-request-method: POST",
      "access-control-request-private-network: true",
    ]);
    expect(status).toBe(403);
    expect([...headers.keys()].filter((name) => name.startsWith("access-control"))).toEqual([]);
  });

  it("may link to the page, and to nothing else", async () => {
    const visit = ["sec-fetch-site: cross-site", "sec-fetch-mode: navigate", "sec-fetch-dest: document"];
    expect((await server.ask("GET / HTTP/1.1", visit)).status).toBe(200);
    expect((await server.ask("GET /api/probe HTTP/1.1", visit)).status).toBe(403);
    expect((await server.ask("GET /tables HTTP/1.1", visit)).status).toBe(403);
    expect((await server.ask("POST / HTTP/1.1", [...visit, json, "content-length: 2"], "{}")).status).toBe(403);
    expect(server.reached).toEqual([]);
  });
});
