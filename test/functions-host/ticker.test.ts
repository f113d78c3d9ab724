import { setImmediate } from "node:timers/promises";
import { describe, expect, it, onTestFinished } from "vitest";
import { parseNcrontab } from "../../local-cloud/functions-host/schedule.ts";
import { type Alarm, type Tick, type TickerOptions, startTicker } from "../../local-cloud/functions-host/ticker.ts";

const START = Date.parse("2026-01-01T00:01:00Z");
const MINUTE = 60_000;

/** Time that only moves when told to, with the alarms set in it. */
function virtualTime() {
  let now = START;
  const alarms = new Set<{ at: number; callback: () => void }>();
  const alarm: Alarm = (milliseconds, callback) => {
    const entry = { at: now + milliseconds, callback };
    alarms.add(entry);
    return () => alarms.delete(entry);
  };
  return {
    now: () => now,
    alarm,
    alarms,
    /** Lets so many milliseconds pass, and everything happen that is due in them. */
    async pass(milliseconds: number) {
      const end = now + milliseconds;
      for (;;) {
        await setImmediate();
        const next = [...alarms].filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at)[0];
        if (next === undefined) break;
        alarms.delete(next);
        now = Math.max(now, next.at);
        next.callback();
      }
      now = end;
      await setImmediate();
    },
    /** The machine sleeps: time passes and no alarm rings. */
    jump(milliseconds: number) {
      now += milliseconds;
    },
  };
}

function tickingEvery5Minutes(options: Partial<TickerOptions> = {}) {
  const time = virtualTime();
  const ticks: Tick[] = [];
  const ticker = startTicker({
    schedule: parseNcrontab("0 */5 * * * *"),
    now: time.now,
    alarm: time.alarm,
    async run(tick) {
      ticks.push(tick);
    },
    ...options,
  });
  onTestFinished(() => ticker.stop());
  const due = () =>
    ticks.map((tick) => `${new Date(tick.due).toISOString().slice(11, 16)}${tick.isPastDue ? " late" : ""}`);
  return { time, ticks, ticker, due };
}

describe("the ticker", () => {
  it("runs the function at each time of the schedule", async () => {
    const { time, due } = tickingEvery5Minutes();
    await time.pass(15 * MINUTE);

    expect(due()).toEqual(["00:05", "00:10", "00:15"]);
  });

  it("does not run before the first time", async () => {
    const { time, due } = tickingEvery5Minutes();
    await time.pass(4 * MINUTE - 1);

    expect(due()).toEqual([]);
  });

  it("tells each run of the time before and the time after", async () => {
    const { time, ticks } = tickingEvery5Minutes();
    await time.pass(10 * MINUTE);

    const first = START + 4 * MINUTE;
    expect(ticks).toEqual([
      { due: first, last: undefined, next: first + 5 * MINUTE, isPastDue: false },
      { due: first + 5 * MINUTE, last: first, next: first + 10 * MINUTE, isPastDue: false },
    ]);
  });

  it("never runs twice at once, and makes up for missed times with one late run", async () => {
    const firstRun = Promise.withResolvers<void>();
    const started: string[] = [];
    const { time } = tickingEvery5Minutes({
      async run({ due, isPastDue }) {
        started.push(`${new Date(due).toISOString().slice(11, 16)}${isPastDue ? " late" : ""}`);
        if (started.length === 1) await firstRun.promise;
      },
    });
    await time.pass(17 * MINUTE);
    expect(started).toEqual(["00:05"]);

    firstRun.resolve();
    await time.pass(0);
    expect(started).toEqual(["00:05", "00:10 late"]);

    await time.pass(8 * MINUTE);
    expect(started).toEqual(["00:05", "00:10 late", "00:20", "00:25"]);
  });

  it("runs once after the machine slept through several times", async () => {
    const { time, due } = tickingEvery5Minutes();
    await time.pass(MINUTE);
    time.jump(60 * MINUTE);
    await time.pass(4 * MINUTE);

    expect(due()).toEqual(["00:05", "01:05"]);
  });

  it("lets the schedule's time pass faster on request", async () => {
    const { time, due } = tickingEvery5Minutes({ speed: 60 });
    await time.pass(14_000);

    expect(due()).toEqual(["00:05", "00:10", "00:15"]);
  });

  it("stops while it waits and leaves no alarm behind", async () => {
    const { time, ticker, due } = tickingEvery5Minutes();
    await time.pass(MINUTE);
    await ticker.stop();
    await time.pass(60 * MINUTE);

    expect(due()).toEqual([]);
    expect(time.alarms.size).toBe(0);
  });

  it("lets the run under way end when it is stopped", async () => {
    const run = Promise.withResolvers<void>();
    const events: string[] = [];
    const { time, ticker } = tickingEvery5Minutes({
      async run() {
        await run.promise;
        events.push("run ended");
      },
    });
    await time.pass(5 * MINUTE);
    const stopped = ticker.stop().then(() => events.push("stopped"));
    run.resolve();
    await stopped;

    expect(events).toEqual(["run ended", "stopped"]);
  });

  it("ends with what the run threw", async () => {
    const time = virtualTime();
    const ticker = startTicker({
      schedule: parseNcrontab("0 */5 * * * *"),
      now: time.now,
      alarm: time.alarm,
      run: () => Promise.reject(new Error("a bug")),
    });
    await Promise.all([expect(ticker.finished).rejects.toThrow("a bug"), time.pass(5 * MINUTE)]);
  });
});
