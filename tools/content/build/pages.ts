import { code, markdownTable } from "../../docs/markdown-table.ts";
import type { ParserFile } from "../files/parser-file.ts";
import { parameterList } from "../files/parser-file.ts";
import type { RuleFile } from "../files/rule-file.ts";
import type { VendorDetections } from "../files/vendor-detections.ts";
import type { WatchlistFile } from "../files/watchlist-file.ts";
import { coverage } from "./coverage.ts";

const severities: readonly RuleFile["severity"][] = ["High", "Medium", "Low", "Informational"];

/** `analytics-rules/README.md`: every rule. */
export function rulesPage(rules: readonly RuleFile[]): string {
  const on = rules.filter(isOn).length;
  const ordered = severities.flatMap((severity) => rules.filter((rule) => rule.severity === severity));
  const rows = ordered.map((rule) => [
    `[${rule.name}](${rule.slug}.yaml)`,
    rule.severity,
    rule.tactics.join(", "),
    rule.requiredDataConnectors
      .flatMap(({ dataTypes }) => dataTypes)
      .map(code)
      .join(", "),
    rule.needs.join("; "),
    isOn(rule) ? "yes" : "no",
  ]);
  return `# Analytics rules

${rules.length} rules, ${on} of them enabled by default: those that need nothing first. The deployment's ${code("enabledSeverities")} leaves out severities.
Their names in Microsoft Sentinel begin with "1Password: ". What they detect of what others detect is in [coverage.md](coverage.md).

${markdownTable(["Rule", "Severity", "Tactics", "Data", "Needs", "On"], rows)}
`;
}

/** `enabledSeverities` of infra/main.bicep has all of them, unless the deployment says otherwise. */
function isOn({ needs }: RuleFile): boolean {
  return needs.length === 0;
}

/** `analytics-rules/coverage.md`: what others detect, and our rules for it. */
export function coveragePage(vendors: VendorDetections, rules: readonly RuleFile[]): string {
  const covered = coverage(vendors, rules);
  const sections = vendors.map(({ source, detections }) => {
    const isUnion = detections.some(({ vendors: who }) => who.length > 0);
    const rows = detections.map(({ id, detects, vendors: who, partly }) => [
      code(id),
      detects,
      ...(isUnion ? [who.join(", ")] : []),
      [
        ...(covered.get(id) ?? []).map(({ name, slug }) => `[${name}](${slug}.yaml)`),
        ...(partly === undefined ? [] : [`Partly: ${partly}`]),
      ].join("<br>"),
    ]);
    const header = ["Id", "Detects", ...(isUnion ? ["Who has it"] : []), "Our rules"];
    return `## ${source}\n\n${markdownTable(header, rows)}`;
  });
  return `# Coverage

What products detect in 1Password's events, what attacks on it look like, and what nobody had detected: each with our rules for it. A rule names in
its key ${code("covers")} what it covers; a test sees to it that nothing is left out. "Partly" says what our rules do not see.

${sections.join("\n\n")}
`;
}

/** `parsers/README.md`: the functions of the workspace and their columns. */
export function parsersPage(parsers: readonly ParserFile[]): string {
  const sections = parsers.map((parser) => {
    const parameters = parser.parameters.map(({ name, type, default: value, description }) => [
      code(name),
      type,
      code(value),
      description,
    ]);
    const columns = parser.columns.map(({ name, type, description }) => [code(name), type, description]);
    const { columnsOf } = parser;
    return [
      `## ${parser.name}`,
      parser.description.trim(),
      code(`${parser.name}(${parameterList(parser)})`),
      ...(parameters.length > 0 ? [markdownTable(["Parameter", "Type", "Default", "What it does"], parameters)] : []),
      columnsOf === undefined
        ? markdownTable(["Column", "Type", "What it holds"], columns)
        : `Its columns are those of [${columnsOf}](#${columnsOf.toLowerCase()}).`,
    ].join("\n\n");
  });
  return `# Parsers

Functions of the workspace: they give each event once, with typed columns. Query them instead of the table. Those whose names begin with ASim and vim
give the schemas of Microsoft Sentinel's ASIM: [ASIM.md](ASIM.md).

${sections.join("\n\n")}
`;
}

/** `watchlists/README.md`: what customers can tell the rules about their company. */
export function watchlistsPage(watchlists: readonly WatchlistFile[], rules: readonly RuleFile[]): string {
  const sections = watchlists.map(({ alias, description, searchKey, columns }) => {
    const rows = columns.map((column) => [code(column.name), column.description, code(column.example)]);
    const needing = rules.filter(({ needs }) => needs.includes(`watchlist ${alias}`));
    const reading = rules.filter(
      ({ query, needs }) => query.includes(`"${alias}"`) && !needs.includes(`watchlist ${alias}`),
    );
    return [
      `## ${alias}`,
      `${description.trim()} Its search key is ${code(searchKey)}.`,
      markdownTable(["Column", "What it holds", "Example"], rows),
      ...ruleList("Rules that need it", needing),
      ...ruleList("Rules that use it when it has rows", reading),
    ].join("\n\n");
  });
  return `# Watchlists

They are deployed empty, and a later deployment leaves their rows alone. To fill one, take its file from this folder, put your rows in the place of the example, and
upload it in Microsoft Sentinel: Watchlists, the list, Update watchlist, Bulk update. Then enable the rules that need it.

${sections.join("\n\n")}
`;
}

function ruleList(title: string, rules: readonly RuleFile[]): string[] {
  const links = rules.map(({ name, slug }) => `[${name}](../analytics-rules/${slug}.yaml)`);
  return links.length === 0 ? [] : [`${title}: ${links.join(", ")}.`];
}
