import { createCompany } from "../../local-cloud/onepassword/company/company.ts";
import { history } from "../../local-cloud/onepassword/company/history.ts";
import { streams } from "../../src/streams.ts";
import type { Stream } from "../../src/streams.ts";

/** Events on a full page of the Events API. */
export const eventsPerPage = 1_000;

/** Distinct pages of each stream: enough that no cache helps, few enough to fit into memory. */
const pagesPerStream = 8;

const dayMs = 86_400_000;

/** The `items` of full pages, as JSON text, by stream. */
export type BenchPages = ReadonlyMap<Stream["name"], readonly string[]>;

/** Full pages of what a generated company does: the same in every run. */
export function benchPages(): BenchPages {
  const company = createCompany({ seed: 1, people: 400, since: Date.UTC(2026, 0, 1) });
  const events = new Map<string, string[]>(streams.map(({ name }) => [name, []]));
  const missing = (): boolean => [...events.values()].some((of) => of.length < pagesPerStream * eventsPerPage);
  for (const { stream, event } of history(company, { from: company.since, to: company.since + 400 * dayMs })) {
    const of = events.get(stream);
    if (of !== undefined && of.length < pagesPerStream * eventsPerPage) of.push(JSON.stringify(event));
    else if (!missing()) break;
  }
  return new Map(streams.map(({ name }) => [name, cutIntoPages(events.get(name) ?? [])]));
}

function cutIntoPages(events: readonly string[]): string[] {
  return Array.from(
    { length: pagesPerStream },
    (_, page) => `[${events.slice(page * eventsPerPage, (page + 1) * eventsPerPage).join(",")}]`,
  );
}
