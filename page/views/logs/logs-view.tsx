import type { EditorView } from "@codemirror/view";
import { useEffect, useRef, useState } from "preact/hooks";
import type { CheckAnswer } from "../../../local-cloud/page-server/answers/language.ts";
import { addressOf, goInPlace } from "../../shell/location.ts";
import type { ViewProps } from "../../shell/views.ts";
import { insertText, selectPart } from "./editor-moves.ts";
import { examples } from "./examples.ts";
import { QueryEditor } from "./query-editor.tsx";
import { QueryList } from "./query-list.tsx";
import type { ListedQuery } from "./query-list.tsx";
import { QueryProblems } from "./query-problems.tsx";
import { keepRecent, readRecent, shortQuery } from "./recent-queries.ts";
import { RunOutcome } from "./run-outcome.tsx";
import { SchemaPane } from "./schema-pane.tsx";
import { TimeRangePicker } from "./time-range-picker.tsx";
import { firstRange, rangeInAddress, rangeOf, rangeProblem, timespanOf } from "./time-range.ts";
import type { TimeRange } from "./time-range.ts";
import { useQueryRun } from "./use-query-run.ts";
import "./logs.css";

/** Queries over the workspace. `#/logs?query=…&timespan=…` fills them in; `run=1` runs them too. */
export function LogsView({ place }: ViewProps) {
  const [query, setQuery] = useState("");
  const [range, setRange] = useState<TimeRange>(firstRange);
  const [checked, setChecked] = useState<CheckAnswer>();
  const [recent, setRecent] = useState(() => readRecent(window.localStorage));
  const editor = useRef<EditorView>(undefined);
  const { last, run, stop } = useQueryRun();

  const start = (wanted: string, over: TimeRange): void => {
    if (wanted.trim() === "" || rangeProblem(over) !== undefined) return;
    run({ query: wanted, timespan: timespanOf(over) });
    const timespan = rangeInAddress(over);
    setRecent(keepRecent(window.localStorage, { query: wanted, timespan }));
    // So that the address can be kept and sent; without `run`, whoever opens it decides.
    goInPlace(addressOf("logs", [], { query: wanted, timespan }));
  };

  const asked = place.search.toString();
  useEffect(() => {
    const wanted = place.search.get("query");
    if (wanted === null) return;
    const over = rangeOf(place.search.get("timespan"));
    setQuery(wanted);
    setRange(over);
    if (place.search.get("run") === "1") start(wanted, over);
    // Only the address decides.
  }, [asked]);

  const choose = ({ query: chosen, timespan }: ListedQuery): void => {
    setQuery(chosen);
    if (timespan !== undefined) setRange(rangeOf(timespan));
    editor.current?.focus();
  };

  return (
    <div class="logs">
      <div class="stack">
        <div class="row">
          <h1>Logs</h1>
          <QueryList title="Examples" queries={examples} onChoose={choose} />
          <QueryList
            title="Recent queries"
            queries={recent.map((each) => ({ ...each, title: shortQuery(each.query) }))}
            onChoose={choose}
          />
        </div>
        <div class="row">
          <TimeRangePicker range={range} onChange={setRange} />
          <button
            type="button"
            class="main"
            disabled={query.trim() === "" || rangeProblem(range) !== undefined}
            onClick={() => start(query, range)}
          >
            Run
          </button>
          <button type="button" disabled={last.state !== "running"} onClick={stop}>
            Stop
          </button>
        </div>
        <QueryEditor
          query={query}
          onChange={setQuery}
          onRun={() => start(query, range)}
          onChecked={setChecked}
          onReady={(made) => {
            editor.current = made;
          }}
        />
        <p class="quiet logs-hint" id="logs-keys">
          Shift+Enter or Ctrl+Enter runs. Ctrl+Space completes, F8 goes to the next problem. Tab leaves the editor; while completions are
          shown it takes one, and Escape closes them.
        </p>
        <QueryProblems
          findings={checked?.findings ?? []}
          onGo={({ start: from, length }) => selectPart(editor.current, from, from + length)}
        />
        <RunOutcome last={last} />
      </div>
      <aside class="panel logs-side">
        <SchemaPane onInsert={(text) => insertText(editor.current, text)} />
      </aside>
    </div>
  );
}
