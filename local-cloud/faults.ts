import type { Plane } from "./hosts.ts";

/** How long the client is told to wait. Azure sends seconds; HTTP also allows a date (RFC 9110, section 10.2.3). */
export type RetryAfter = { readonly seconds: number } | { readonly dateInSeconds: number };

/** What goes wrong. `status` and everything up to `hang` happen instead of the service's work; the last five spoil its answer. */
export type FaultEffect =
  /** An error answer with the body that the service in question sends for that status, unless `body` is given. */
  | {
      readonly kind: "status";
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string;
      readonly contentType?: string;
      readonly retryAfter?: RetryAfter;
    }
  /** 200 with a web page, as a captive portal or a proxy sends. */
  | { readonly kind: "html" }
  /** 200 with `Content-Encoding: gzip` and bytes that are not gzip. */
  | { readonly kind: "gzipGarbage" }
  /** The connection is destroyed before the service sees the request. */
  | { readonly kind: "reset" }
  /** Never answers; the client has to give up. */
  | { readonly kind: "hang" }
  /** Only slower. Adds to any other fault that matches. */
  | { readonly kind: "latency"; readonly ms: number }
  /** The service did the work, and the connection is destroyed before the answer. */
  | { readonly kind: "resetAfterHandling" }
  /** Headers and half of the body, then silence. */
  | { readonly kind: "hangMidBody" }
  /** Content-Length of the real answer, half of its body, then the end of the connection. */
  | { readonly kind: "truncated" }
  /** A complete HTTP answer that holds the first half of the JSON. */
  | { readonly kind: "truncatedJson" };

/** A failure to inject: which requests, which of them, and what happens. */
export interface Fault {
  readonly host: Plane;
  /** Default: any. */
  readonly method?: string;
  /** Tested against path and query. Default: any. */
  readonly path?: RegExp;
  /** Lets this many matching requests pass first. Default 0. */
  readonly after?: number;
  /** Hits only each n-th of the matching requests that follow. Default 1. */
  readonly every?: number;
  /** Hits this many requests, then never again. Default: always. */
  readonly times?: number;
  readonly effect: FaultEffect;
}

/** What the registry decided for one request. */
export interface FaultDecision {
  readonly latencyMs: number;
  /** The first fault that matched, apart from latency. */
  readonly effect: Exclude<FaultEffect, { kind: "latency" }> | undefined;
}

export interface Faults {
  /** Starts injecting; the returned function stops it. */
  add(fault: Fault): () => void;
  /** Stops all faults and forgets the counts. */
  clear(): void;
  /** Each fault that is or was active since the last `clear`, with the number of requests that it hit. */
  applied(): readonly { readonly fault: Fault; readonly count: number }[];
  /** Decides for one request and counts it. Undefined: nothing goes wrong. */
  decide(request: { plane: Plane; method: string; path: string }): FaultDecision | undefined;
}

interface ActiveFault {
  readonly fault: Fault;
  matched: number;
  count: number;
  removed: boolean;
}

/** The faults that are active now. Empty at first. */
export function createFaults(): Faults {
  let active: ActiveFault[] = [];
  return {
    add(fault) {
      const entry: ActiveFault = { fault, matched: 0, count: 0, removed: false };
      active.push(entry);
      return () => {
        entry.removed = true;
      };
    },
    clear() {
      active = [];
    },
    applied: () => active.map(({ fault, count }) => ({ fault, count })),
    decide(request) {
      let latencyMs = 0;
      let effect: FaultDecision["effect"];
      for (const entry of active) {
        // A fault that would lose against an earlier one does not use up its turn.
        const takesPart = entry.fault.effect.kind === "latency" || effect === undefined;
        if (!takesPart || !matches(entry.fault, request) || !hits(entry)) {
          continue;
        }
        entry.count += 1;
        if (entry.fault.effect.kind === "latency") {
          latencyMs += entry.fault.effect.ms;
        } else {
          effect = entry.fault.effect;
        }
      }
      return latencyMs === 0 && effect === undefined ? undefined : { latencyMs, effect };
    },
  };
}

function matches(fault: Fault, request: { plane: Plane; method: string; path: string }): boolean {
  return (
    fault.host === request.plane &&
    (fault.method === undefined || fault.method === request.method) &&
    (fault.path === undefined || fault.path.test(request.path))
  );
}

function hits(entry: ActiveFault): boolean {
  if (entry.removed) {
    return false;
  }
  entry.matched += 1;
  const { after = 0, every = 1, times = Number.POSITIVE_INFINITY } = entry.fault;
  const position = entry.matched - after;
  return position > 0 && position % every === 0 && entry.count < times;
}
