import type { EditorView } from "@codemirror/view";

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
