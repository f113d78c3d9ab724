import { readClass } from "./class-syntax.ts";
import { perlClass } from "./classes.ts";
import { PatternError } from "./pattern-error.ts";
import { literal, Reader, readEscape } from "./reader.ts";

export interface Translated {
  /** For `new RegExp(source, "v")`. */
  readonly source: string;
  readonly groups: number;
  /** Numbers of the named groups. */
  readonly names: ReadonlyMap<string, number>;
}

interface Flags {
  readonly ignoreCase: boolean;
  readonly lines: boolean;
  readonly dotAll: boolean;
  readonly lazy: boolean;
  readonly unicode: boolean;
  readonly verbose: boolean;
}

const letters: Readonly<Record<string, keyof Flags>> = {
  i: "ignoreCase",
  m: "lines",
  s: "dotAll",
  U: "lazy",
  u: "unicode",
  x: "verbose",
};

/** A group that is open: the flags from before it, and whether a `(?i:` of ours is open in it. */
interface Open {
  readonly before: Flags;
  wrapped: boolean;
}

/**
 * A regular expression of Kusto (its page "Regex syntax": the syntax of RE2 and Rust's `regex`, leftmost match first) as one of JavaScript.
 * What JavaScript has and Kusto lacks (look-around, back-references) is refused. Two differences stay: JavaScript may take long for
 * nested repetitions, and forgets a group's text when the repetition around the group goes on.
 */
export function translate(pattern: string): Translated {
  const reader = new Reader(pattern);
  const names = new Map<string, number>();
  const open: Open[] = [];
  const root: Open = { before: initial, wrapped: false };
  let flags = initial;
  let groups = 0;
  let source = "";
  const current = () => open.at(-1) ?? root;
  const wrap = () => {
    source += flags.ignoreCase ? "(?i:" : "(?-i:";
    current().wrapped = true;
  };
  const unwrap = () => {
    source += current().wrapped ? ")" : "";
    current().wrapped = false;
  };
  while (!reader.isAtEnd) {
    if (flags.verbose && reader.match(/\s+|#[^\n]*/u)) {
      continue;
    }
    const quantifier = reader.match(/([*+?]|\{\d+(?:,\d*)?\})(\??)/u);
    if (quantifier !== undefined) {
      source += (quantifier[1] ?? "") + ((quantifier[2] === "?") === flags.lazy ? "" : "?");
    } else if (reader.accept("\\")) {
      source += readOutside(reader, flags);
    } else if (reader.accept("[")) {
      source += readClass(reader, flags);
    } else if (reader.accept("(")) {
      const start = readGroup(reader, flags);
      if (start.kind === "flags") {
        unwrap();
        flags = start.flags;
        wrap();
        continue;
      }
      source += start.kind === "capture" ? "(" : "(?:";
      open.push({ before: flags, wrapped: false });
      if (start.kind === "capture") {
        groups++;
        if (start.name !== undefined) {
          names.set(start.name, groups);
        }
      } else if (start.flags !== flags) {
        flags = start.flags;
        wrap();
      }
    } else if (reader.accept(")")) {
      unwrap();
      const group = open.pop();
      if (group === undefined) {
        throw new PatternError("a ) without its (");
      }
      flags = group.before;
      source += ")";
    } else if (reader.accept("|")) {
      const wasWrapped = current().wrapped;
      unwrap();
      source += "|";
      if (wasWrapped) {
        wrap();
      }
    } else {
      source += readSign(reader.take(), flags);
    }
  }
  unwrap();
  if (open.length > 0) {
    throw new PatternError("a ( without its )");
  }
  return { source, groups, names };
}

const initial: Flags = {
  ignoreCase: false,
  lines: false,
  dotAll: false,
  lazy: false,
  unicode: true,
  verbose: false,
};

type GroupStart =
  | { readonly kind: "capture"; readonly name?: string | undefined }
  | { readonly kind: "group" | "flags"; readonly flags: Flags };

/** What stands behind `(`. */
function readGroup(reader: Reader, flags: Flags): GroupStart {
  if (!reader.accept("?")) {
    return { kind: "capture" };
  }
  const name = reader.match(/P?<([\p{Alphabetic}_][\p{Alphabetic}\p{N}._[\]]*)>/u);
  if (name !== undefined) {
    return { kind: "capture", name: name[1] };
  }
  if (reader.match(/<?[=!]/u)) {
    throw new PatternError("look-around is not supported");
  }
  const set = reader.match(/([a-zA-Z]*)(?:-([a-zA-Z]+))?([:)])/u);
  if (set === undefined) {
    throw new PatternError("there is no such group");
  }
  const changed = { ...flags };
  for (const [signs = "", value] of [[set[1], true] as const, [set[2], false] as const]) {
    for (const sign of signs) {
      const flag = letters[sign];
      if (flag === undefined) {
        throw new PatternError(`the flag ${sign} is not supported`);
      }
      changed[flag] = value;
    }
  }
  const isSame = set[1] === "" && set[2] === undefined;
  return { kind: set[3] === ":" ? "group" : "flags", flags: isSame ? flags : changed };
}

/** An escape outside of a class: borders of words and of the text too. */
function readOutside(reader: Reader, flags: Flags): string {
  const word = perlClass("w", flags.unicode) ?? "";
  const borders: readonly (readonly [form: RegExp, source: string])[] = [
    [/b\{start\}|</u, `(?<!${word})(?=${word})`],
    [/b\{end\}|>/u, `(?<=${word})(?!${word})`],
    [/b\{start-half\}/u, `(?<!${word})`],
    [/b\{end-half\}/u, `(?!${word})`],
    [/b/u, `(?:(?<!${word})(?=${word})|(?<=${word})(?!${word}))`],
    [/B/u, `(?:(?<!${word})(?!${word})|(?<=${word})(?=${word}))`],
    [/A/u, "(?<![^])"],
    [/z/u, "(?![^])"],
  ];
  return borders.find(([form]) => reader.match(form))?.[1] ?? readEscape(reader, flags.unicode).source;
}

/** A character outside of a class. */
function readSign(sign: string, flags: Flags): string {
  switch (sign) {
    case ".": {
      return flags.dotAll ? "[^]" : String.raw`[^\n]`;
    }
    case "^": {
      return flags.lines ? String.raw`(?<![^\n])` : "(?<![^])";
    }
    case "$": {
      return flags.lines ? String.raw`(?![^\n])` : "(?![^])";
    }
    case "{": {
      throw new PatternError("a { that is not a repetition: write \\{");
    }
    default: {
      return literal(sign.codePointAt(0) ?? 0);
    }
  }
}
