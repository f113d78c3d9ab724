import { stat } from "node:fs/promises";
import { request as sendHttp } from "node:http";
import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";

import { createCertificates, type Certificates } from "../../local-cloud/certificates.ts";
import { createSkewedClock } from "../../local-cloud/clock.ts";
import { createFaults, type FaultEffect } from "../../local-cloud/faults.ts";
import { createPlaneListener } from "../../local-cloud/plane-listener.ts";
import { type Proxy, startProxy } from "../../local-cloud/proxy.ts";
import { createRequestLog } from "../../local-cloud/request-log.ts";
import { createProxyClient, type ProxyClient } from "./http-client.ts";

const now = Date.parse("2026-11-20T10:00:00Z");
const clock = createSkewedClock({ now: () => now });
const faults = createFaults();
const requests = createRequestLog();
const logged: string[] = [];
const url = "https://events.1password.com/api/v2/itemusages";
const patiently = { timeout: 10_000, interval: 5 };
let handled = 0;
let certificates: Certificates;
let proxy: Proxy;
let client: ProxyClient;

beforeAll(async () => {
  certificates = await createCertificates(["events.1password.com"]);
  const events = createPlaneListener(
    "events",
    {
      async fetch(request) {
        handled += 1;
        return Response.json({ items: ["a", "b"], received: (await request.text()).length });
      },
    },
    { faults, requests, clock },
  );
  const routes = new Map([["events.1password.com", events]]);
  proxy = await startProxy({ certificates, routes, requests, clock, log: (message) => logged.push(message) });
  client = createProxyClient({ proxyUrl: proxy.url, ca: certificates.ca });
});

beforeEach(() => {
  faults.clear();
  requests.clear();
  handled = 0;
  clock.skewMs = 0;
});

afterAll(async () => {
  client.close();
  await proxy.close();
  await certificates.remove();
});

describe("proxy", () => {
  it("hands a request to the listener of its host", async () => {
    const answer = await client.send(url, { method: "POST", body: "x".repeat(100_000) });
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.text)).toEqual({ items: ["a", "b"], received: 100_000 });
  });

  it("records each request without its headers", async () => {
    await client.send(`${url}?a=1`, { headers: { authorization: "Bearer secret", "x-ms-client-request-id": "id-1" } });
    expect(requests.all()).toEqual([
      {
        at: now,
        plane: "events",
        host: "events.1password.com",
        method: "GET",
        path: "/api/v2/itemusages?a=1",
        clientRequestId: "id-1",
        status: 200,
        fault: undefined,
        done: true,
      },
    ]);
  });

  it("keeps connections alive", async () => {
    let connections = 0;
    const counting = createServer((socket) => {
      connections += 1;
      const target = new URL(proxy.url);
      socket.pipe(connectTo(target)).pipe(socket);
    });
    counting.listen(0, "127.0.0.1");
    await once(counting, "listening");
    const address = counting.address();
    const port = typeof address === "object" ? address?.port : undefined;
    const through = createProxyClient({ proxyUrl: `http://127.0.0.1:${port}`, ca: certificates.ca });
    for (let sent = 0; sent < 3; sent += 1) {
      await through.send(url);
    }
    through.close();
    counting.close();
    expect(connections).toBe(1);
  });

  it("dates answers by the services' clock", async () => {
    clock.skewMs = 3_600_000;
    const answer = await client.send(url);
    expect(answer.headers["date"]).toBe("Fri, 20 Nov 2026 11:00:00 GMT");
  });

  it("refuses a host that it does not play, and says so", async () => {
    const refusal = await tunnel("example.com:443");
    expect(refusal).toBe(403);
    expect(requests.of("refused").map(({ host }) => host)).toEqual(["example.com:443"]);
    expect(logged.at(-1)).toContain("nothing leaves the machine");
  });

  it("refuses plain HTTP, and a host that hides inside a tunnel to another", async () => {
    const answer = await client.send(url, { headers: { host: "example.com" } });
    expect(answer.status).toBe(403);
    const plain = sendHttp(proxy.url, { path: "http://example.com/", headers: { host: "example.com" } }).end();
    const [incoming] = await once(plain, "response");
    incoming.resume();
    expect(incoming.statusCode).toBe(403);
    expect(requests.of("refused")).toHaveLength(2);
  });

  it("keeps its certificates in a private folder that it removes", async () => {
    const own = await createCertificates(["localhost"]);
    const { mode } = await stat(own.directory);
    expect((mode & 0o777).toString(8)).toBe("700");
    await own.remove();
    await expect(stat(own.directory)).rejects.toThrow("ENOENT");
  });
});

