/** A row of a text of separated values. */
export interface SeparatedRow {
  /** Line of the text where it begins, from 1. */
  readonly line: number;
  readonly fields: readonly string[];
}

/** What a text of separated values holds. */
export interface SeparatedText {
  readonly rows: readonly SeparatedRow[];
  /** Line of the row where reading ended, because a quote in it is not closed or has text behind it; undefined when all was read. */
  readonly brokenLine: number | undefined;
}

/** The rows of a text of separated values (RFC 4180): fields may be quoted, a quote in them is doubled. Empty lines are left out. */
export function readSeparated(text: string, separator: string): (readonly string[])[] {
  return readSeparatedLines(text, separator).rows.map(({ fields }) => fields);
}

/** The same, with where each row stands, and whether all could be read. */
export function readSeparatedLines(text: string, separator: string): SeparatedText {
  const field = new RegExp(
    `(?:"((?:[^"]|"")*)"|([^"${separator}\\r\\n][^${separator}\\r\\n]*|))(${separator}|\\r?\\n|$)`,
    "uyg",
  );
  const rows: SeparatedRow[] = [];
  let fields: string[] = [];
  let [line, begun, read] = [1, 1, 0];
  for (const [whole, quoted, plain, end] of text.matchAll(field)) {
    fields.push(quoted === undefined ? (plain ?? "") : quoted.replaceAll('""', '"'));
    read += whole.length;
    line += whole.split("\n").length - 1;
    if (end === separator) continue;
    if (fields.some((value) => value !== "")) rows.push({ line: begun, fields });
    fields = [];
    begun = line;
  }
  return { rows, brokenLine: read === text.length ? undefined : begun };
}
