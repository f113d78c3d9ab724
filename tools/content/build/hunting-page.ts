import { code, markdownTable } from "../../docs/markdown-table.ts";
import type { HuntingQueryFile } from "../files/hunting-query-file.ts";
import { oneLine } from "./deployed-hunting-query.ts";

/** `hunting-queries/README.md`: every hunting query, by its first tactic. */
export function huntingPage(queries: readonly HuntingQueryFile[]): string {
  const tactics = [...new Set(queries.flatMap((query) => query.tactics.slice(0, 1)))].toSorted();
  const sections = tactics.map((tactic) => {
    const rows = queries.filter((query) => query.tactics[0] === tactic).map(rowOf);
    const header = ["Query", "Tactics", "Question", "On a hit", "Data", "Needs"];
    return `## ${tactic}\n\n${markdownTable(header, rows)}`;
  });
  return `# Hunting queries

${queries.length} questions to ask of 1Password's events. In Microsoft Sentinel they are under Hunting, Queries; their names begin with "1Password: ".
Each opens with its knobs: ${code("lookback")} says how far back it looks, and a list or text that is empty takes everybody or everything, unless it says what else. The query
sets its time range by itself, with a filter on ${code("TimeGenerated")}: the portal's choice of a time range does not cut it. Columns such as ${code("Account_0_Name")}, which are added on
deployment, are the entities that a bookmark takes over. Whatever stands under Needs has to be there before a query finds anything; without it the result is empty.

${sections.join("\n\n")}
`;
}

function rowOf(query: HuntingQueryFile): string[] {
  const tables = query.requiredDataConnectors.flatMap(({ dataTypes }) => dataTypes);
  return [
    `[${query.name}](${query.slug}.yaml)`,
    query.tactics.join(", "),
    oneLine(query.question),
    oneLine(query.onHit),
    tables.map(code).join(", "),
    query.needs.join("; "),
  ];
}
