import {
  acceptCompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
  completionStatus,
} from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching, indentUnit } from "@codemirror/language";
import { lintKeymap } from "@codemirror/lint";
import { EditorState, Prec } from "@codemirror/state";
import type { Extension } from "@codemirror/state";
import { EditorView, drawSelection, keymap, lineNumbers, placeholder } from "@codemirror/view";
import { queryColours } from "./query-parts.ts";
import { typedOver } from "./typed-over.ts";

export interface EditorSetup {
  /** That the page's policy allows styles with; see local-cloud/page-server/page-files.ts. */
  readonly nonce: string;
  readonly onRun: () => void;
  readonly onChange: (query: string) => void;
}

/**
 * The editor without what the server adds. Tab is no trap: it takes a completion when the list is open, and else goes on to what follows, as
 * everywhere on a page.
 */
export function editorSetup({ nonce, onRun, onChange }: EditorSetup): Extension {
  const run = (): boolean => {
    onRun();
    return true;
  };
  return [
    EditorView.cspNonce.of(nonce),
    Prec.highest(
      keymap.of([
        { key: "Shift-Enter", run },
        { key: "Mod-Enter", run },
        { key: "Ctrl-Enter", run },
        { key: "Tab", run: (view) => acceptCompletion(view) || completionStatus(view.state) === "active" },
      ]),
    ),
    lineNumbers(),
    history(),
    drawSelection(),
    bracketMatching(),
    closeBrackets(),
    indentUnit.of("    "),
    EditorState.tabSize.of(4),
    EditorView.lineWrapping,
    keymap.of([...closeBracketsKeymap, ...completionKeymap, ...lintKeymap, ...historyKeymap, ...defaultKeymap]),
    placeholder("OnePasswordSignIns | take 10"),
    EditorView.contentAttributes.of({
      "aria-label": "KQL query",
      "aria-describedby": "logs-keys",
      spellcheck: "false",
      autocapitalize: "off",
      autocorrect: "off",
    }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) onChange(update.state.doc.toString());
    }),
    queryColours,
    typedOver,
  ];
}
