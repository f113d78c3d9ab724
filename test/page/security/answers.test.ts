import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openProbedServer, type ProbedServer } from "./probed-server.ts";

let server: ProbedServer;
beforeAll(async () => {
  server = await openProbedServer();
});
afterAll(async () => server[Symbol.asyncDispose]());

describe("every answer", () => {
  it.each([
    ["the page", "GET / HTTP/1.1", []],
    ["the page's head", "HEAD / HTTP/1.1", []],
    ["a script", "GET /assets/main-1.js HTTP/1.1", []],
    ["the icon", "GET /icon.svg HTTP/1.1", []],
    ["data", "GET /api/probe HTTP/1.1", []],
    ["no such route", "GET /api/none HTTP/1.1", []],
    ["the workspace", "GET /tables HTTP/1.1", []],
    ["no such file", "GET /assets/none.js HTTP/1.1", []],
    ["a refusal of another site", "GET / HTTP/1.1", ["origin: null"]],
    ["a refusal of another name", "GET / HTTP/1.1", ["host: attacker.example"]],
    ["a refusal of a write", "POST /api/probe HTTP/1.1", ["content-type: application/json", "content-length: 0"]],
  ])("lets nothing run or frame but what is here: %s", async (_, line, headers) => {
    const { headers: answered } = await server.ask(line, headers);
    const policy = answered.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("form-action 'none'");
    expect(policy).toContain("base-uri 'none'");
    expect(policy).not.toMatch(/unsafe|\*|https?:|data:|blob:/u);
    expect(answered.get("x-content-type-options")).toBe("nosniff");
    expect(answered.get("x-frame-options")).toBe("DENY");
    expect(answered.get("referrer-policy")).toBe("no-referrer");
    expect(answered.get("cross-origin-resource-policy")).toBe("same-origin");
    expect(answered.get("cross-origin-opener-policy")).toBe("same-origin");
    expect([...answered.keys()].filter((name) => name.startsWith("access-control"))).toEqual([]);
    expect(answered.has("set-cookie")).toBe(false);
  });

  it("is kept by no browser, but for files that are named after what is in them", async () => {
    for (const path of ["/", "/icon.svg", "/api/probe", "/tables", "/assets/none.js"]) {
      const { headers } = await server.ask(`GET ${path} HTTP/1.1`);
      expect([path, headers.get("cache-control")]).toEqual([path, "no-store"]);
    }
    const { headers } = await server.ask("GET /assets/main-1.js HTTP/1.1");
    expect(headers.get("cache-control")).toContain("immutable");
  });
});

it("styles of the editor are allowed by a number that is used once", async () => {
  const numbers = [];
  for (let turn = 0; turn < 3; turn++) {
    const { body, headers } = await server.ask("GET / HTTP/1.1");
    const number = /name="style-nonce" content="([^"]+)"/u.exec(body)?.[1] ?? "";
    expect(headers.get("content-security-policy")).toContain(`'nonce-${number}'`);
    numbers.push(number);
  }
  expect(new Set(numbers).size).toBe(3);
});

it.each([
  "/../secret.txt",
  "/assets/../../secret.txt",
  "/assets/..%2f..%2fsecret.txt",
  "/assets/%2e%2e/%2e%2e/secret.txt",
  "/assets/%2e%2e%2f%2e%2e%2fsecret.txt",
  "/assets/%252e%252e%252f%252e%252e%252fsecret.txt",
  "/assets/..%5c..%5csecret.txt",
  "/assets/..\\..\\secret.txt",
  "/assets//etc/passwd",
  "/assets/%2fetc%2fpasswd",
  "/assets/main-1.js%00.txt",
  "/assets/%c0%ae%c0%ae/secret.txt",
  "/assets/%",
  "/assets/",
  "/assets",
  "/.build-stamp",
  "/assets/../.build-stamp",
  "/icon.svg/../.build-stamp",
  "/icon.svg/",
])("gives no other file: %s", async (path) => {
  const { status, body } = await server.ask(`GET ${path} HTTP/1.1`);
  expect(body).not.toContain("secret");
  expect(body).not.toContain("root:");
  expect(status).not.toBe(500);
});

it("goes on after addresses that cannot be read", async () => {
  for (const path of ["/%", "/%ff", "/api/%", "/api/probe/%e0%a4%a", "/\u0000", "/api/probe?%"]) {
    const { status } = await server.ask(`GET ${path} HTTP/1.1`);
    expect([200, 400, 404]).toContain(status);
  }
  expect((await server.ask("GET / HTTP/1.1")).status).toBe(200);
});
