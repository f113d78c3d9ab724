import { deployedName } from "../build/deployed-rule.ts";
import type { RuleFile } from "../files/rule-file.ts";
import type { WatchlistFile } from "../files/watchlist-file.ts";

/** `// use: sign-ins` on a line of its own. */
const useLine = /^\/\/ use: (?<name>[a-z-]+)$/gmu;

/**
 * A query with its fragments in the place of the lines that name them (`// use: sign-ins`). Comments are left out: Workbooks shows the query, and
 * its text counts against the size of the workbook.
 */
export function withFragments(
  query: string,
  fragments: ReadonlyMap<string, string>,
): { readonly text: string; readonly unknown: readonly string[] } {
  const unknown = [...query.matchAll(useLine)]
    .map(({ groups }) => groups?.["name"] ?? "")
    .filter((name) => !fragments.has(name));
  const text = query.replaceAll(useLine, (_line, name: string) => (fragments.get(name) ?? "").trim());
  const lines = text.split("\n").filter((line) => line.trim() !== "" && !line.trimStart().startsWith("//"));
  return { text: lines.join("\n"), unknown };
}

/** The rules of the project as a table: `let Rules = datatable(...)`. Name is as alerts have it. */
export function rulesFragment(rules: readonly RuleFile[]): string {
  const rows = rules.map((rule) => [deployedName(rule), rule.severity, rule.tactics.join(", "), rule.needs.join("; ")]);
  return tableOf("Rules", ["Rule", "Severity", "Tactics", "Needs"], rows);
}

/** The watchlists of the project with how many rows each has, rows of the example left out: `let Watchlists = ...`. */
export function watchlistsFragment(watchlists: readonly WatchlistFile[]): string {
  const counts = watchlists.map(
    ({ alias, name }) =>
      `(_GetWatchlist('${alias}') | where not(tostring(pack_all()) has 'EXAMPLE ROW') | summarize Rows = count() | extend Watchlist = '${alias}', Name = '${name}')`,
  );
  return `let Watchlists = union\n  ${counts.join(",\n  ")};`;
}

function tableOf(name: string, columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = rows.map((row) => `  ${row.map(kqlText).join(", ")}`);
  const header = columns.map((column) => `${column}:string`).join(", ");
  return `let ${name} = datatable(${header}) [\n${lines.join(",\n")}\n];`;
}

/** A text as KQL writes it. Braces would be parameters to Workbooks. */
function kqlText(text: string): string {
  return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'").replaceAll(/[{}]/gu, "")}'`;
}
