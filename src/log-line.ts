import { sayDuration } from "./duration.ts";
import { explain } from "./errors.ts";
import type { ConnectorError } from "./errors.ts";
import { everyStream } from "./health.ts";
import type { HealthSubject } from "./health.ts";
import type { StreamReport } from "./pipeline/tally.ts";

/** Where log lines go: the invocation's log in Azure. */
export interface Log {
  info(line: string): void;
  warn(line: string): void;
  error(line: string): void;
}

/** How each outcome reads. */
const outcomes: Readonly<Record<StreamReport["outcome"], string>> = {
  drained: "up to date",
  budget_spent: "more is waiting: the run's time is over, the next run goes on",
  rate_limited: "must wait",
  failed: "failed",
};

/** Writes what one stream did as one line, at the level it deserves: first what went wrong, then what was done before. */
export function logStream(log: Log, subject: HealthSubject, report: StreamReport): void {
  const { outcome, error } = report;
  const name = nameOf(subject);
  const took = `took ${sayDuration(report.durationMs)}`;
  const remarks = remarksOf(report);
  if (error === undefined) {
    const line = [`${name}: ${countsOf(report)}, ${outcomes[outcome]}${lagOf(report)}, ${took}.`, ...remarks].join(" ");
    if (remarks.length > 0) log.warn(line);
    else log.info(line);
    return;
  }
  const counts = countsOf(report);
  const before =
    counts === nothing ? `It ${took}${lagOf(report)}.` : `Before that: ${counts}${lagOf(report)}, ${took}.`;
  const line = [`${name} ${outcomes[outcome]}: ${whyOf(report, error)} [${error.category}]`, before, ...remarks].join(
    " ",
  );
  if (outcome === "failed") log.error(line);
  else log.warn(line);
}

/** What ended a run, what to do, and what the next run does where that is not to be taken for granted. */
function whyOf({ outcome }: StreamReport, error: ConnectorError): string {
  if (outcome !== "failed") return `${explain(error)} The next run goes on.`;
  return error.kind === "transient" ? `${explain(error)} The next run tries again.` : explain(error);
}

/** What else there is to say of a run, however it ended. */
function remarksOf({ cursorReset, rejected, cut }: StreamReport): string[] {
  return [
    ...(cursorReset
      ? [
          "1Password refused the stored cursor: the stream started anew before the newest event, the parsers remove repeats. [cursor_refused]",
        ]
      : []),
    ...(rejected + cut > 0 ? ["See the container rejected-events for what did not fit."] : []),
  ];
}

/** What an error message or a log line calls a stream: stream, account and secret, as far as they are known. */
export function nameOf({ account, secret, stream }: HealthSubject): string {
  const what = stream === everyStream ? "all streams" : stream;
  const whose = [account === "" ? "" : `account ${account}`, secret === "" ? "" : `secret ${secret}`].filter(
    (part) => part !== "",
  );
  return whose.length === 0 ? what : `${what} (${whose.join(", ")})`;
}

function countsOf(report: StreamReport): string {
  const { events, pages, excluded, cut, rejected, duplicatesAtRisk, retries } = report;
  const unusual: readonly (readonly [number, string])[] = [
    [excluded, "excluded"],
    [cut, "cut"],
    [rejected, "rejected"],
    [duplicatesAtRisk, "may stand twice in the table"],
    [retries, retries === 1 ? "retry" : "retries"],
  ];
  const more = unusual.filter(([count]) => count > 0).map(([count, what]) => `, ${count} ${what}`);
  return `${events} ${events === 1 ? "event" : "events"} in ${pages} ${pages === 1 ? "page" : "pages"}${more.join("")}`;
}

/** What {@link countsOf} says of a run that did not get to do anything. */
const nothing = "0 events in 0 pages";

/** Behind by nothing is not worth a word. */
function lagOf({ lagMs = 0 }: StreamReport): string {
  return lagMs === 0 ? "" : `, ${sayDuration(lagMs)} behind`;
}
