import type { Schedule } from "./schedule.ts";

/** Calls back once after so many milliseconds; the returned function takes the request back. */
export type Alarm = (milliseconds: number, callback: () => void) => () => void;

/** What setTimeout takes, some 24 days; more would fire at once. */
const LONGEST_TIMEOUT_MS = 2 ** 31 - 1;

export const systemAlarm: Alarm = (milliseconds, callback) => {
  const timeout = setTimeout(callback, Math.min(milliseconds, LONGEST_TIMEOUT_MS));
  return () => clearTimeout(timeout);
};

/** One time that the function is due. Instants are milliseconds since the epoch, on the schedule's clock. */
export interface Tick {
  readonly due: number;
  /** The time before, undefined for the first tick. */
  readonly last: number | undefined;
  /** The time after. */
  readonly next: number;
  /** The time passed before the function could be started, as while the run before was still going. */
  readonly isPastDue: boolean;
}

export interface TickerOptions {
  readonly schedule: Schedule;
  /** Runs the function once. A rejection ends the ticker, so report a failed invocation in its result instead. */
  readonly run: (tick: Tick) => Promise<unknown>;
  /** Milliseconds since the epoch. @default Date.now */
  readonly now?: () => number;
  /** @default setTimeout */
  readonly alarm?: Alarm;
  /** How many seconds of the schedule pass in one of the clock. @default 1 */
  readonly speed?: number;
}

export interface Ticker {
  /** Starts no further run; resolves when the one under way has ended. */
  stop(): Promise<void>;
  /** Settles with the ticker: resolved by `stop`, rejected by what `run` threw. */
  readonly finished: Promise<void>;
}

/** A clock that is set, or a machine that sleeps, is noticed after this long. */
const LONGEST_WAIT_MS = 60_000;

/**
 * Runs a timer function on its schedule, as the Functions host does on one instance: never two runs at once; times that pass
 * during a run are made up for by one run right after it, marked as past due.
 */
export function startTicker(options: TickerOptions): Ticker {
  const { schedule, run, now = Date.now, alarm = systemAlarm, speed = 1 } = options;
  const stopping = new AbortController();
  const stopped = new Promise<void>((resolve) => {
    stopping.signal.addEventListener("abort", () => resolve(), { once: true });
  });
  const started = now();
  const scheduleTime = () => started + (now() - started) * speed;

  /** Waits a part of the time that is left, or until `stop`. */
  const rest = async (milliseconds: number): Promise<void> => {
    const rung = Promise.withResolvers<void>();
    const cancel = alarm(Math.min(Math.ceil(milliseconds / speed), LONGEST_WAIT_MS), rung.resolve);
    await Promise.race([rung.promise, stopped]);
    cancel();
  };

  const tick = async (): Promise<void> => {
    let last: number | undefined;
    let reached = started;
    while (!stopping.signal.aborted) {
      const due = schedule.next(reached);
      const isPastDue = due <= scheduleTime();
      while (!stopping.signal.aborted && due > scheduleTime()) await rest(due - scheduleTime());
      if (stopping.signal.aborted) return;
      reached = Math.max(due, scheduleTime());
      await run({ due, last, next: schedule.next(reached), isPastDue });
      last = due;
    }
  };

  const finished = tick();
  return {
    finished,
    stop() {
      stopping.abort();
      return finished;
    },
  };
}