describe("faults through real sockets", () => {
  it.each([400, 401, 403, 408, 413, 429, 500, 503])("answers %i as the service would", async (status) => {
    inject({ kind: "status", status });
    const answer = await client.send(url, { method: "POST", body: "{}" });
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.text)).toEqual({ Error: { Message: expect.any(String) } });
    expect(handled).toBe(0);
  });

  it("answers 404 of the Events API in plain text", async () => {
    inject({ kind: "status", status: 404 });
    const answer = await client.send(url);
    expect(answer).toMatchObject({ status: 404, text: "404 page not found\n" });
  });

  it("says how long to wait, in seconds, as a date, or not at all", async () => {
    inject({ kind: "status", status: 429, retryAfter: { seconds: 7 } });
    inject({ kind: "status", status: 429, retryAfter: { dateInSeconds: 60 } });
    inject({ kind: "status", status: 429 });
    const waits = [];
    for (let sent = 0; sent < 3; sent += 1) {
      waits.push((await client.send(url)).headers["retry-after"]);
    }
    expect(waits).toEqual(["7", "Fri, 20 Nov 2026 10:01:00 GMT", undefined]);
  });

  it("resets before the service sees the request", async () => {
    inject({ kind: "reset" });
    await expect(client.send(url)).rejects.toThrow("socket hang up");
    expect(handled).toBe(0);
    expect(requests.all()).toMatchObject([{ status: 0, fault: "reset" }]);
  });

  it("resets after the service did the work", async () => {
    inject({ kind: "resetAfterHandling" });
    await expect(client.send(url, { method: "POST", body: "{}" })).rejects.toThrow("socket hang up");
    expect(handled).toBe(1);
  });

  it("hangs until the client gives up", async () => {
    inject({ kind: "hang" });
    const patience = new AbortController();
    const answer = client.send(url, { signal: patience.signal });
    await vi.waitFor(() => expect(requests.all()).toMatchObject([{ fault: "hang", status: 0 }]), patiently);
    patience.abort();
    await expect(answer).rejects.toThrow("aborted");
    await vi.waitFor(() => expect(requests.all()).toMatchObject([{ done: true, status: 0 }]), patiently);
    expect(handled).toBe(0);
  });

  it("hangs in the middle of the body", async () => {
    inject({ kind: "hangMidBody" });
    const patience = new AbortController();
    const answer = client.send(url, { signal: patience.signal });
    await vi.waitFor(() => expect(requests.all()).toMatchObject([{ status: 200, done: false }]), patiently);
    patience.abort();
    await expect(answer).rejects.toThrow("aborted");
    expect(handled).toBe(1);
  });

  it("cuts the connection in the middle of the body", async () => {
    inject({ kind: "truncated" });
    await expect(client.send(url)).rejects.toThrow("aborted");
  });

  it("answers completely with half of the JSON", async () => {
    inject({ kind: "truncatedJson" });
    const answer = await client.send(url);
    expect(answer.status).toBe(200);
    expect(() => JSON.parse(answer.text)).toThrow(SyntaxError);
  });

  it("answers with a web page", async () => {
    inject({ kind: "html" });
    const answer = await client.send(url);
    expect(answer).toMatchObject({ status: 200, headers: { "content-type": "text/html; charset=utf-8" } });
  });

  it("announces gzip and sends something else", async () => {
    inject({ kind: "gzipGarbage" });
    const answer = await client.send(url);
    expect(answer.headers["content-encoding"]).toBe("gzip");
    expect(answer.text).toContain("this is not gzip");
  });

  it("is only slower with latency", async () => {
    inject({ kind: "latency", ms: 20 });
    const answer = await client.send(url);
    expect(answer.status).toBe(200);
    expect(requests.all()).toMatchObject([{ fault: "latency", status: 200 }]);
  });

  it("serves the next request after a fault", async () => {
    inject({ kind: "truncated" });
    await expect(client.send(url)).rejects.toThrow("aborted");
    await expect(client.send(url)).resolves.toMatchObject({ status: 200 });
  });
});

async function tunnel(authority: string): Promise<number | undefined> {
  const outgoing = sendHttp(proxy.url, { method: "CONNECT", path: authority }).end();
  const [incoming, socket] = await once(outgoing, "connect");
  socket.destroy();
  return incoming.statusCode;
}

function connectTo(target: URL): Socket {
  return connect(Number(target.port), target.hostname);
}

function inject(effect: FaultEffect): void {
  faults.add({ host: "events", times: 1, effect });
}
