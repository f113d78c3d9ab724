import type { HuntingQueryFile } from "../../../tools/content/files/hunting-query-file.ts";
import type { ParserFile } from "../../../tools/content/files/parser-file.ts";
import type { RuleFile } from "../../../tools/content/files/rule-file.ts";
import type { Reader } from "../answers/content.ts";

/** Whatever has a query. */
export interface ContentQueries {
  readonly rules: readonly RuleFile[];
  readonly huntingQueries: readonly HuntingQueryFile[];
  readonly parsers: readonly ParserFile[];
}

/** The aliases of the watchlists that a query reads: content names them by a literal (tools/content/checks/needs.ts). */
export function watchlistsIn(query: string): readonly string[] {
  const aliases = [...query.matchAll(/\b_GetWatchlist\(\s*["'](\w+)["']/gu)].map(([, alias = ""]) => alias);
  return [...new Set(aliases)];
}

/** Whose query reads a watchlist. */
export function readersOfWatchlist(alias: string, content: ContentQueries): Reader[] {
  return readersWhere((query) => watchlistsIn(query).includes(alias), content);
}

/** Whose query calls a parser. */
export function readersOfParser(name: string, content: ContentQueries): Reader[] {
  const word = new RegExp(String.raw`\b${name}\b`, "u");
  return readersWhere((query) => word.test(query), content).filter(({ id }) => id !== name);
}

function readersWhere(
  doesRead: (query: string) => boolean,
  { rules, huntingQueries, parsers }: ContentQueries,
): Reader[] {
  return [
    ...rules
      .filter(({ query }) => doesRead(query))
      .map(({ slug, name }) => ({ kind: "rules" as const, id: slug, name })),
    ...huntingQueries
      .filter(({ query }) => doesRead(query))
      .map(({ slug, name }) => ({ kind: "hunting-queries" as const, id: slug, name })),
    ...parsers.filter(({ query }) => doesRead(query)).map(({ name }) => ({ kind: "parsers" as const, id: name, name })),
  ];
}
