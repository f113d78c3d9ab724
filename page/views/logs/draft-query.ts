import { isQueryKept } from "./recent-queries.ts";
import type { RecentQuery, Store } from "./recent-queries.ts";

const key = "logs.draft";

/** What stood in the editor of this window last, run or not: whoever looks up a column elsewhere comes back to it. */
export function readDraft(store: Store): RecentQuery | undefined {
  try {
    const kept: unknown = JSON.parse(store.getItem(key) ?? "null");
    return isQueryKept(kept) ? kept : undefined;
  } catch {
    return undefined;
  }
}

export function keepDraft(store: Store, draft: RecentQuery): void {
  try {
    store.setItem(key, JSON.stringify(draft));
  } catch {
    // A full or forbidden store: what is not run is lost when the view is left.
  }
}
