import { PatternError } from "./pattern-error.ts";

/** Kusto's named classes as the inside of a JavaScript class of the `v` flag. */
const word = String.raw`\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\p{Join_Control}`;
const letters: Readonly<Record<string, readonly [unicode: string, ascii: string]>> = {
  d: [String.raw`\p{Nd}`, "0-9"],
  s: [String.raw`\p{White_Space}`, String.raw`\t\n\v\f\r\x20`],
  w: [word, "0-9A-Za-z_"],
};

const posix: Readonly<Record<string, string>> = {
  alnum: "0-9A-Za-z",
  alpha: "A-Za-z",
  ascii: String.raw`\x00-\x7f`,
  blank: String.raw`\t\x20`,
  cntrl: String.raw`\x00-\x1f\x7f`,
  digit: "0-9",
  graph: String.raw`\x21-\x7e`,
  lower: "a-z",
  print: String.raw`\x20-\x7e`,
  punct: String.raw`\x21-\x2f\x3a-\x40\x5b-\x60\x7b-\x7e`,
  space: String.raw`\t\n\v\f\r\x20`,
  upper: "A-Z",
  word: "0-9A-Za-z_",
  xdigit: "0-9A-Fa-f",
};

/** `\d`, `\W` and the like as a class; undefined for other letters. */
export function perlClass(letter: string, isUnicode: boolean): string | undefined {
  const inner = letters[letter.toLowerCase()]?.[isUnicode ? 0 : 1];
  return inner === undefined ? undefined : `[${letter === letter.toLowerCase() ? "" : "^"}${inner}]`;
}

/** `[:alpha:]`, `[:^alpha:]`: the name with its sign. */
export function posixClass(name: string): string {
  const inner = posix[name.replace("^", "")];
  if (inner === undefined) {
    throw new PatternError(`there is no class [:${name}:]`);
  }
  return `[${name.startsWith("^") ? "^" : ""}${inner}]`;
}

/** `\pL`, `\p{Greek}`, `\P{Lu}`: a general category, a property or a script, whatever the case of its name. */
export function unicodeClass(letter: string, name: string): string {
  const capital = name.toLowerCase().replaceAll(/(?:^|_)[a-z]/gu, (start) => start.toUpperCase());
  const candidates = [name, capital, name.toUpperCase()].flatMap((own) => [own, `Script=${own}`]);
  const known = candidates.find((own) => isRegex(String.raw`\p{${own}}`));
  if (known === undefined) {
    throw new PatternError(`there is no class \\p{${name}}`);
  }
  return `\\${letter}{${known}}`;
}

function isRegex(source: string): boolean {
  try {
    return new RegExp(source, "v") instanceof RegExp;
  } catch {
    return false;
  }
}
