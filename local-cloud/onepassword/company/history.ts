import type { StreamEvent } from "../event-shapes.ts";
import type { Company } from "./company.ts";
import { entriesOf } from "./entries.ts";
import type { Entry } from "./entries.ts";
import { realise } from "./realise.ts";

const dayMs = 86_400_000;
const hourMs = 3_600_000;
// No place is further than 14 hours ahead of UTC, so nothing of a local date is inserted before this.
const earliestOfDay = (day: number): number => day * dayMs - 14 * hourMs;
// A working day and the longest delay after it.
const longestDelayDays = 4;

/**
 * Everything that reaches 1Password's server from `from` up to but not including `to`, in insertion order. Times in
 * milliseconds since 1970; `to` may be Infinity.
 *
 * The same company and moment always give the same events, however the time is cut into ranges. At the start of a range there are usages
 * of the days before that were sent late; to have none, give the company a `since`. Lazy: it holds about two days
 * of small entries, and makes each event as it is asked for.
 */
export function* history(
  company: Company,
  range: { readonly from: number; readonly to: number },
): Generator<StreamEvent> {
  const { from, to } = range;
  const begin = Math.max(from, company.since);
  let pending: Entry[] = [];
  for (let day = Math.floor(begin / dayMs) - longestDelayDays; earliestOfDay(day) < to; day++) {
    for (const entry of entriesOf(company, day)) {
      if (entry.insertedAt >= from && entry.insertedAt < to) pending.push(entry);
    }
    pending.sort(byInsertion);
    const settled = pending.findIndex((entry) => entry.insertedAt >= earliestOfDay(day + 1));
    const ready = settled === -1 ? pending.length : settled;
    for (const entry of pending.slice(0, ready)) yield realise(company, entry);
    pending = pending.slice(ready);
  }
  for (const entry of pending) yield realise(company, entry);
}

/**
 * Merges several sources, each in insertion order, into one. Where two events were inserted in the same
 * millisecond, that of the earlier source comes first.
 */
export function* inInsertionOrder(...sources: readonly Iterable<StreamEvent>[]): Generator<StreamEvent> {
  const open = sources.map((source) => {
    const iterator = source[Symbol.iterator]();
    return { iterator, head: iterator.next() };
  });
  for (;;) {
    let next: (typeof open)[number] | undefined;
    for (const source of open) {
      if (source.head.done === true) continue;
      const isEarlier =
        next === undefined || next.head.done === true || source.head.value.insertedAt < next.head.value.insertedAt;
      if (isEarlier) next = source;
    }
    if (next === undefined || next.head.done === true) return;
    yield next.head.value;
    next.head = next.iterator.next();
  }
}

function byInsertion(a: Entry, b: Entry): number {
  return a.insertedAt - b.insertedAt || a.at - b.at || a.day - b.day || a.index - b.index;
}
