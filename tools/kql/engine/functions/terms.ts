/** Whether a term stands in a text: where it begins or ends with a letter or digit, none may stand beside it. */
export function hasTerm(
  text: string,
  term: string,
  edges: { readonly before: boolean; readonly after: boolean },
): boolean {
  const checkBefore = edges.before && isTermSign(term, 0);
  const checkAfter = edges.after && isTermSign(term, term.length - 1);
  for (let at = text.indexOf(term); at !== -1; at = text.indexOf(term, at + 1)) {
    if (!(checkBefore && isTermSign(text, at - 1)) && !(checkAfter && isTermSign(text, at + term.length))) {
      return true;
    }
  }
  return false;
}

/** Letters and digits make terms; `_` does not. */
function isTermSign(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 0x80) {
    return (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
  }
  return !Number.isNaN(code) && /[\p{L}\p{N}]/u.test(text.charAt(at));
}
