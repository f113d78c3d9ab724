import { describe, expect, it } from "vitest";
import * as fc from "fast-check";
import { SlidingWindows, eventsApiRates } from "../../../local-cloud/onepassword/rate-limit.ts";

describe("SlidingWindows", () => {
  it("admits as many requests as the rate says and refuses the next", () => {
    const windows = new SlidingWindows([{ requests: 2, windowMs: 1000 }]);
    expect(windows.take(0)).toEqual({ admitted: true });
    expect(windows.take(10)).toEqual({ admitted: true });
    expect(windows.take(20)).toEqual({ admitted: false, retryAfterMs: 980 });
  });

  it("admits again exactly when the oldest request leaves the window", () => {
    const windows = new SlidingWindows([{ requests: 2, windowMs: 1000 }]);
    windows.take(0);
    windows.take(10);
    expect(windows.take(999)).toEqual({ admitted: false, retryAfterMs: 1 });
    expect(windows.take(1000)).toEqual({ admitted: true });
    expect(windows.take(1009)).toEqual({ admitted: false, retryAfterMs: 1 });
  });

  it("does not count refused requests", () => {
    const windows = new SlidingWindows([{ requests: 1, windowMs: 1000 }]);
    windows.take(0);
    for (let now = 1; now < 1000; now++) windows.take(now);
    expect(windows.take(1000)).toEqual({ admitted: true });
  });

  it("keeps 600 a minute and 30,000 an hour at once", () => {
    const windows = new SlidingWindows(eventsApiRates);
    let admitted = 0;
    for (let now = 0; now < 3_600_000; now += 20) if (windows.take(now).admitted) admitted++;
    expect(admitted).toBe(30_000);
    expect(windows.waitAt(3_600_000 - 20)).toBe(20);
  });

  it("tells the wait of the window that lasts longest", () => {
    const windows = new SlidingWindows([
      { requests: 1, windowMs: 10 },
      { requests: 2, windowMs: 1000 },
    ]);
    windows.take(0);
    windows.take(10);
    expect(windows.waitAt(11)).toBe(989);
  });

  it("never lets more requests through in any window than the rate allows", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 200 }),
        fc.integer({ min: 1, max: 8 }),
        (gaps, requests) => {
          const windowMs = 100;
          const windows = new SlidingWindows([{ requests, windowMs }]);
          const admitted: number[] = [];
          let now = 0;
          for (const gap of gaps) {
            now += gap;
            if (windows.take(now).admitted) admitted.push(now);
          }
          for (const start of admitted) {
            expect(admitted.filter((time) => time >= start && time < start + windowMs).length).toBeLessThanOrEqual(
              requests,
            );
          }
        },
      ),
    );
  });

  it("refuses a rate of nothing", () => {
    expect(() => new SlidingWindows([{ requests: 0, windowMs: 1000 }])).toThrow("Not a rate: 0 requests");
  });
});
