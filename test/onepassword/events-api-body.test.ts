import { once } from "node:events";
import { PassThrough, Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import { jsonOf } from "../../src/onepassword/events-api.ts";
import { createRequestPacer } from "../../src/onepassword/rate-limit.ts";
import { never, stubApi } from "./stub-client.ts";

const page = { path: "/api/v2/itemusages", body: { cursor: "c1" } };

/** A stream that ends with an error after some bytes. */
function brokenOff(): Readable {
  const body = new PassThrough();
  body.write('{"items":');
  body.once("resume", () => body.destroy(new Error("reset")));
  return body;
}

function failing(): never {
  throw new RangeError("no page");
}

describe("the body of an answer", () => {
  it("that breaks off inside a page is a network error, and the next page is read", async () => {
    const answers = [brokenOff(), Readable.from([Buffer.from('{"items":')]), Readable.from([Buffer.from("[7]")])];
    const { api } = stubApi(async () => ({ body: answers.shift() }));
    await expect(api.request(page, jsonOf, never())).rejects.toThrow(
      expect.objectContaining({
        category: "network",
        message: "events.1password.eu sent an answer that breaks off.",
      }),
    );
    await expect(api.request(page, jsonOf, never())).rejects.toThrow(
      expect.objectContaining({ category: "malformed_response" }),
    );
    await expect(api.request(page, jsonOf, never())).resolves.toEqual([7]);
  });

  it("that hangs inside a page ends when its signal aborts, and with it the stream", async () => {
    const body = new PassThrough();
    body.write('{"items":');
    const ending = new AbortController();
    const clock = { now: 0 };
    const pacer = createRequestPacer([{ requests: 1, windowMs: 60_000 }], () => clock.now);
    const { api } = stubApi({ body }, { pacer });
    const answer = api.request(page, jsonOf, ending.signal);
    await once(body, "resume");
    ending.abort();
    await expect(answer).rejects.toThrow(expect.objectContaining({ category: "network" }));
    expect(body.destroyed).toBe(true);
    await expect(api.request(page, jsonOf, never())).rejects.toThrow(expect.objectContaining({ retryAfterMs: 60_000 }));
  });
});

describe("the bytes of an answer", () => {
  it("stand where those of the answer before stood, also when its reader threw", async () => {
    const { api } = stubApi({ body: [7] });
    const memory: ArrayBufferLike[] = [];
    const reading = (body: Buffer): never => {
      memory.push(body.buffer);
      throw new RangeError("no page");
    };
    await expect(api.request(page, reading, never())).rejects.toThrow(RangeError);
    await expect(api.request(page, (body) => memory.push(body.buffer), never())).resolves.toBe(2);
    await expect(api.request(page, (body) => memory.push(body.buffer), never())).resolves.toBe(3);
    expect(new Set(memory).size).toBe(1);
  });
});

describe("a request whose client never hears that the connection is broken", () => {
  it("ends when its signal aborts", async () => {
    const ending = new AbortController();
    const { api, requests } = stubApi(() => new Promise<never>(() => {}));
    const answer = api.request(page, jsonOf, ending.signal);
    expect(requests).toHaveLength(1);
    ending.abort();
    await expect(answer).rejects.toThrow(expect.objectContaining({ category: "network" }));
  });
});

describe("what the reader throws", () => {
  it("goes through, and is no malformed answer", async () => {
    const { api } = stubApi({ body: {} });
    await expect(api.request(page, failing, never())).rejects.toThrow(new RangeError("no page"));
  });
});
