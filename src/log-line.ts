import { explain } from "./errors.ts";
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
  rate_limited: "more is waiting: the rate limit is used up, the next run goes on",
  failed: "failed",
};

/** Writes what one stream did as one line, at the level it deserves. */
export function logStream(log: Log, subject: HealthSubject, report: StreamReport): void {
  const line = `${nameOf(subject)}: ${countsOf(report)}, ${outcomes[report.outcome]}${lagOf(report)}, ${seconds(report.durationMs)}.`;
  if (report.error !== undefined) {
    const explained = `${line} ${explain(report.error)} [${report.error.category}]`;
    if (report.outcome === "failed") log.error(explained);
    else log.warn(explained);
  } else if (report.cursorReset)
    log.warn(
      `${line} 1Password refused the stored cursor: started anew before the newest event; repeats go by uuid. [cursor_refused]`,
    );
  else if (report.rejected + report.cut > 0)
    log.warn(`${line} See the container rejected-events for what did not fit.`);
  else log.info(line);
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
  const counts: [number, string][] = [
    [report.excluded, "excluded"],
    [report.cut, "cut"],
    [report.rejected, "rejected"],
    [report.duplicatesAtRisk, "at risk of repetition"],
    [report.retries, "retries"],
  ];
  const more = counts.filter(([count]) => count > 0).map(([count, name]) => `, ${count} ${name}`);
  return `${report.events} events in ${report.pages} pages${more.join("")}`;
}

function lagOf({ outcome, lagMs }: StreamReport): string {
  return outcome === "drained" || lagMs === undefined ? "" : `, ${seconds(lagMs)} behind`;
}

function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`;
}
