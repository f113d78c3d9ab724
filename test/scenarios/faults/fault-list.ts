import type { FaultEffect } from "../../../local-cloud/faults.ts";

const status = (code: number) => ({ kind: "status", status: code }) as const;

/** Everything that a service, or something between, can do to a request. */
export const faultEffects = {
  "302": status(302),
  "401": status(401),
  "403": status(403),
  "404": status(404),
  "408": status(408),
  "429 with seconds": { kind: "status", status: 429, retryAfter: { seconds: 2 } },
  "429 with a date": { kind: "status", status: 429, retryAfter: { dateInSeconds: 3_600 } },
  "429 without Retry-After": status(429),
  "500": status(500),
  "503": status(503),
  reset: { kind: "reset" },
  "reset after handling": { kind: "resetAfterHandling" },
  "truncated JSON": { kind: "truncatedJson" },
  "truncated body": { kind: "truncated" },
  "HTML instead of JSON": { kind: "html" },
  "gzip garbage": { kind: "gzipGarbage" },
  "hang until timeout": { kind: "hang" },
  "hang mid body": { kind: "hangMidBody" },
} as const satisfies Record<string, FaultEffect>;

/** Name of a fault, as it stands in titles. */
export type FaultName = keyof typeof faultEffects;

/** Where a fault that is to pass within a run differs: it may not ask to wait for long. */
const shortWaits: Partial<Record<FaultName, FaultEffect>> = {
  "429 with seconds": { kind: "status", status: 429, retryAfter: { seconds: 1 } },
  "429 with a date": { kind: "status", status: 429, retryAfter: { dateInSeconds: 1 } },
};

/** The same fault when it is to pass within a run. */
export function passing(name: FaultName): FaultEffect {
  return shortWaits[name] ?? faultEffects[name];
}

/** All faults, in the order of {@link faultEffects}: an object would put the names that are numbers first. */
export const faultNames: readonly FaultName[] = [
  "302",
  "401",
  "403",
  "404",
  "408",
  "429 with seconds",
  "429 with a date",
  "429 without Retry-After",
  "500",
  "503",
  "reset",
  "reset after handling",
  "truncated JSON",
  "truncated body",
  "HTML instead of JSON",
  "gzip garbage",
  "hang until timeout",
  "hang mid body",
];
