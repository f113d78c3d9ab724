import type { Plane } from "./hosts.ts";

/** One request that reached the local cloud. No header and no body is kept: they hold secrets. */
export interface RecordedRequest {
  /** Services' clock, milliseconds since 1970. */
  readonly at: number;
  /** `refused`: a host that the local cloud does not play. */
  readonly plane: Plane | "refused";
  readonly host: string;
  readonly method: string;
  /** Path with query. */
  readonly path: string;
  /** `x-ms-client-request-id`, when the client sent one. */
  readonly clientRequestId: string | undefined;
  /** Status that was sent; 0 while under way, or when the client got no answer at all. */
  status: number;
  /** Fault that was applied, by the name of its effect. */
  fault: string | undefined;
  done: boolean;
}

/** The last requests, oldest first. */
export interface RequestLog {
  /** Notes a request; the returned entry is completed later. */
  start(request: Omit<RecordedRequest, "status" | "fault" | "done">): RecordedRequest;
  all(): readonly RecordedRequest[];
  /** Requests of one plane, optionally only those whose path matches. */
  of(plane: RecordedRequest["plane"], path?: RegExp): readonly RecordedRequest[];
  clear(): void;
}

/** Keeps at least the last `limit` requests and at most twice as many: dropping them in bulk keeps each request cheap. */
export function createRequestLog(limit = 20_000): RequestLog {
  let entries: RecordedRequest[] = [];
  return {
    start(request) {
      if (entries.length >= limit * 2) {
        entries = entries.slice(-limit);
      }
      const entry: RecordedRequest = { ...request, status: 0, fault: undefined, done: false };
      entries.push(entry);
      return entry;
    },
    all: () => entries,
    of: (plane, path) =>
      entries.filter((entry) => entry.plane === plane && (path === undefined || path.test(entry.path))),
    clear() {
      entries = [];
    },
  };
}
