// Writes what is generated of parsers/, analytics-rules/, hunting-queries/, watchlists/ and workbook/: npm run content [-- --check [--rule NAME]...]
//   --check      writes nothing; prints what is out of date and what is wrong with the content, and fails if anything is
//   --rule NAME  with --check: looks at this rule alone (vault-exported); may be given again

import path from "node:path";
import { parseArgs } from "node:util";
import { contentProblems } from "./checks/content-problems.ts";
import { ContentError } from "./files/read-folder.ts";
import { contentSchema } from "./content-schema.ts";
import { staleContent } from "./generated-content.ts";
import { readWorkbook } from "./workbook/read-workbook.ts";
import { workbookProblems } from "./workbook/workbook-problems.ts";

const root = path.join(import.meta.dirname, "../..");
const { values } = parseArgs({
  options: { check: { type: "boolean", default: false }, rule: { type: "string", multiple: true } },
});

try {
  const stale = values.rule === undefined ? await staleContent(root, !values.check) : [];
  for (const file of stale)
    console.log(values.check ? `${file} is out of date: run npm run content.` : `${file} updated.`);
  const problems = values.check ? contentProblems(root, values.rule) : [];
  const workbook = values.rule === undefined && values.check ? readWorkbook(root) : undefined;
  if (workbook !== undefined) problems.push(...workbookProblems(workbook, contentSchema(root)));
  for (const problem of problems) console.log(problem);
  if (stale.length + problems.length === 0) console.log("Nothing to do.");
  if (values.check && stale.length + problems.length > 0) process.exitCode = 1;
} catch (error) {
  if (!(error instanceof ContentError)) throw error;
  for (const problem of error.problems) console.error(problem);
  process.exitCode = 1;
}
