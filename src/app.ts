import { openStreams } from "./accounts.ts";
import type { OpenStream } from "./accounts.ts";
import type { Config } from "./config.ts";
import type { Connections } from "./connector.ts";
import { explain, toConnectorError } from "./errors.ts";
import type { ConnectorError } from "./errors.ts";
import { everyStream, healthLogSource, healthRow, probeRow } from "./health.ts";
import type { HealthContext, HealthSubject } from "./health.ts";
import { logStream, nameOf } from "./log-line.ts";
import type { Log } from "./log-line.ts";
import { createRowMapper, encodeRow } from "./onepassword/rows/row.ts";
import { createSource } from "./onepassword/source.ts";
import { cutIntoBatches } from "./pipeline/batch.ts";
import { createBudget, requestTimeoutFor } from "./pipeline/budget.ts";
import type { Budget } from "./pipeline/budget.ts";
import { collect } from "./pipeline/collect.ts";
import type { Clock } from "./pipeline/ports.ts";
import { retrying } from "./pipeline/retry.ts";
import { emptyTally, outcomeOf, reportOf } from "./pipeline/tally.ts";
import type { StreamReport } from "./pipeline/tally.ts";

/** What a run needs beside its connections. */
export interface RunWorld {
  readonly clock: Clock;
  readonly log: Log;
  readonly random: () => number;
  readonly newUuid: () => string;
}

/** What one stream, or one account that could not be opened, did in a run. */
interface Told {
  readonly subject: HealthSubject;
  readonly report: StreamReport;
}

/**
 * One run: every stream of every account, all at once, then one health row for each. One stream's failure does not stop the others.
 * @throws Error at the end when anything failed, so that the host records a failed invocation.
 */
export async function runOnce(config: Config, connections: Connections, world: RunWorld): Promise<void> {
  const { clock, log, random, newUuid } = world;
  const run = newUuid();
  const started = clock.monotonic();
  const requestMs = requestTimeoutFor(config.runBudgetMs);
  // Half of the time after the budget is for what is under way then, the other half for the health rows.
  const budget = createBudget({ clock, runMs: config.runBudgetMs, requestMs, graceMs: requestMs / 2 });
  // The same end, but counted so that a failed upload is repeated although the run's own time is over.
  const closing = createBudget({
    clock,
    runMs: config.runBudgetMs + requestMs / 2,
    requestMs,
    graceMs: requestMs / 2,
  });
  const signal = new AbortController().signal;
  const context = (): HealthContext => ({ now: clock.now(), run, newUuid });

  const tell = (subject: HealthSubject, report: StreamReport): Told => {
    logStream(log, subject, report);
    return { subject, report };
  };
  const notOpened = (subject: HealthSubject, error: ConnectorError): Told => {
    const end = { outcome: outcomeOf(error), error, newestEventTime: undefined };
    return tell(subject, reportOf(emptyTally(), end, clock, started));
  };

  const collectAll = async (): Promise<Told[]> => {
    try {
      const { open, closed } = await openStreams(connections, { clock, budget, random, signal });
      const told = closed.map(({ subject, error }) => notOpened(subject, error));
      const collected = open.map(async (stream) =>
        tell(stream.subject, await collectStream(stream, config, connections, budget, world, context)),
      );
      return [...told, ...(await Promise.all(collected))];
    } catch (error) {
      return [
        notOpened({ account: "", secret: "", stream: everyStream, tokenExpiresAt: undefined }, toConnectorError(error)),
      ];
    }
  };

  const told = await collectAll();
  const failures = told
    .filter(({ report }) => report.outcome === "failed")
    .map(({ subject, report }) => `${nameOf(subject)} [${report.error?.category}]`);
  const rows = told.map(({ subject, report }) => encodeRow(healthRow(subject, report, context())));
  const doing = "uploading the health rows";
  const uploads: Promise<void>[] = [];
  for (const some of cutIntoBatches(rows)) {
    const batch = connections.sink.batch(some);
    uploads.push(retrying((abort) => batch.send(abort), { clock, budget: closing, random, signal, doing }));
  }
  const unsent = (await Promise.allSettled(uploads)).find((upload) => upload.status === "rejected");
  if (unsent !== undefined) {
    const error = toConnectorError(unsent.reason);
    log.error(`The health rows of this run could not be sent. ${explain(error)} [${error.category}]`);
    failures.push(`${healthLogSource} [${error.category}]`);
  }
  if (failures.length > 0)
    throw new Error(`The run ended with failures: ${failures.join(", ")}. See the lines before.`);
}

async function collectStream(
  { subject, stream, api }: OpenStream,
  config: Config,
  { sink, checkpoints, rejectedEvents, places }: Connections,
  budget: Budget,
  { clock, random }: RunWorld,
  context: () => HealthContext,
): Promise<StreamReport> {
  const excludedActions = config.excludedActions.get(stream.name) ?? new Set<string>();
  return collect(
    {
      source: createSource(api, stream.path),
      mapRow: createRowMapper(stream.fields, {
        logSource: stream.logSource,
        account: subject.account,
        excludedActions,
      }),
      sink,
      checkpoints,
      rejectedEvents,
      places,
      clock,
      budget,
      random,
      controlRow: () => encodeRow(probeRow(subject, context())),
    },
    { account: subject.account, stream: stream.name },
    { firstRunMs: config.firstRunLookbackMs, cursorResetOverlapMs: config.cursorResetOverlapMs },
  );
}
