import type { AzureDelays } from "./azure/deployed/azure.ts";
import type { Fault } from "./faults.ts";

export interface NamedFault {
  readonly description: string;
  readonly faults: readonly Fault[];
  /** Which incident Sentinel opens while the connector runs under it. Missing where that cannot be. */
  readonly expected?: string;
  /** What takes its time from the start, the deployment included. */
  readonly delays?: AzureDelays;
}

const none = "No incident: what fails is tried again, in the same run or in the next.";
/** An hour of the machine's clock also where the schedule runs faster: rules look at times of rows. */
const silent = "Incident Connector silent, an hour after the last good run. That hour is not sped up.";
/** 24 hours: local-cloud/azure/access-tokens.ts, as long as a managed identity's. */
const silentOnceTokensEnd =
  "No incident while the connector's tokens hold, which is up to a day; then Connector silent, an hour after the last good run.";
const refused = "Incident Connector refused, after two failed runs: within about a minute.";

/** What `npm start -- --faults NAME` can inject, and what the page can switch. */
export const namedFaults = {
  "flaky-network": {
    description: "Every seventh request to any service loses its connection, some of them after the work was done.",
    expected: none,
    faults: [
      { host: "events", every: 7, effect: { kind: "reset" } },
      { host: "vault", every: 7, effect: { kind: "reset" } },
      { host: "ingestion", every: 7, effect: { kind: "resetAfterHandling" } },
      { host: "blobs", every: 7, effect: { kind: "reset" } },
      { host: "token", every: 7, effect: { kind: "reset" } },
    ],
  },
  "ingestion-throttled": {
    description: "Logs Ingestion answers every second request with 429 and asks to wait two seconds.",
    expected: none,
    faults: [{ host: "ingestion", every: 2, effect: { kind: "status", status: 429, retryAfter: { seconds: 2 } } }],
  },
  "ingestion-down": {
    description: "Logs Ingestion answers 503 to everything.",
    expected: silent,
    faults: [{ host: "ingestion", effect: { kind: "status", status: 503 } }],
  },
  "events-429": {
    description: "The Events API answers every tenth request with 429 and does not say how long to wait.",
    expected: none,
    faults: [{ host: "events", every: 10, effect: { kind: "status", status: 429 } }],
  },
  "events-down": {
    description: "The Events API answers 503 to everything.",
    expected: silent,
    faults: [{ host: "events", effect: { kind: "status", status: 503 } }],
  },
  "events-token-revoked": {
    description: "The Events API answers 401 to everything, as after its token was revoked.",
    expected: refused,
    faults: [{ host: "events", effect: { kind: "status", status: 401 } }],
  },
  "events-garbled": {
    description: "The Events API's answers are cut, are web pages, or are not what their encoding says.",
    expected: none,
    faults: [
      { host: "events", method: "POST", every: 5, effect: { kind: "truncatedJson" } },
      { host: "events", method: "POST", every: 7, effect: { kind: "html" } },
      { host: "events", method: "POST", every: 11, effect: { kind: "gzipGarbage" } },
    ],
  },
  "vault-refused": {
    description: "Key Vault answers 403 to everything, as without the role to read secrets.",
    expected: refused,
    faults: [{ host: "vault", effect: { kind: "status", status: 403 } }],
  },
  "vault-down": {
    description: "Key Vault answers 503 to everything.",
    expected: silent,
    faults: [{ host: "vault", effect: { kind: "status", status: 503 } }],
  },
  "storage-down": {
    description: "Blob Storage answers 503 to everything.",
    expected: silent,
    faults: [{ host: "blobs", effect: { kind: "status", status: 503 } }],
  },
  "token-down": {
    description: "The managed identity endpoint answers 500 to everything.",
    expected: silentOnceTokensEnd,
    faults: [{ host: "token", effect: { kind: "status", status: 500 } }],
  },
  "slow-roles": {
    description: "Roles apply ten minutes after they were assigned, as they may in Azure: the first deployment fails.",
    faults: [],
    delays: { roleMs: 600_000 },
  },
  "slow-everything": {
    description: "Every answer comes two seconds late.",
    expected: "No incident: runs only take longer.",
    faults: [
      { host: "events", effect: { kind: "latency", ms: 2000 } },
      { host: "token", effect: { kind: "latency", ms: 2000 } },
      { host: "vault", effect: { kind: "latency", ms: 2000 } },
      { host: "ingestion", effect: { kind: "latency", ms: 2000 } },
      { host: "blobs", effect: { kind: "latency", ms: 2000 } },
    ],
  },
} as const satisfies Readonly<Record<string, NamedFault>>;
