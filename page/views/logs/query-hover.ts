import type { Extension } from "@codemirror/state";
import { hoverTooltip } from "@codemirror/view";
import type { HoverAnswer } from "../../../local-cloud/page-server/answers/language.ts";

/** What the name under the pointer stands for, by the server. @param ask - Asks it; when it fails, nothing is shown. */
export function queryHover(ask: (query: string, position: number) => Promise<HoverAnswer>): Extension {
  return hoverTooltip(async (view, position) => {
    const answer = await ask(view.state.doc.toString(), position).catch(() => undefined);
    const explanation = answer?.explanation ?? undefined;
    if (explanation === undefined) return null;
    return {
      pos: explanation.start,
      end: explanation.start + explanation.length,
      above: true,
      create() {
        const dom = document.createElement("div");
        dom.className = "kql-hover";
        dom.textContent = explanation.text;
        return { dom };
      },
    };
  });
}
