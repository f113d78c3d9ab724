import type { TimelineEntry } from "../../../local-cloud/page-server/answers/incidents.ts";
import { momentText } from "../../words/moment-text.ts";

/** What happened on a day, in UTC. */
export interface TimelineDay {
  /** `2026-03-10`. */
  readonly day: string;
  readonly entries: readonly TimelineEntry[];
}

/** Entries by the day they happened on, in their order. */
export function byDay(entries: readonly TimelineEntry[]): readonly TimelineDay[] {
  const days = Map.groupBy(entries, ({ at }) => momentText(at).slice(0, 10));
  return [...days].map(([day, found]) => ({ day, entries: found }));
}
