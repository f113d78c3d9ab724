import { ConnectorError } from "../../src/errors.ts";
import type { ErrorCategory } from "../../src/errors.ts";
import type { VirtualClock } from "./virtual-clock.ts";

/** How one call to a fake goes wrong. What is thrown does not tell what was done: an answer can be lost. */
export interface Trouble {
  /** What the caller sees; `hang` is no answer at all, whatever its signal says. */
  readonly ends: ConnectorError | "hang";
  /** What the service did all the same; `late` is everything, but only after {@link lateByMs}. */
  readonly done: "nothing" | "part" | "all" | "late";
}

/** When a late effect happens: after every request timeout. */
export const lateByMs = 45_000;

/** A call that fails with nothing done, unless said otherwise. */
export function trouble(
  category: ErrorCategory | "hang",
  { done = "nothing", retryAfterMs }: { done?: Trouble["done"]; retryAfterMs?: number | undefined } = {},
): Trouble {
  const ends = category === "hang" ? category : new ConnectorError(category, `Injected ${category}.`, { retryAfterMs });
  return { ends, done };
}

/** What the next calls to a fake meet, oldest first; calls after that work. */
export class Troubles {
  readonly #next: Trouble[] = [];
  readonly #clock: VirtualClock;

  constructor(clock: VirtualClock) {
    this.#clock = clock;
  }

  add(...troubles: readonly Trouble[]): void {
    this.#next.push(...troubles);
  }

  clear(): void {
    this.#next.length = 0;
  }

  get waiting(): number {
    return this.#next.length;
  }

  /** Plays one call. `work` does it, whole or in part; it throws what the service would answer. */
  async play<Result>(signal: AbortSignal, work: (share: "part" | "all") => Result): Promise<Result> {
    if (signal.aborted) throw new ConnectorError("network", "The request was given up.");
    const met = this.#next.shift();
    if (met === undefined) return work("all");
    if (met.done === "late") void this.#later(() => work("all"));
    else if (met.done !== "nothing") work(met.done);
    if (met.ends === "hang") return new Promise<never>(() => {});
    throw met.ends;
  }

  async #later(work: () => unknown): Promise<void> {
    await this.#clock.sleep(lateByMs);
    try {
      work();
    } catch {
      // The service's refusal goes to a caller that has long given up.
    }
  }
}
