import type { Standing, StreamArrival } from "../../arrivals.ts";
import type { StreamLine } from "../../run-lines.ts";
import type { RecordedRun } from "../../run-log.ts";
import type { StreamAnswer } from "../answers/connector.ts";

/** Categories of a run that did what it should: those that the rule on the silent connector counts as good. */
const good = new Set(["ok", "cursor_refused", "rate_limited"]);

/**
 * Each stream as far as it has come.
 * @param runs - The oldest first.
 * @param standings - Undefined where no company goes on.
 */
export function streamAnswers(
  runs: readonly RecordedRun[],
  arrived: ReadonlyMap<string, StreamArrival>,
  standings: ReadonlyMap<string, Standing> | undefined,
): readonly StreamAnswer[] {
  return [...arrived].map(([stream, { events, newest }]) => {
    const last = lineOf(runs.at(-1), stream);
    const lastGood = runs.findLast((run) => good.has(lineOf(run, stream)?.category ?? ""))?.ended;
    const standing = standings?.get(stream);
    return { stream, inTable: events, newest, standing, last, lastGood };
  });
}

/** What a run said of a stream, or of all. A probe tells of no run. */
function lineOf(run: RecordedRun | undefined, stream: string): StreamLine | undefined {
  const lines = run?.lines.filter(({ outcome }) => outcome !== "probe");
  return lines?.findLast((line) => line.stream === stream) ?? lines?.findLast((line) => line.stream === "*");
}
