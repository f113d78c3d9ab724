import type { RunAnswer, StandingAnswer } from "../../../local-cloud/page-server/answers/connector.ts";
import type { ChartSettings } from "../../chart/chart-settings.ts";
import type { Cell, Result } from "../../server/result.ts";
import { outcomeText } from "./words.ts";

type Shown = Pick<Result, "columns" | "rows">;

export const runHeadings = {
  run: "Run",
  begun: "Began (UTC)",
  took: "Took (s)",
  events: "Events",
  missing: "Backlog after",
  outcome: "Outcome",
  start: "Started by",
} as const;

/** The runs as a table's result, in their order. */
export function runsResult(runs: readonly RunAnswer[]): Shown {
  return {
    columns: [
      { name: "run", type: "long" },
      { name: "begun", type: "datetime" },
      { name: "outcome", type: "string" },
      { name: "events", type: "long" },
      { name: "missing", type: "long" },
      { name: "took", type: "real" },
      { name: "start", type: "string" },
    ],
    rows: runs.map((run): readonly Cell[] => [
      run.number,
      secondsOf(run.begun),
      outcomeText(run),
      run.lines.reduce((sum, { events }) => sum + events, 0),
      missingOf(run.standing),
      Math.round((run.ended - run.begun) / 100) / 10,
      run.isOnDemand ? "you" : "schedule",
    ]),
  };
}

/** All events that are missing in the table. */
function missingOf(standing: Readonly<Record<string, StandingAnswer>>): number {
  return Object.values(standing).reduce((sum, { missing }) => sum + missing, 0);
}

/** What a chart shows of the streams at each run's end. */
export interface RunChart {
  readonly title: string;
  readonly settings: ChartSettings;
  readonly value: (standing: StandingAnswer) => number | undefined;
}

export const lagChart: RunChart = {
  title: "Lag",
  settings: { kind: "lines", x: "time", y: ["value"], split: "stream", unit: "s" },
  value: ({ lagSeconds }) => lagSeconds,
};

export const backlogChart: RunChart = {
  title: "Backlog",
  settings: { kind: "lines", x: "time", y: ["value"], split: "stream", unit: "events" },
  value: ({ missing }) => missing,
};

/** A row for each run and stream, the oldest run first. What is not known has none. */
export function chartResult(runs: readonly RunAnswer[], { value }: Pick<RunChart, "value">): Shown {
  return {
    columns: [
      { name: "time", type: "datetime" },
      { name: "stream", type: "string" },
      { name: "value", type: "real" },
    ],
    rows: runs.toReversed().flatMap(({ ended, standing }) =>
      Object.entries(standing).flatMap(([stream, each]): (readonly Cell[])[] => {
        const known = value(each);
        return known === undefined ? [] : [[new Date(ended).toISOString(), stream, known]];
      }),
    ),
  };
}

/** Fractions of a second would only fill the column. */
function secondsOf(at: number): string {
  return new Date(at - (at % 1_000)).toISOString();
}
