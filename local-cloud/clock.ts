/** Where the local cloud gets its time from, so that tests can run in virtual time. */
export interface Clock {
  /** Milliseconds since 1970, UTC. */
  now(): number;
}

/** The machine's clock. */
export const systemClock: Clock = { now: () => Date.now() };

/** A clock that runs beside another one. Setting `skewMs` moves it: positive is ahead. */
export interface SkewedClock extends Clock {
  skewMs: number;
}

/**
 * The clock of the services. Leave the function process on the machine's clock and set `skewMs`,
 * and the two disagree as they do where a machine's clock is wrong.
 */
export function createSkewedClock(base: Clock = systemClock, skewMs = 0): SkewedClock {
  return {
    skewMs,
    now() {
      return base.now() + this.skewMs;
    },
  };
}
