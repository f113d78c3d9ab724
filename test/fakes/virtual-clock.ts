import { setImmediate as afterMicrotasks } from "node:timers/promises";
import type { Clock } from "../../src/pipeline/ports.ts";

interface Timer {
  readonly due: number;
  readonly fire: () => void;
}

/** Monday 2 March 2026, 12:00 UTC. */
export const noon = Date.UTC(2026, 2, 2, 12);

/**
 * Time that passes only when everything waits: {@link run} moves it to the next sleeper. The same work always takes the
 * same steps, and an hour takes no longer than its steps. Work that waits for something which never comes is an error.
 */
export class VirtualClock implements Clock {
  #monotonic = 0;
  #wall: number;
  readonly #timers = new Set<Timer>();

  /** @param wall - Wall clock at the start, in milliseconds since 1970. */
  constructor(wall: number = noon) {
    this.#wall = wall;
  }

  now(): number {
    return this.#wall + this.#monotonic;
  }

  monotonic(): number {
    return this.#monotonic;
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    if (signal?.aborted === true) {
      reject(new Error("The sleep was ended."));
      return promise;
    }
    const timer: Timer = {
      due: this.#monotonic + ms,
      fire: () => {
        signal?.removeEventListener("abort", onAbort);
        resolve();
      },
    };
    const onAbort = (): void => {
      this.#timers.delete(timer);
      reject(new Error("The sleep was ended."));
    };
    signal?.addEventListener("abort", onAbort, { once: true });
    this.#timers.add(timer);
    return promise;
  }

  /** Somebody sets the wall clock; the monotonic one does not notice. */
  jump(ms: number): void {
    this.#wall += ms;
  }

  /** How many sleep now. */
  get sleepers(): number {
    return this.#timers.size;
  }

  /**
   * Lets time pass until the work is done.
   * @throws Error when the work waits and nobody sleeps: it would wait for ever.
   */
  async run<Result>(work: Promise<Result>): Promise<Result> {
    let settled = false;
    const settle = (): void => {
      settled = true;
    };
    work.then(settle, settle);
    for (;;) {
      await afterMicrotasks();
      if (settled) return work;
      if (!this.#fireNext(Number.POSITIVE_INFINITY)) throw new Error("The work waits, and nothing will ever happen.");
    }
  }

  /** Lets so many milliseconds pass, and everything happen that is due in them. */
  async advance(ms: number): Promise<void> {
    const until = this.#monotonic + ms;
    await afterMicrotasks();
    while (this.#fireNext(until)) await afterMicrotasks();
    this.#monotonic = until;
  }

  #fireNext(until: number): boolean {
    let next: Timer | undefined;
    // Of two that are due together the one that went to sleep first wakes first: a Set keeps that order.
    for (const timer of this.#timers) if (next === undefined || timer.due < next.due) next = timer;
    if (next === undefined || next.due > until) return false;
    this.#timers.delete(next);
    this.#monotonic = Math.max(this.#monotonic, next.due);
    next.fire();
    return true;
  }
}
