import { setTimeout } from "node:timers/promises";

import type { Sentinel } from "./azure/sentinel/sentinel.ts";

/** How often one looks which rules are due. */
const lookEveryMs = 500;

/** Lets Sentinel run its rules on their schedules until the signal. */
export async function keepWatching(sentinel: Pick<Sentinel, "runDue">, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await sentinel.runDue(signal);
      await setTimeout(lookEveryMs, undefined, { signal });
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }
}
