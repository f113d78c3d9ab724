const escapes: Readonly<Record<string, string>> = {
  n: "\n",
  r: "\r",
  t: "\t",
  b: "\b",
  f: "\f",
  v: "\v",
  a: "\u0007",
  "0": "\0",
};

/** The text of a string literal: `'it\'s'`, `"x"`, `@'C:\temp'`, `h'secret'`, and three backticks around several lines. */
export function unquote(literal: string): string {
  const match = /^[hH]?(@?)(["'])([^]*)\2$/u.exec(literal);
  if (match === null) {
    return /^[hH]?(?:```|~~~)(?:\r?\n)?([^]*?)(?:```|~~~)$/u.exec(literal)?.[1] ?? literal;
  }
  const [, verbatim, quote = "'", body = ""] = match;
  if (verbatim === "@") {
    return body.replaceAll(quote + quote, quote);
  }
  return body.replaceAll(/\\(u[\da-f]{4}|x[\da-f]{2}|[^])/giu, (_, code: string) =>
    code.length > 1 ? String.fromCharCode(Number.parseInt(code.slice(1), 16)) : (escapes[code] ?? code),
  );
}
