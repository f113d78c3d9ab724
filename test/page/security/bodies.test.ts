import { once } from "node:events";
import { connect } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { writeTokenHeader } from "../../../local-cloud/page-server/guard.ts";
import { openProbedServer, type ProbedServer } from "./probed-server.ts";

let server: ProbedServer;
let authorised: readonly string[];
beforeAll(async () => {
  server = await openProbedServer();
  authorised = ["content-type: application/json", `${writeTokenHeader}: ${await server.token()}`];
});
afterAll(async () => server[Symbol.asyncDispose]());
beforeEach(() => {
  server.reached.length = 0;
});

const mostBytes = 8 * 1_024 * 1_024;

it.each(["/api/probe", "/query"])("refuses a body that says that it is larger than any: %s", async (path) => {
  const { status } = await server.ask(
    `POST ${path} HTTP/1.1`,
    [...authorised, `content-length: ${mostBytes + 1}`],
    "{",
  );
  expect(status).toBe(413);
  expect(server.reached).toEqual([]);
});

it.each(["/api/probe", "/query"])("refuses a body that grows larger than any: %s", async (path) => {
  const chunk = "x".repeat(mostBytes + 1);
  const body = `${chunk.length.toString(16)}\r\n${chunk}\r\n0\r\n\r\n`;
  const { status } = await server.ask(`POST ${path} HTTP/1.1`, [...authorised, "transfer-encoding: chunked"], body);
  // The connection may be cut before the answer is read.
  expect([0, 413]).toContain(status);
  expect(server.reached).toEqual([]);
});

it("refuses a body with two lengths", async () => {
  const lengths = ["content-length: 2", "content-length: 3"];
  expect((await server.ask("POST /query HTTP/1.1", [...authorised, ...lengths], "{}}")).status).toBe(400);
  const both = ["content-length: 2", "transfer-encoding: chunked"];
  expect((await server.ask("POST /query HTTP/1.1", [...authorised, ...both], "2\r\n{}\r\n0\r\n\r\n")).status).toBe(400);
  expect(server.reached).toEqual([]);
});

it("takes a chunked body that is small", async () => {
  const { body } = await server.ask(
    "POST /query HTTP/1.1",
    [...authorised, "transfer-encoding: chunked"],
    "2\r\n{}\r\n0\r\n\r\n",
  );
  expect(JSON.parse(body)).toEqual({ bytes: 2 });
});

it("answers others while a body does not come", async () => {
  const slow = connect({ host: "127.0.0.1", port: Number(new URL(server.url).port) });
  slow.on("error", () => {});
  slow.write(
    ["POST /query HTTP/1.1", `host: ${server.host}`, ...authorised, "content-length: 100", "", "{"].join("\r\n"),
  );
  await once(slow, "connect");
  expect((await server.ask("GET / HTTP/1.1")).status).toBe(200);
  slow.destroy();
});

it("opens no socket of another protocol", async () => {
  const upgrade = [
    "connection: Upgrade",
    "upgrade: websocket",
    "sec-websocket-version: 13",
    "sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==",
  ];
  const { status } = await server.ask("GET /api/probe HTTP/1.1", upgrade);
  expect(status).not.toBe(101);
  const tunnel = await server.ask("CONNECT attacker.example:443 HTTP/1.1");
  expect(tunnel.status).not.toBe(200);
});

it("goes on after a request that is none", async () => {
  expect((await server.ask("NONSENSE", [])).status).toBe(400);
  const long = await server.ask("GET / HTTP/1.1", [`x: ${"x".repeat(100_000)}`]);
  // The connection may be cut before the answer is read.
  expect([0, 431]).toContain(long.status);
  expect((await server.ask("GET / HTTP/1.1")).status).toBe(200);
});
