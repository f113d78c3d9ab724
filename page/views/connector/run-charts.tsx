import { useMemo } from "preact/hooks";
import type { RunAnswer } from "../../../local-cloud/page-server/answers/connector.ts";
import { Chart } from "../../chart/chart.tsx";
import { backlogChart, chartResult, lagChart } from "./run-results.ts";
import type { RunChart } from "./run-results.ts";

/** Lag and backlog over the last runs. */
export function RunCharts({ runs }: { readonly runs: readonly RunAnswer[] }) {
  if (runs.length === 0) return undefined;
  return (
    <div class="connector-charts">
      <RunChartPanel chart={lagChart} runs={runs} />
      <RunChartPanel chart={backlogChart} runs={runs} />
    </div>
  );
}

function RunChartPanel({ chart, runs }: { readonly chart: RunChart; readonly runs: readonly RunAnswer[] }) {
  const result = useMemo(() => chartResult(runs, chart), [runs, chart]);
  return (
    <section class="panel stack" aria-label={chart.title}>
      <h2>
        {chart.title} <span class="quiet connector-aside">at the end of each run, UTC</span>
      </h2>
      {result.rows.length === 0 ? (
        <p class="connector-sentence quiet">Not known yet: the table has no event.</p>
      ) : (
        <Chart
          label={`${chart.title} of each stream over the last ${runs.length} runs; the tables have the numbers`}
          settings={chart.settings}
          result={result}
          height={220}
        />
      )}
    </section>
  );
}
