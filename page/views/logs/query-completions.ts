import { autocompletion, startCompletion } from "@codemirror/autocomplete";
import type { Completion, CompletionContext, CompletionResult } from "@codemirror/autocomplete";
import type { Extension } from "@codemirror/state";
import type { EditorView } from "@codemirror/view";
import type { CompleteAnswer, QueryCompletion } from "../../../local-cloud/page-server/answers/language.ts";
import { completionWord, offersCompletion } from "./completion-words.ts";

type Ask = (query: string, position: number, signal: AbortSignal) => Promise<CompleteAnswer>;

/** Completion by the server. @param ask - Asks it; when it fails, nothing is offered. */
export function queryCompletions(ask: Ask): Extension {
  return autocompletion({
    override: [(context) => offered(ask, context)],
    icons: false,
    maxRenderedOptions: 60,
  });
}

async function offered(ask: Ask, context: CompletionContext): Promise<CompletionResult | null> {
  const line = context.state.doc.lineAt(context.pos);
  if (!context.explicit && !offersCompletion(line.text.slice(0, context.pos - line.from))) return null;
  const stopping = new AbortController();
  context.addEventListener("abort", () => stopping.abort(), { onDocChange: true });
  const answer = await ask(context.state.doc.toString(), context.pos, stopping.signal).catch(() => undefined);
  if (answer === undefined || context.aborted) return null;
  return {
    from: answer.from,
    to: Math.max(answer.to, context.pos),
    options: answer.completions.map((completion) => optionOf(completion)),
    validFor: /^[\w-]*$/u,
  };
}

function optionOf({ name, label, kind, before, after, order, goesOn }: QueryCompletion): Completion {
  return {
    label: name,
    displayLabel: label,
    detail: completionWord(kind) ?? "",
    boost: 99 - Math.min(order, 198),
    apply: (view: EditorView, _completion: Completion, from: number, to: number) => {
      view.dispatch({
        changes: { from, to, insert: before + after },
        selection: { anchor: from + before.length },
        userEvent: "input.complete",
      });
      if (goesOn) startCompletion(view);
    },
  };
}
