import { useState } from "preact/hooks";
import type { ConnectorAnswer, RunAnswer } from "../../../local-cloud/page-server/answers/connector.ts";
import { clockText } from "../../words/moment-text.ts";
import { read } from "../../server/request.ts";
import { useAnswer } from "../../server/use-answer.ts";
import { FaultSwitches } from "./fault-switches.tsx";
import { HealthPanel } from "./health-panel.tsx";
import { RequestsPanel } from "./requests-panel.tsx";
import { RunCharts } from "./run-charts.tsx";
import { RunsPanel } from "./runs-panel.tsx";
import { StreamsPanel } from "./streams-panel.tsx";
import "./connector.css";

/** Milliseconds between an answer and the next question. */
const everyMs = 2_000;

/** The connector at work: its health, how far it has come, its runs, and what can be made to go wrong. */
export function ConnectorView() {
  const { value, error, reload } = useAnswer((signal) => read<ConnectorAnswer>("/api/connector", signal), [], everyMs);
  return (
    <div class="stack">
      <h1>Connector</h1>
      {error === undefined ? undefined : <p role="alert">{outdated(error, value)}</p>}
      {value === undefined ? undefined : <Loaded answer={value} reload={reload} />}
      {value === undefined && error === undefined ? <p class="quiet">Loading …</p> : undefined}
    </div>
  );
}

/** What went wrong; and how old is what stands below, such as when the next run comes. */
function outdated(error: string, shown: ConnectorAnswer | undefined): string {
  return shown === undefined ? error : `${error} What is shown is of ${clockText(shown.now)} UTC.`;
}

const none: readonly RunAnswer[] = [];

/** The same list until there is another run: tables and charts are drawn anew with each run, not with each answer. */
function useSameRuns(runs: readonly RunAnswer[]): readonly RunAnswer[] {
  const [kept, keep] = useState(runs);
  if (kept.length === runs.length && kept[0]?.begun === runs[0]?.begun) return kept;
  keep(runs);
  return runs;
}

function Loaded({ answer, reload }: { readonly answer: ConnectorAnswer; readonly reload: () => void }) {
  const { work, requests } = answer;
  const runs = useSameRuns(work?.runs ?? none);
  return (
    <>
      <HealthPanel answer={answer} reload={reload} />
      <StreamsPanel answer={answer} />
      {work === undefined ? (
        <p class="panel">
          No function runs here, so there are no runs to show and no faults to switch. <code>npm start</code> runs it on
          its schedule.
        </p>
      ) : (
        <>
          <FaultSwitches faults={work.faults} reload={reload} />
          <RunCharts runs={runs} />
          <RunsPanel runs={runs} />
        </>
      )}
      <RequestsPanel requests={requests} />
    </>
  );
}
