import { StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView } from "@codemirror/view";
import type { DecorationSet } from "@codemirror/view";
import type { QueryPart } from "../../../local-cloud/page-server/answers/language.ts";
import { partClass } from "./part-class.ts";

/** What the parts of the query are, as the server just said. */
export const setParts = StateEffect.define<readonly QueryPart[]>();

const marks = new Map<string, Decoration>();

function markOf(name: string): Decoration {
  const mark = marks.get(name) ?? Decoration.mark({ class: name });
  marks.set(name, mark);
  return mark;
}

/** The colours of the query. Until the server has answered, they move along with what is typed. */
export const queryColours = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(colours, transaction) {
    const said = transaction.effects.find((effect) => effect.is(setParts));
    if (said === undefined) return colours.map(transaction.changes);
    const parts = said.value.flatMap(({ start, length, kind }) => {
      const name = partClass(kind);
      const end = Math.min(start + length, transaction.newDoc.length);
      return name === undefined || start >= end ? [] : [markOf(name).range(start, end)];
    });
    return Decoration.set(parts, true);
  },
  provide: (field) => EditorView.decorations.from(field),
});
