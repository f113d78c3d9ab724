import { describe, expect, it } from "vitest";

import { createFaults } from "../../local-cloud/faults.ts";
import { namedFaults } from "../../local-cloud/named-faults.ts";
import type { NamedFault } from "../../local-cloud/named-faults.ts";

const request = { plane: "vault", method: "GET", path: "/secrets/a?api-version=7.5" } as const;
const reset = { kind: "reset" } as const;

describe("faults", () => {
  it("leaves requests alone when there is no fault", () => {
    expect(createFaults().decide(request)).toBeUndefined();
  });

  it("hits only requests of its host, method and path", () => {
    const faults = createFaults();
    faults.add({ host: "vault", method: "GET", path: /^\/secrets\/a/u, effect: reset });
    expect(faults.decide({ ...request, plane: "blobs" })).toBeUndefined();
    expect(faults.decide({ ...request, method: "PUT" })).toBeUndefined();
    expect(faults.decide({ ...request, path: "/secrets/b" })).toBeUndefined();
    expect(faults.decide(request)).toEqual({ latencyMs: 0, effect: reset });
  });

  it("lets the first requests pass, then hits as often as asked", () => {
    const faults = createFaults();
    faults.add({ host: "vault", after: 2, times: 2, effect: reset });
    const hits = Array.from({ length: 6 }, () => faults.decide(request) !== undefined);
    expect(hits).toEqual([false, false, true, true, false, false]);
  });

  it("hits each n-th request", () => {
    const faults = createFaults();
    faults.add({ host: "vault", every: 3, effect: reset });
    const hits = Array.from({ length: 7 }, () => faults.decide(request) !== undefined);
    expect(hits).toEqual([false, false, true, false, false, true, false]);
  });

  it("adds latencies to each other and to the first other fault", () => {
    const faults = createFaults();
    faults.add({ host: "vault", effect: { kind: "latency", ms: 10 } });
    faults.add({ host: "vault", effect: reset });
    faults.add({ host: "vault", effect: { kind: "hang" } });
    faults.add({ host: "vault", effect: { kind: "latency", ms: 5 } });
    expect(faults.decide(request)).toEqual({ latencyMs: 15, effect: reset });
  });

  it("counts what was hit, also after a fault was removed", () => {
    const faults = createFaults();
    const remove = faults.add({ host: "vault", effect: reset });
    faults.decide(request);
    remove();
    expect(faults.decide(request)).toBeUndefined();
    expect(faults.applied().map(({ count }) => count)).toEqual([1]);
    faults.clear();
    expect(faults.applied()).toEqual([]);
  });

  it("describes every named fault in one line, and each does something", () => {
    for (const { description, faults, delays = {} } of Object.values<NamedFault>(namedFaults)) {
      expect(description).toMatch(/^[^\n]+\.$/u);
      expect(faults.length + Object.keys(delays).length).toBeGreaterThan(0);
    }
  });
});
