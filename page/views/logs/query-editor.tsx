import { EditorView } from "@codemirror/view";
import { useEffect, useRef } from "preact/hooks";
import type { CheckAnswer } from "../../../local-cloud/page-server/answers/language.ts";
import { editorSetup } from "./editor-setup.ts";
import { languageServer } from "./language-server.ts";
import { queryChecks } from "./query-checks.ts";
import { queryCompletions } from "./query-completions.ts";
import { queryHover } from "./query-hover.ts";
import "./editor.css";

export interface QueryEditorProps {
  /** Shown when it differs from what stands in the editor. */
  readonly query: string;
  readonly onChange: (query: string) => void;
  readonly onRun: () => void;
  /** Told what the language service says of the query as it stands. */
  readonly onChecked: (answer: CheckAnswer | undefined) => void;
  /** Given the editor, to put something in. */
  readonly onReady: (editor: EditorView) => void;
}

/** CodeMirror with the official language service. */
export function QueryEditor(props: QueryEditorProps) {
  const place = useRef<HTMLDivElement>(null);
  const editor = useRef<EditorView>(undefined);
  // The editor is made once; what it calls is always the latest.
  const latest = useRef(props);
  latest.current = props;
  useEffect(() => {
    if (place.current === null) return undefined;
    const nonce = document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content ?? "";
    const made = new EditorView({
      doc: latest.current.query,
      parent: place.current,
      extensions: [
        editorSetup({
          nonce,
          onRun: () => latest.current.onRun(),
          onChange: (query) => latest.current.onChange(query),
        }),
        queryChecks(languageServer.check, (answer) => latest.current.onChecked(answer)),
        queryCompletions(languageServer.complete),
        queryHover(languageServer.hover),
      ],
    });
    editor.current = made;
    latest.current.onReady(made);
    return () => made.destroy();
  }, []);
  useEffect(() => {
    const { current } = editor;
    if (current === undefined || current.state.doc.toString() === props.query) return;
    current.dispatch({ changes: { from: 0, to: current.state.doc.length, insert: props.query } });
  }, [props.query]);
  return <div class="logs-editor" ref={place} />;
}
