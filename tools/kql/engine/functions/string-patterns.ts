import { QueryError } from "../../plan/position.ts";
import { convertTo } from "../../values/convert.ts";
import { missing, type Value } from "../../values/types.ts";
import { type Pattern, patternOf } from "../regex/pattern.ts";
import {
  type CallSite,
  type Evaluator,
  type FunctionFamily,
  long,
  required,
  type ScalarFunction,
  text,
} from "./define.ts";

/** Functions of regular expressions. */
export const stringPatterns: FunctionFamily = {
  "matches regex": {
    compile(site) {
      const [source, pattern] = [textOf(site, 0), patternOf(required(site.arguments[1]), site)];
      return (row) => pattern(row).regex.test(source(row));
    },
  },
  extract: { compile: extract },
  extract_all: { compile: extractAll },
  extractall: { compile: extractAll },
  replace_regex: { compile: (site) => replacing(site, { source: 0, pattern: 1, rewrite: 2 }) },
  replace: { compile: (site) => replacing(site, { source: 2, pattern: 0, rewrite: 1 }) },
  // "All leading and trailing matches" go with `trim`, "the leading match" with `trim_start`: so the documentation has it (not confirmed).
  trim: trimming([(source) => `(?<![^])(?:${source})+`, (source) => `(?:${source})+(?![^])`]),
  trim_start: trimming([(source) => `(?<![^])${source}`]),
  trim_end: trimming([(source) => `${source}(?![^])`]),
  countof: { compile: countOf },
  indexof_regex: { compile: indexOfRegex },
  regex_quote: {
    compile(site) {
      const source = textOf(site, 0);
      // Whether `&`, `~`, `-` and `#` are quoted is not documented; a pattern means the same either way.
      return (row) => source(row).replaceAll(/[\\.+*?()|[\]{}^$#&\-~]/gu, String.raw`\$&`);
    },
  },
};

function textOf({ arguments: list }: CallSite, index: number): (row: number) => string {
  const { evaluate, type } = required(list[index]);
  return (row) => text(evaluate(row), type) ?? "";
}

/** `extract(regex, group, source [, typeof(long)])`: no match gives null, or an empty text. */
function extract(site: CallSite): Evaluator {
  const pattern = patternOf(required(site.arguments[0]), site);
  const [group, source] = [required(site.arguments[1]), textOf(site, 2)];
  const convert = convertTo[site.type];
  const none = missing(site.type);
  return (row) => {
    const number = long(group.evaluate(row), group.type);
    const found = number === null ? undefined : pattern(row).regex.exec(source(row))?.[Number(number)];
    return found === undefined ? none : site.type === "dynamic" ? found : convert(found, "string");
  };
}

/** `extract_all(regex, [groups,] source)`: texts for one group, arrays of texts for several; no match gives null. */
function extractAll(site: CallSite): Evaluator {
  const pattern = patternOf(required(site.arguments[0]), site);
  const hasGroups = site.arguments.length > 2;
  const groups = hasGroups ? required(site.arguments[1]) : undefined;
  const source = textOf(site, hasGroups ? 2 : 1);
  return (row) => {
    const compiled = pattern(row);
    const wanted = groupsOf(compiled, groups?.evaluate(row), site);
    const found = Array.from(compiled.matches(source(row)), (match): Value => {
      const parts = wanted.map((group) => match[group] ?? "");
      return parts.length === 1 ? (parts[0] ?? "") : parts;
    });
    return found.length === 0 ? null : found;
  };
}

function groupsOf({ groups, names }: Pattern, wanted: Value | undefined, { name, position }: CallSite): number[] {
  if (groups === 0) {
    throw new QueryError("query", `${name} needs a regular expression with a group in brackets`, position);
  }
  if (!Array.isArray(wanted)) {
    return Array.from({ length: groups }, (_, index) => index + 1);
  }
  return wanted.map((group: Value) => {
    const number = typeof group === "string" ? names.get(group) : Number(group);
    if (number === undefined || !(number >= 1 && number <= groups)) {
      throw new QueryError("value", `${name}: there is no group ${text(group, "dynamic") ?? "null"}`, position);
    }
    return number;
  });
}

/** In the rewrite, `\1` is the first group, `\0` the whole match, `\\` a backslash. */
function replacing(site: CallSite, at: { source: number; pattern: number; rewrite: number }): Evaluator {
  const pattern = patternOf(required(site.arguments[at.pattern]), site);
  const [source, rewrite] = [textOf(site, at.source), textOf(site, at.rewrite)];
  return (row) => {
    const [whole, by] = [source(row), rewrite(row)];
    let result = "";
    let end = 0;
    for (const match of pattern(row).matches(whole)) {
      const replaced = by.replaceAll(/\\([\d\\])/gu, (_, sign: string) =>
        sign === "\\" ? sign : (match[Number(sign)] ?? ""),
      );
      result += whole.slice(end, match.index) + replaced;
      end = match.index + match[0].length;
    }
    return result + whole.slice(end);
  };
}

/** `countof(source, search [, kind])`: a text counts where it overlaps too, a regular expression does not ("countof()", Parameters). */
function countOf(site: CallSite): Evaluator {
  const [, sought, kind] = site.arguments;
  const source = textOf(site, 0);
  if (kind?.constant === "regex") {
    const pattern = patternOf(required(sought), site);
    return (row) => BigInt(Array.from(pattern(row).matches(source(row))).length);
  }
  const part = textOf(site, 1);
  return (row) => BigInt(countOverlapping(source(row), part(row)));
}

function countOverlapping(whole: string, part: string): number {
  if (part === "") {
    return 0;
  }
  let count = 0;
  for (let at = whole.indexOf(part); at !== -1; at = whole.indexOf(part, at + 1)) {
    count++;
  }
  return count;
}

function trimming(ends: readonly ((source: string) => string)[]): ScalarFunction {
  return {
    compile(site) {
      const patterns = ends.map((around) => patternOf(required(site.arguments[0]), site, around));
      const source = textOf(site, 1);
      return (row) => patterns.reduce((rest, pattern) => rest.replace(pattern(row).regex, ""), source(row));
    },
  };
}

/** Null for a negative start or occurrence; -1 when there is none in the range. */
function indexOfRegex(site: CallSite): Evaluator {
  const [source, pattern] = [textOf(site, 0), patternOf(required(site.arguments[1]), site)];
  const [start, length, occurrence] = [2, 3, 4].map((index) => site.arguments[index]);
  const read = (argument: typeof start, row: number, standard: bigint) =>
    argument === undefined ? standard : (long(argument.evaluate(row), argument.type) ?? -2n);
  return (row) => {
    const [from, size, which] = [read(start, row, 0n), read(length, row, -1n), read(occurrence, row, 1n)];
    if (from < 0n || size < -1n || which < 0n) {
      return null;
    }
    const begin = Number(from);
    const range = source(row).slice(begin, size === -1n ? undefined : begin + Number(size));
    let left = Number(which);
    for (const match of pattern(row).matches(range)) {
      left--;
      if (left === 0) {
        return BigInt(begin + match.index);
      }
    }
    return -1n;
  };
}
