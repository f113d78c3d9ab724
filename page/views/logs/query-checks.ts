import { setDiagnostics } from "@codemirror/lint";
import type { Diagnostic } from "@codemirror/lint";
import { ViewPlugin } from "@codemirror/view";
import type { EditorView, ViewUpdate } from "@codemirror/view";
import type { Extension } from "@codemirror/state";
import type { CheckAnswer, QueryFinding } from "../../../local-cloud/page-server/answers/language.ts";
import { setParts } from "./query-parts.ts";

/** How long nothing must be typed before the query is looked at. */
const pauseMs = 250;

const severities = { error: "error", warning: "warning", suggestion: "info" } as const;

/**
 * Has the query looked at whenever it has changed: its colours and squiggles are those of the last answer.
 * @param ask - Asks the server. A check that fails is left out: the query may run all the same.
 * @param onChecked - Told of each answer that is still about the query as it stands, undefined when there is none.
 */
export function queryChecks(
  ask: (query: string, signal: AbortSignal) => Promise<CheckAnswer>,
  onChecked: (answer: CheckAnswer | undefined) => void,
): Extension {
  return ViewPlugin.define((view) => {
    let asking = new AbortController();
    let timer: number | undefined;

    const check = async (): Promise<void> => {
      asking.abort();
      asking = new AbortController();
      const { signal } = asking;
      const { doc } = view.state;
      const answer = await ask(doc.toString(), signal).catch(() => undefined);
      if (signal.aborted || view.state.doc !== doc) return;
      onChecked(answer);
      if (answer !== undefined) show(view, answer);
    };
    const later = (ms: number): void => {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => void check(), ms);
    };
    later(0);
    return {
      update(update: ViewUpdate) {
        if (update.docChanged) later(pauseMs);
      },
      destroy() {
        window.clearTimeout(timer);
        asking.abort();
      },
    };
  });
}

function show(view: EditorView, { findings, parts }: CheckAnswer): void {
  const { length } = view.state.doc;
  const diagnostics = findings.map((finding) => diagnosticOf(finding, length));
  view.dispatch(setDiagnostics(view.state, diagnostics), { effects: setParts.of(parts) });
}

function diagnosticOf({ start, length, severity, message, code }: QueryFinding, end: number): Diagnostic {
  const from = Math.min(start, end);
  return { from, to: Math.min(start + length, end), severity: severities[severity], message, source: code };
}
