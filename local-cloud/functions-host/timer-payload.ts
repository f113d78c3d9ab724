import type { Tick } from "./ticker.ts";

/** What the host hands to a timer function, in the names of its .NET types; the programming model turns them to camel case. */
export interface TimerPayload {
  readonly Schedule: { readonly AdjustForDST: boolean };
  readonly ScheduleStatus: { readonly Last: string; readonly Next: string; readonly LastUpdated: string };
  readonly IsPastDue: boolean;
}

/** .NET's `DateTime.MinValue`: there was no run before. */
const NEVER = "0001-01-01T00:00:00+00:00";

/** @param tick undefined for a run outside the schedule, as from the portal's "Test/Run" */
export function timerPayload(tick: Tick | undefined): TimerPayload {
  const last = tick?.last === undefined ? NEVER : instant(tick.last);
  return {
    Schedule: { AdjustForDST: true },
    ScheduleStatus: { Last: last, Next: tick === undefined ? NEVER : instant(tick.next), LastUpdated: last },
    IsPastDue: tick?.isPastDue ?? false,
  };
}

function instant(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.\d+Z$/, "+00:00");
}
