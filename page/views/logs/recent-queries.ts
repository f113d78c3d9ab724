/** A query that was run. */
export interface RecentQuery {
  readonly query: string;
  /** As in an address: a duration, an interval, or `all`. */
  readonly timespan: string;
}

/** Where they are kept: the browser's localStorage. */
export interface Store {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

const key = "logs.recent";
const most = 10;
/** A longer one is not kept: the browser's store is small. */
const longest = 20_000;

/** The queries that were run last in this browser, the newest first. */
export function readRecent(store: Store): readonly RecentQuery[] {
  try {
    const kept: unknown = JSON.parse(store.getItem(key) ?? "[]");
    return Array.isArray(kept) ? kept.filter((each: unknown) => isQueryKept(each)).slice(0, most) : [];
  } catch {
    return [];
  }
}

/** Keeps one more; the same query stands there once. */
export function keepRecent(store: Store, latest: RecentQuery): readonly RecentQuery[] {
  if (latest.query.trim() === "" || latest.query.length > longest) return readRecent(store);
  const recent = [latest, ...readRecent(store).filter(({ query }) => query !== latest.query)].slice(0, most);
  try {
    store.setItem(key, JSON.stringify(recent));
  } catch {
    // A full or forbidden store: they are remembered until the page is left.
  }
  return recent;
}

export function isQueryKept(value: unknown): value is RecentQuery {
  if (typeof value !== "object" || value === null) return false;
  const { query, timespan } = { query: undefined, timespan: undefined, ...value };
  return typeof query === "string" && typeof timespan === "string";
}

/** The first line that says something, for a list. */
export function shortQuery(query: string): string {
  const lines = query.split("\n").map((line) => line.trim());
  const first = lines.find((line) => line !== "" && !line.startsWith("//")) ?? "";
  const others = lines.filter((line) => line !== "" && line !== first).length;
  return others > 0 ? `${first.slice(0, 80)} …` : first.slice(0, 90);
}
