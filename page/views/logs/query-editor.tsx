import { EditorView } from "@codemirror/view";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import type { CheckAnswer } from "../../../local-cloud/page-server/answers/language.ts";
import { editorSetup } from "./editor-setup.ts";
import { languageServer } from "./language-server.ts";
import { queryChecks } from "./query-checks.ts";
import { queryCompletions } from "./query-completions.ts";
import { queryHover } from "./query-hover.ts";
import "./editor.css";

export interface QueryEditorProps {
  /** What stands in it at first. Later it is changed through the editor alone: two masters of one text would never agree. */
  readonly first: string;
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
  // The editor is made once; what it calls is always the latestRef.
  const latestRef = useRef(props);
  useLayoutEffect(() => {
    latestRef.current = props;
  });
  useEffect(() => {
    if (place.current === null) return undefined;
    const nonce = document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content ?? "";
    const made = new EditorView({
      doc: latestRef.current.first,
      parent: place.current,
      extensions: [
        editorSetup({
          nonce,
          onRun: () => latestRef.current.onRun(),
          onChange: (query) => latestRef.current.onChange(query),
        }),
        queryChecks(languageServer.check, (answer) => latestRef.current.onChecked(answer)),
        queryCompletions(languageServer.complete),
        queryHover(languageServer.hover),
      ],
    });
    latestRef.current.onReady(made);
    return () => made.destroy();
  }, []);
  return <div class="logs-editor" ref={place} />;
}
