/** The rows of a text of separated values (RFC 4180): fields may be quoted, a quote in them is doubled. Empty lines are left out. */
export function readSeparated(text: string, separator: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const field = new RegExp(
    `(?:"((?:[^"]|"")*)"|([^"${separator}\\r\\n][^${separator}\\r\\n]*|))(${separator}|\\r?\\n|$)`,
    "uy",
  );
  for (const [, quoted, plain, end] of text.matchAll(new RegExp(field, "uyg"))) {
    row.push(quoted === undefined ? (plain ?? "") : quoted.replaceAll('""', '"'));
    if (end !== separator) {
      if (row.some((value) => value !== "")) rows.push(row);
      row = [];
    }
  }
  return rows;
}
