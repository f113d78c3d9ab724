const escapes: Readonly<Record<string, string>> = { "\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/**
 * A text as KQL writes it, whatever is in it: an entity's name comes from an event. Source: Microsoft Learn, "The string data type" (string
 * literals).
 */
export function kqlText(text: string): string {
  const inner = text.replaceAll(/[\p{Cc}"\\]/gu, (character) => escapes[character] ?? unicodeEscape(character));
  return `"${inner}"`;
}

function unicodeEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** `("ines@contoso.example", "tom@contoso.example")`. */
export function kqlList(texts: readonly string[]): string {
  return `(${texts.map(kqlText).join(", ")})`;
}
