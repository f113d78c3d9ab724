import type { EditorView } from "@codemirror/view";
import { useEffect, useState } from "preact/hooks";
import type { CheckAnswer } from "../../../local-cloud/page-server/answers/language.ts";
import { addressOf, goInPlace } from "../../shell/location.ts";
import type { ViewProps } from "../../shell/view-props.ts";
import { keepDraft, readDraft } from "./draft-query.ts";
import { goToPlace, insertText, markPlace, replaceQuery, selectPart } from "./editor-moves.ts";
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
import { useAskedQuery } from "./use-asked-query.ts";
import { useQueryRun } from "./use-query-run.ts";
import "./logs.css";

/** Queries over the workspace. `#/logs?query=…&timespan=…` fills them in; `run=1` runs them too. */
export function LogsView({ place }: ViewProps) {
  const [draft] = useState(() => readDraft(window.sessionStorage));
  const [query, setQuery] = useState(place.search.get("query") ?? draft?.query ?? "");
  const [range, setRange] = useState<TimeRange>(draft === undefined ? firstRange : rangeOf(draft.timespan));
  const [checked, setChecked] = useState<CheckAnswer>();
  const [recent, setRecent] = useState(() => readRecent(window.localStorage));
  const [editor, setEditor] = useState<EditorView>();
  const { last, run, stop } = useQueryRun();

  const start = (wanted: string, over: TimeRange): void => {
    if (wanted.trim() === "" || rangeProblem(over) !== undefined) return;
    void run({ query: wanted, timespan: timespanOf(over) });
    const timespan = rangeInAddress(over);
    setRecent(keepRecent(window.localStorage, { query: wanted, timespan }));
    // So that the address can be kept and sent; without `run`, whoever opens it decides.
    goInPlace(addressOf("logs", [], { query: wanted, timespan }));
  };

  useEffect(() => {
    // The engine may refuse what the language service finds right; each check takes marks away that are not its own.
    const isRight = checked === undefined || checked.findings.every(({ severity }) => severity !== "error");
    if (last.state !== "failed" || last.place === undefined || last.query !== query || !isRight) return;
    markPlace(editor, last.place, last.message);
  }, [last, query, editor, checked]);

  useEffect(() => keepDraft(window.sessionStorage, { query, timespan: rangeInAddress(range) }), [query, range]);

  useAskedQuery(place.search, ({ query: wanted, range: over, runs }) => {
    replaceQuery(editor, wanted);
    setRange(over);
    if (runs) start(wanted, over);
  });

  const choose = ({ query: chosen, timespan }: ListedQuery): void => {
    replaceQuery(editor, chosen);
    if (timespan !== undefined) setRange(rangeOf(timespan));
    editor?.focus();
  };

  return (
    <div class="logs">
      <div class="stack">
        <div class="row">
          <h1>Logs</h1>
          <QueryList title="Examples" queries={examples} onChoose={choose} />
          <QueryList
            title="Recent queries"
            queries={recent.map((each) => ({
              title: shortQuery(each.query),
              query: each.query,
              timespan: each.timespan,
            }))}
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
          <button type="button" aria-disabled={last.state !== "running"} onClick={stop}>
            Stop
          </button>
        </div>
        <QueryEditor
          first={query}
          onChange={setQuery}
          onRun={() => start(query, range)}
          onChecked={setChecked}
          onReady={setEditor}
        />
        <p class="quiet logs-hint" id="logs-keys">
          Shift+Enter or Ctrl+Enter runs. Ctrl+Space completes, F8 goes to the next problem. Tab leaves the editor;
          while completions are shown it takes one, and Escape closes them.
        </p>
        <QueryProblems
          findings={checked?.findings ?? []}
          onGo={({ start: from, length }) => selectPart(editor, from, from + length)}
        />
        <RunOutcome last={last} onGo={(where) => goToPlace(editor, where)} />
      </div>
      <aside class="panel logs-side">
        <SchemaPane onInsert={(text) => insertText(editor, text)} />
      </aside>
    </div>
  );
}
