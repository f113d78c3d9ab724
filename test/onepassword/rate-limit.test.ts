import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRequestPacer, eventsApiLimits } from "../../src/onepassword/rate-limit.ts";
import type { RequestLimit, RequestPacer } from "../../src/onepassword/rate-limit.ts";

function pacerAt(limits: readonly RequestLimit[]): { clock: { now: number }; pacer: RequestPacer } {
  const clock = { now: 0 };
  return { clock, pacer: createRequestPacer(limits, () => clock.now) };
}

/** A request that is answered at once. */
const atOnce = async (): Promise<string> => "answer";

/** A request that is answered when the test says so. */
function pending(): { request: () => Promise<void>; answer: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { request: () => promise, answer: resolve };
}

/** A refusal with its wait. */
function wait(retryAfterMs: number): unknown {
  return expect.objectContaining({
    category: "rate_limited",
    message: "The rate limit of the Events API is used up for now.",
    retryAfterMs,
  });
}

describe("the limits of the Events API", () => {
  it("are 600 requests a minute and 30,000 an hour", () => {
    expect(eventsApiLimits).toEqual([
      { requests: 600, windowMs: 60_000 },
      { requests: 30_000, windowMs: 3_600_000 },
    ]);
  });
});

describe("a request", () => {
  it("is run, and its answer handed on", async () => {
    const { pacer } = pacerAt([{ requests: 1, windowMs: 1_000 }]);
    await expect(pacer.pace(atOnce)).resolves.toBe("answer");
  });

  it("is counted when it fails too, and its error handed on", async () => {
    const { pacer } = pacerAt([{ requests: 1, windowMs: 1_000 }]);
    await expect(pacer.pace(() => Promise.reject(new Error("reset")))).rejects.toThrow("reset");
    await expect(pacer.pace(atOnce)).rejects.toThrow(wait(1_000));
  });

  it("is not sent when the limit is used up, and told how long to wait", async () => {
    const { clock, pacer } = pacerAt([{ requests: 2, windowMs: 1_000 }]);
    await pacer.pace(atOnce);
    clock.now = 300;
    await pacer.pace(atOnce);
    clock.now = 400;
    let sent = false;
    await expect(
      pacer.pace(async () => {
        sent = true;
      }),
    ).rejects.toThrow(wait(600));
    expect(sent).toBe(false);
  });

  it("is sent as soon as an older one has left the window, to the millisecond", async () => {
    const { clock, pacer } = pacerAt([{ requests: 2, windowMs: 1_000 }]);
    await pacer.pace(atOnce);
    clock.now = 300;
    await pacer.pace(atOnce);
    clock.now = 999;
    await expect(pacer.pace(atOnce)).rejects.toThrow(wait(1));
    clock.now = 1_000;
    await pacer.pace(atOnce);
    await expect(pacer.pace(atOnce)).rejects.toThrow(wait(300));
  });

  it("waits for the limit that needs the longest", async () => {
    const { clock, pacer } = pacerAt([
      { requests: 1, windowMs: 100 },
      { requests: 3, windowMs: 10_000 },
    ]);
    for (const now of [0, 100, 200]) {
      clock.now = now;
      await pacer.pace(atOnce);
    }
    await expect(pacer.pace(atOnce)).rejects.toThrow(wait(9_800));
    clock.now = 9_999;
    await expect(pacer.pace(atOnce)).rejects.toThrow(wait(1));
    clock.now = 10_000;
    await pacer.pace(atOnce);
    await expect(pacer.pace(atOnce)).rejects.toThrow(wait(100));
  });

  it("leaves the window that long after its answer, not after it was sent", async () => {
    const { clock, pacer } = pacerAt([{ requests: 1, windowMs: 1_000 }]);
    const slow = pending();
    const first = pacer.pace(slow.request);
    clock.now = 700;
    slow.answer();
    await first;
    clock.now = 1_000;
    await expect(pacer.pace(atOnce)).rejects.toThrow(wait(700));
  });

  it("counts while it is under way", async () => {
    const { clock, pacer } = pacerAt([{ requests: 2, windowMs: 1_000 }]);
    const slow = pending();
    const first = pacer.pace(slow.request);
    await pacer.pace(atOnce);
    clock.now = 100;
    await expect(pacer.pace(atOnce)).rejects.toThrow(wait(900));
    clock.now = 1_000;
    await pacer.pace(atOnce);
    await expect(pacer.pace(atOnce)).rejects.toThrow(wait(1_000));
    slow.answer();
    await first;
    await expect(pacer.pace(atOnce)).rejects.toThrow(wait(1_000));
  });

  it("asks again soon when all of the limit is under way", async () => {
    const { pacer } = pacerAt([{ requests: 1, windowMs: 1_000 }]);
    const slow = pending();
    const first = pacer.pace(slow.request);
    await expect(pacer.pace(atOnce)).rejects.toThrow(wait(50));
    slow.answer();
    await first;
  });

  it("stays counted while many old ones are forgotten", async () => {
    const { clock, pacer } = pacerAt([{ requests: 3_000, windowMs: 10_000 }]);
    for (let sent = 0; sent < 3_000; sent += 1) {
      clock.now = sent;
      await pacer.pace(atOnce);
    }
    clock.now = 11_500;
    for (let sent = 0; sent < 1_501; sent += 1) await pacer.pace(atOnce);
    await expect(pacer.pace(atOnce)).rejects.toThrow(wait(1));
    clock.now = 30_000;
    for (let sent = 0; sent < 3_000; sent += 1) await pacer.pace(atOnce);
    await expect(pacer.pace(atOnce)).rejects.toThrow(wait(10_000));
  });
});

describe("any requests", () => {
  it("never exceed a limit in any window, counted from each one's answer, and waste none of it", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({ requests: fc.integer({ min: 1, max: 5 }), windowMs: fc.integer({ min: 1, max: 1_000 }) }),
        fc.record({ requests: fc.integer({ min: 1, max: 20 }), windowMs: fc.integer({ min: 1, max: 5_000 }) }),
        fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 60 }),
        async (short, long, pauses) => {
          const { clock, pacer } = pacerAt([short, long]);
          const sent: number[] = [];
          for (const pause of pauses) {
            clock.now += pause;
            const keepsLimits = [short, long].every(
              ({ requests, windowMs }) => sent.filter((at) => at > clock.now - windowMs).length < requests,
            );
            const admitted = await pacer.pace(atOnce).then(
              () => true,
              () => false,
            );
            expect(admitted).toBe(keepsLimits);
            if (admitted) sent.push(clock.now);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
