import { code, markdownTable } from "../../docs/markdown-table.ts";
import type { Parameter, Workbook } from "./read-workbook.ts";
import { titleOf } from "./tile-items.ts";
import type { TileFile } from "./workbook-file.ts";

/** `workbook/README.md`: the parameters, and each tab with the questions that its tiles answer. */
export function workbookPage({ name, description, parameters, tabs }: Workbook): string {
  const choices = parameters.map(({ shows }) => [shows.label, code(`{${shows.name}}`), takes(shows)]);
  const sections = tabs.map((tab) => {
    const rows = tab.tiles.map(({ shows }) => [
      `[${titleOf(shows)}](${tab.name}/${"query" in shows ? shows.query : "tab.yaml"})`,
      visuals[shows.visual],
      clicks(shows),
    ]);
    return `## ${tab.title}\n\n${tab.text.trim()}\n\n${markdownTable(["Tile", "Shown as", "A click on a row"], rows)}`;
  });
  return `# Workbook "${name}"

${description.trim()}

A tab is a folder: ${code("tab.yaml")} says what its tiles look like, and each tile has a ${code(".kql")} file, or says there what it asks Azure
Resource Manager, with the rights of whoever looks. A line ${code("// use: sign-ins")} in a query stands for
${code("fragments/sign-ins.kql")}; ${code("// use: rules")} and ${code("// use: watchlists")} stand for tables of the project's rules and watchlists.

## Parameters

${markdownTable(["Label", "In queries", "Takes"], choices)}

${sections.join("\n\n")}
`;
}

function takes(shows: Parameter["shows"]): string {
  if (shows.kind === "time") return "a time range; the queries' own timespan";
  if (shows.kind === "many") return "several of a list, or all";
  return shows.kind === "one" ? "one of a list" : "a text";
}

const visuals = {
  table: "table",
  bars: "bars",
  timebars: "bars over time",
  lines: "lines over time",
  areas: "areas over time",
  pie: "pie",
  map: "map",
  numbers: "numbers",
} as const satisfies Record<TileFile["visual"], string>;

function clicks(shows: TileFile): string {
  if (!("opens" in shows) || shows.opens === undefined) return "";
  const opens = shows.opens === "person" ? "opens the tab Person" : "opens the tab Item";
  return shows.alsoChooses === undefined ? opens : `${opens}, and chooses the ${shows.alsoChooses}`;
}
