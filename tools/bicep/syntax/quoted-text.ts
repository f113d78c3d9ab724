const escapes: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", "\\": "\\", "'": "'", $: "$" };

/**
 * What a piece of a quoted text means (Microsoft Learn, "Data types in Bicep", strings: `\\ \' \n \r \t \u{x} \$`).
 *
 * @param refuse is told the index, in the piece, of an escape that the language does not have
 */
export function unescape(piece: string, refuse: (index: number) => void): string {
  return piece.replaceAll(
    /\\(?:u\{([0-9a-fA-F]+)\}|([\s\S])|$)/g,
    (whole, hex?: string, character?: string, index?: number) => {
      const codePoint = hex === undefined ? undefined : Number.parseInt(hex, 16);
      if (codePoint !== undefined && codePoint <= 0x10ffff) return String.fromCodePoint(codePoint);
      const meant = character === undefined ? undefined : escapes[character];
      if (meant === undefined) refuse(index ?? 0);
      return meant ?? whole;
    },
  );
}

/** The content of `'''...'''`: as it stands, without a line end directly behind the opening quotes. */
export function multiLineContent(quoted: string): string {
  return quoted.slice(3, -3).replace(/^\r?\n/, "");
}

/** A comment that the compiler obeys: `#disable-next-line CODE CODE`. */
export function disabledCodes(comment: string): readonly string[] | undefined {
  const [directive, ...codes] = comment.trim().split(/\s+/);
  return directive === "#disable-next-line" && codes.length > 0 ? codes : undefined;
}
