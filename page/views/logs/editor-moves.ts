import { setDiagnostics } from "@codemirror/lint";
import type { EditorView } from "@codemirror/view";

/** Lines and columns from 1. */
interface Place {
  readonly line: number;
  readonly column: number;
}

/** Marks what a run stumbled over, to the end of its word; the next check of the query takes the mark away. */
export function markPlace(editor: EditorView | undefined, place: Place, message: string): void {
  const part = partAt(editor, place);
  if (editor === undefined || part === undefined) return;
  editor.dispatch(setDiagnostics(editor.state, [{ ...part, severity: "error", message }]));
}

/** Selects the word at a place. */
export function goToPlace(editor: EditorView | undefined, place: Place): void {
  const part = partAt(editor, place);
  if (part !== undefined) selectPart(editor, part.from, part.to);
}

function partAt(
  editor: EditorView | undefined,
  { line, column }: Place,
): { readonly from: number; readonly to: number } | undefined {
  const { doc } = editor?.state ?? {};
  if (doc === undefined || line > doc.lines) return undefined;
  const found = doc.line(line);
  const from = Math.min(found.from + column - 1, found.to);
  const word = /^\w+/u.exec(found.text.slice(from - found.from))?.[0] ?? " ";
  return { from, to: Math.min(from + word.length, found.to) };
}

/** Puts a text where the cursor is, in place of what is selected; a word before it is kept apart. */
export function insertText(editor: EditorView | undefined, text: string): void {
  if (editor === undefined) return;
  const { from, to } = editor.state.selection.main;
  const before = editor.state.sliceDoc(Math.max(0, from - 1), from);
  const insert = /[\w)\]'"|,]/u.test(before) ? ` ${text}` : text;
  editor.dispatch({
    changes: { from, to, insert },
    selection: { anchor: from + insert.length },
    scrollIntoView: true,
    userEvent: "input",
  });
  editor.focus();
}

/** Selects a part of the query and shows it. */
export function selectPart(editor: EditorView | undefined, from: number, to: number): void {
  if (editor === undefined) return;
  const end = editor.state.doc.length;
  editor.dispatch({ selection: { anchor: Math.min(from, end), head: Math.min(to, end) }, scrollIntoView: true });
  editor.focus();
}

/** Puts another query into the editor; "undo" brings back the one before. */
export function replaceQuery(editor: EditorView | undefined, query: string): void {
  if (editor === undefined || editor.state.doc.toString() === query) return;
  editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: query } });
}
