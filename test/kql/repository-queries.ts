import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { kqlParts } from "../../tools/bench/kql-parts.ts";

/** A query that stands somewhere in the repository, as it is sent. */
export interface RepositoryQuery {
  /** `README.md:167` */
  readonly where: string;
  readonly text: string;
}

export const tableName = "OnePasswordEventLogs_CL";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** In files of these names, what the group of the expression matches. Names in braces (`${tableName}`) get their value. */
function matches(files: readonly string[], expression: RegExp): RepositoryQuery[] {
  return filesOf(files).flatMap((file) => {
    const text = readFileSync(`${root}${file}`, "utf8");
    return Array.from(text.matchAll(expression), ({ index, 1: query = "" }) => ({
      where: `${file}:${text.slice(0, index).split("\n").length}`,
      text: query.replaceAll("${tableName}", tableName),
    }));
  });
}

/** Texts of JSON files that begin with the name of the table. */
function textsOfJson(files: readonly string[]): RepositoryQuery[] {
  return filesOf(files).flatMap((file) => {
    const found: RepositoryQuery[] = [];
    JSON.parse(readFileSync(`${root}${file}`, "utf8"), (key, value: unknown) => {
      if (typeof value === "string" && new RegExp(String.raw`^${tableName}\s*\|`, "u").test(value)) {
        found.push({ where: `${file}, ${key}`, text: value });
      }
      return value;
    });
    return found;
  });
}

function filesOf(patterns: readonly string[]): string[] {
  const exclude = ["node_modules/**", "dist/**", "coverage/**", "reports/**"];
  return globSync(patterns, { cwd: root, exclude })
    .map((file) => file.replaceAll("\\", "/"))
    .toSorted();
}

/**
 * Places where queries stand. The content has tests of its own, which hold its queries against the binder and run them: the YAML of
 * rules, parsers and hunting queries in test/content (hunting-queries.test.ts), the tiles of the workbook in
 * test/content/workbook/tiles.test.ts.
 */
export const places: Readonly<Record<string, () => RepositoryQuery[]>> = {
  "code blocks of documents": () =>
    matches(["*.md", "{docs,infra,local-cloud,src,tools}/**/*.md"], /^```(?:kusto|kql)\n([^]*?)^```/gmu),
  "commands in documents and messages": () =>
    matches(["*.md", "{docs,local-cloud,tools}/**/*.{md,ts}"], /npm run kql -- "(?!QUERY)([^"]+)"/gu),
  "texts of the local cloud and the tools": () =>
    matches(["{local-cloud,src,tools}/**/*.ts"], /`(\$\{tableName\}\s*\|[^`]*)`/gu),
  // What the template deploys; a test of its own holds these files against the template.
  "alert and connector card": () => textsOfJson(["test/infra/expected/*.json"]),
  bench: () => Object.entries(kqlParts).map(([name, { query }]) => ({ where: `bench ${name}`, text: query })),
};
