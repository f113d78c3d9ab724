import { useMemo, useState } from "preact/hooks";
import type { RunAnswer } from "../../../local-cloud/page-server/answers/connector.ts";
import { ResultTable } from "../../table/result-table.tsx";
import { runHeadings, runsResult } from "./run-results.ts";
import { ScrollRegion } from "../../parts/scroll-region.tsx";
import { clockText } from "../../words/moment-text.ts";
import { logText } from "./words.ts";

/** The last runs; a click on one, or Enter, shows its log. */
export function RunsPanel({ runs }: { readonly runs: readonly RunAnswer[] }) {
  const [chosen, setChosen] = useState<number>();
  const result = useMemo(() => runsResult(runs), [runs]);
  const shown = runs.find(({ number }) => number === chosen) ?? runs[0];
  if (shown === undefined) {
    return <p class="panel">No run has ended yet. The first one begins with the program; it takes some seconds.</p>;
  }
  const isLast = shown === runs[0];
  return (
    <section class="panel stack" aria-labelledby="connector-runs">
      <h2 id="connector-runs">Runs</h2>
      <ResultTable
        label="Runs"
        columns={result.columns}
        rows={result.rows}
        headings={runHeadings}
        rowsInSight={8}
        onRow={([number]) => setChosen(typeof number === "number" ? number : undefined)}
      />
      <div class="row">
        <h3>
          Log of {isLast ? "the last run" : `run ${shown.number}`}{" "}
          <span class="quiet connector-aside">which ended at {clockText(shown.ended)} UTC</span>
        </h3>
        {chosen === undefined ? undefined : (
          <button type="button" onClick={() => setChosen(undefined)}>
            Follow the last run
          </button>
        )}
      </div>
      <ScrollRegion class="connector-log" label="Log of the run">
        <pre>{logText(shown)}</pre>
      </ScrollRegion>
    </section>
  );
}
