import { errorCategories } from "../../src/errors.ts";
import type { ErrorCategory, ErrorKind } from "../../src/errors.ts";
import { healthLogSource } from "../../src/health.ts";
import { categoryWords, detailWords } from "./health-words.ts";
import { code, markdownTable } from "./markdown-table.ts";

/** How each kind of error reads in a table. */
const kinds: Readonly<Record<ErrorKind, string>> = {
  config: "needs you",
  transient: "may pass",
  rejected: "an event",
};

/** The page about health rows: their fields, and what each category means. */
export function healthPage(): string {
  const columns = [
    [code("TimeGenerated"), "When the run ended."],
    [code("log_source"), `${code(healthLogSource)}: tells these rows from events.`],
    [code("account_uuid"), "1Password account. Empty when it is not known."],
    [code("category"), `${code("ok")}, or the name of what went wrong: see below.`],
    [code("action_type"), `${code("API Key Invalid")} when 1Password refuses the token, else empty.`],
    [code("details"), "The figures below."],
  ];
  const fields = Object.entries(detailWords).map(([name, words]) => [code(name), words]);
  const categories = Object.entries(errorCategories).map(([name, { kind }]) => {
    const { means, remedy } = isCategory(name) ? categoryWords[name] : { means: "", remedy: "" };
    return [code(name), kinds[kind], means, remedy];
  });
  return `# Health rows

Each run writes one row for each account and stream into the table, and one for each secret that could not be used. A row
that is missing says something too: the function does not run, or it cannot send. Look at its log then, and run ${code("npm run doctor")}.

## Columns

${markdownTable(["Column", "What it says"], columns)}

## Fields of details

${markdownTable(["Field", "What it says"], fields)}

## Categories

${code("ok")}: the run went well. Everything else:

${markdownTable(["Category", "Kind", "What it means", "What to do"], categories)}
`;
}

function isCategory(name: string): name is ErrorCategory {
  return Object.hasOwn(categoryWords, name);
}
