import type { StreamLine } from "./run-lines.ts";
import type { Arrival } from "./stage.ts";

/** What the runs have done so far. */
export interface Totals {
  readonly runs: number;
  readonly events: number;
  readonly pages: number;
}

/** Before the first run. */
export const noTotals: Totals = { runs: 0, events: 0, pages: 0 };

/** Adds a run and what it said of each stream. */
export function withRun(totals: Totals, lines: readonly StreamLine[]): Totals {
  return {
    runs: totals.runs + 1,
    events: lines.reduce((sum, { events }) => sum + events, totals.events),
    pages: lines.reduce((sum, { pages }) => sum + pages, totals.pages),
  };
}

/** The totals as one line. `rows` are all rows of the table: repeats and health rows too. */
export function sayTotals({ runs, events, pages }: Totals, rows: number): string {
  const parts = [count(events, "event"), count(pages, "page"), count(runs, "run")];
  return `In all: ${parts.join(", ")}; ${count(rows, "row")} in the table, with the health rows.`;
}

/** Says whether everything arrived, as one sentence. */
export function sayArrival({ events, missing, repeats }: Arrival): string {
  if (missing > 0) return `${number(missing)} of ${count(events, "generated event")} are not in the table.`;
  const every = `Every one of the ${count(events, "generated event")} is in the table`;
  if (repeats === 0) return `${every} exactly once, counted by uuid.`;
  return `${every}; ${number(repeats)} stand there again, because answers were lost: the parsers remove repeats by uuid.`;
}

/** A number of things: `1 day`, `1,044 days`. */
export function count(amount: number, thing: string): string {
  return `${number(amount)} ${thing}${amount === 1 ? "" : "s"}`;
}

function number(amount: number): string {
  return amount.toLocaleString("en");
}
