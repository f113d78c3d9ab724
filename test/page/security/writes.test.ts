import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { writeTokenHeader } from "../../../local-cloud/page-server/guard.ts";
import { openProbedServer, type ProbedServer } from "./probed-server.ts";

let server: ProbedServer;
let token: string;
beforeAll(async () => {
  server = await openProbedServer();
  token = await server.token();
});
afterAll(async () => server[Symbol.asyncDispose]());
beforeEach(() => {
  server.reached.length = 0;
});

const json = "content-type: application/json";
const body = ["content-length: 2", json] as const;

describe("a write", () => {
  it.each(["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "QUERY", "PROPFIND"])(
    "by %s needs the token of the page",
    async (method) => {
      expect((await server.ask(`${method} /api/probe HTTP/1.1`, body, "{}")).status).toBe(403);
      expect(server.reached).toEqual([]);
      const { status } = await server.ask(
        `${method} /api/probe HTTP/1.1`,
        [...body, `${writeTokenHeader}: ${token}`],
        "{}",
      );
      expect(status).toBe(200);
      expect(server.reached).toEqual([`${method} /api/probe`]);
    },
  );

  it.each([
    ["another token", () => "x".repeat(token.length)],
    ["a part of the token", () => token.slice(0, -1)],
    ["the token and more", () => `${token}x`],
    ["nothing", () => ""],
    ["a letter outside of ASCII", () => `${token.slice(0, -1)}é`],
    ["the token twice", () => `${token}\r\n${writeTokenHeader}: ${token}`],
  ])("is refused with %s", async (_, given) => {
    const { status } = await server.ask("POST /api/probe HTTP/1.1", [...body, `${writeTokenHeader}: ${given()}`], "{}");
    expect(status).toBe(403);
    expect(server.reached).toEqual([]);
  });

  it("finds no token in the address, in a cookie, or in the body", async () => {
    const sent = JSON.stringify({ [writeTokenHeader]: token, token });
    const headers = [
      json,
      `content-length: ${sent.length}`,
      `cookie: ${writeTokenHeader}=${token}`,
      `authorization: ${token}`,
    ];
    const { status } = await server.ask(`POST /api/probe?${writeTokenHeader}=${token} HTTP/1.1`, headers, sent);
    expect(status).toBe(403);
    expect(server.reached).toEqual([]);
  });

  it("is not made of a read by a header or a parameter that names another method", async () => {
    const names = ["x-http-method-override", "x-http-method", "x-method-override"];
    await server.ask(
      "GET /api/probe?_method=DELETE HTTP/1.1",
      names.map((name) => `${name}: DELETE`),
    );
    expect(server.reached).toEqual(["GET /api/probe"]);
  });

  it.each([
    "/api//probe",
    "//api/probe",
    "/./api/probe",
    "/x/../api/probe",
    "/%61pi/probe",
    "/api%2fprobe",
    "/api/%70robe",
    "/API/probe",
    "/api/probe/",
    "/api/probe;x",
    "/api\\probe",
    "/api/probe%00",
    "/api",
  ])("needs the token however its address is written: %s", async (path) => {
    await server.ask(`POST ${path} HTTP/1.1`, [...body], "{}");
    // What is no address of a route goes to the workspace for the command line, under the name that was asked.
    expect(server.reached.filter((each) => each.startsWith("POST /api/"))).toEqual([]);
  });

  it("is not repeated to whoever traces it", async () => {
    const { body: answer } = await server.ask("TRACE /api/probe HTTP/1.1", [`${writeTokenHeader}: ${token}`]);
    expect(answer).not.toContain(token);
    expect(server.reached).toEqual([]);
  });
});

it("gives each server a token of its own", async () => {
  await using other = await openProbedServer();
  expect(token).toMatch(/^[\w-]{43}$/u);
  expect(await other.token()).not.toBe(token);
});
