import { useEffect, useState } from "preact/hooks";

/** Something that goes on, of which there is one at a time. */
export interface Stopping {
  /** Stops what goes on, and gives the signal of what comes. */
  readonly next: () => AbortSignal;
  readonly stop: () => void;
}

function createStopping(): Stopping {
  let current = new AbortController();
  return {
    next() {
      current.abort();
      current = new AbortController();
      return current.signal;
    },
    stop: () => current.abort(),
  };
}

/** Stops what goes on when one goes away. */
export function useStopping(): Stopping {
  const [stopping] = useState(createStopping);
  useEffect(() => stopping.stop, [stopping]);
  return stopping;
}
