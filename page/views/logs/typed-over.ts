import type { Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";

/**
 * Text that is typed over a selection goes straight into the document. Left to the browser, Chromium keeps the colour of what was selected in a
 * style attribute, which the page's policy refuses with an error.
 */
export const typedOver: Extension = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const { main } = view.state.selection;
    const { data } = event;
    if (event.inputType !== "insertText" || data === null || main.empty || view.composing) return false;
    const insert = () =>
      view.state.update(view.state.replaceSelection(data), { userEvent: "input.type", scrollIntoView: true });
    const handlers = view.state.facet(EditorView.inputHandler);
    if (!handlers.some((handle) => handle(view, main.from, main.to, data, insert))) view.dispatch(insert());
    return true;
  },
});
