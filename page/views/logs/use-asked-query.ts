import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { rangeOf } from "./time-range.ts";
import type { TimeRange } from "./time-range.ts";

/** What an address asks: `#/logs?query=…&timespan=…`. */
export interface AskedQuery {
  readonly query: string;
  readonly range: TimeRange;
  /** `run=1`: at once. */
  readonly runs: boolean;
}

/** Calls back with what the address asks, at first and when one goes to another address. */
export function useAskedQuery(search: URLSearchParams, onAsked: (asked: AskedQuery) => void): void {
  const latestRef = useRef(onAsked);
  useLayoutEffect(() => {
    latestRef.current = onAsked;
  });
  useEffect(() => {
    const query = search.get("query");
    if (query === null) return;
    latestRef.current({ query, range: rangeOf(search.get("timespan")), runs: search.get("run") === "1" });
  }, [search]);
}
