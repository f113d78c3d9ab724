import { check } from "../../kql/language/check.ts";
import type { CheckedQuery } from "../../kql/language/check.ts";
import { watchlistColumns } from "../../kql/language/schema.ts";
import type { DatabaseSchema } from "../../kql/language/schema.ts";
import type { RuleFile } from "../files/rule-file.ts";

/** A rule or a hunting query with all that checks look at. */
export interface Examined<T> {
  readonly rule: T;
  readonly schema: DatabaseSchema;
  /** The query where every watchlist has its columns. */
  readonly bound: CheckedQuery;
  /** The query where no watchlist exists: they have Sentinel's own columns alone. */
  readonly withoutWatchlists: CheckedQuery;
  /** Names of the columns of a table, a parser or a watchlist; undefined where there is none of that name. */
  readonly columnsOf: (name: string) => ReadonlySet<string> | undefined;
}

export type ExaminedRule = Examined<RuleFile>;

/** What is wrong with whatever has the keys that the check looks at: a line each. */
export type Check<T> = (examined: Examined<T>) => readonly string[];

export type RuleCheck = Check<RuleFile>;

/** Binds the queries of rules; for many rules, so that the binder learns the schema once. */
export function createExaminer(schema: DatabaseSchema): <T extends { readonly query: string }>(rule: T) => Examined<T> {
  const bare = { ...schema, watchlists: [] };
  const known = new Map<string, ReadonlySet<string> | undefined>();
  const columnsOf = (name: string): ReadonlySet<string> | undefined => {
    if (!known.has(name)) known.set(name, findColumns(name, schema));
    return known.get(name);
  };
  return (rule) => {
    const bound = lazy(() => check(rule.query, schema));
    const withoutWatchlists = lazy(() => (rule.query.includes("_GetWatchlist") ? check(rule.query, bare) : bound()));
    return {
      rule,
      schema,
      get bound() {
        return bound();
      },
      get withoutWatchlists() {
        return withoutWatchlists();
      },
      columnsOf,
    };
  };
}

function findColumns(name: string, schema: DatabaseSchema): ReadonlySet<string> | undefined {
  const watchlist = schema.watchlists.find(({ alias }) => alias === name);
  const columns =
    schema.tables.find((table) => table.name === name)?.columns ??
    (watchlist === undefined ? undefined : watchlistColumns(watchlist)) ??
    (schema.functions.some((parser) => parser.name === name) ? check(`${name}()`, schema).columns : undefined);
  return columns === undefined ? undefined : new Set(columns.map((column) => column.name));
}

/** Makes something when it is first asked for: binding a query takes longer than all else. */
function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
