import { readSeparatedLines } from "../../azure/query/separated-text.ts";
import type { WatchlistValues } from "../answers/watchlists.ts";
import { complete, type ItemShape, problemOf } from "./item-values.ts";

/** Microsoft Learn, "Service limits for Microsoft Sentinel", watchlists: bytes of a file that is sent in a request. */
const mostImportedBytes = 3_800_000;

/** The rows of a text, or the first thing that is wrong with it. */
export type Imported = { readonly rows: readonly WatchlistValues[] } | { readonly problem: string };

/** The page's own export puts an apostrophe before what a spreadsheet would take for a formula (page/table/separated-text.ts). */
const escapedFormula = /^'(?=[=+\-@\t\r])/u;

/**
 * Reads rows from comma-separated values (RFC 4180) whose first line names columns of the watchlist, in any order. All must fit: else nothing
 * is taken.
 */
export function readImport(text: string, shape: ItemShape): Imported {
  if (Buffer.byteLength(text) > mostImportedBytes) {
    return { problem: `The text is larger than ${mostImportedBytes} bytes, the most that Sentinel takes at once.` };
  }
  const { rows, brokenLine } = readSeparatedLines(text.replace(/^\u{feff}/u, ""), ",");
  const [header, ...lines] = rows;
  if (header === undefined || (lines.length === 0 && brokenLine === undefined)) {
    return { problem: "There is no row: the first line must name the columns, and rows must follow." };
  }
  const names = header.fields.map((name) => name.trim());
  const wrong = headerProblem(names, shape);
  if (wrong !== undefined) return { problem: `Line ${header.line}: ${wrong}` };
  const values: WatchlistValues[] = [];
  for (const { line, fields } of lines) {
    if (fields.length !== names.length) {
      return { problem: `Line ${line}: ${fields.length} values, but the first line names ${names.length} columns.` };
    }
    const row = complete(
      Object.fromEntries(names.map((name, index) => [name, (fields[index] ?? "").replace(escapedFormula, "")])),
      shape.columns,
    );
    const problem = problemOf(row, shape);
    if (problem !== undefined) return { problem: `Line ${line}: ${problem}` };
    values.push(row);
  }
  if (brokenLine !== undefined) {
    return { problem: `Line ${brokenLine}: a quote is not closed, or there is text behind a quoted value.` };
  }
  return { rows: values };
}

function headerProblem(names: readonly string[], { columns, searchKey }: ItemShape): string | undefined {
  const known = columns.map(({ name }) => name);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    return `the watchlist has no column ${JSON.stringify(unknown.slice(0, 100))}. Its columns: ${known.join(", ")}.`;
  }
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) return `the column ${twice} is named twice.`;
  return names.includes(searchKey) ? undefined : `the search key ${searchKey} is not among the columns.`;
}
