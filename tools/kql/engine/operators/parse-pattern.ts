import type { ParseNode, ParsePart } from "../../plan/nodes/parsing.ts";
import { fromText } from "../../values/from-text.ts";
import { missing, type ScalarType, type Value } from "../../values/types.ts";
import { compilePattern } from "../regex/pattern.ts";

/** The values of a pattern's columns in a text, in order; undefined when the text does not match. */
export type Matcher = (text: string) => readonly Value[] | undefined;

export function matcherOf(node: ParseNode): Matcher {
  return node.mode === "regex" ? regexMatcher(node) : (text) => matchTexts(text, node.parts, node.mode === "relaxed");
}

/**
 * `simple` and `relaxed`: each text of the pattern at its first place; what begins and what ends the pattern stands at the
 * beginning and the end (not confirmed for the end). In `simple` each column must be of its type, in `relaxed` it is null.
 */
function matchTexts(text: string, parts: readonly ParsePart[], relaxed: boolean): readonly Value[] | undefined {
  const values: Value[] = [];
  let at = 0;
  let open: ScalarType | undefined;
  let skips = false;
  /** Gives the open column the text up to a place. False when it is not of its type. */
  const close = (end: number): boolean => {
    if (open !== undefined) {
      const taken = text.slice(at, end);
      const value = skips ? longestValue(taken, open) : valueOf(taken, open);
      if (value === undefined && !relaxed) {
        return false;
      }
      values.push(value ?? missing(open));
    } else if (!skips && end !== at) {
      return false;
    }
    open = undefined;
    skips = false;
    return true;
  };
  for (const [index, part] of parts.entries()) {
    if (part.kind === "column") {
      open = part.column.type;
    } else if (part.kind === "anything") {
      skips = true;
    } else {
      const isLast = index === parts.length - 1;
      const found =
        isLast && text.endsWith(part.text) ? text.length - part.text.length : isLast ? -1 : text.indexOf(part.text, at);
      if (found < at || !close(found)) {
        return undefined;
      }
      at = found + part.text.length;
    }
  }
  return close(text.length) ? values : undefined;
}

function valueOf(text: string, type: ScalarType): Value | undefined {
  const value = fromText(text, type);
  return type === "string" || value !== null ? value : undefined;
}

/** Before a `*`: as much of the beginning as makes a value. */
function longestValue(text: string, type: ScalarType): Value | undefined {
  const longest = 64;
  for (let length = Math.min(text.length, longest); length > 0; length--) {
    const value = valueOf(text.slice(0, length), type);
    if (value !== undefined) {
      return value;
    }
  }
  return undefined;
}

const whole = String.raw`-?\d+`;
const real = String.raw`-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?`;

/** What stands for a column of a type; `.*`, greedy, for all that are not here. */
const typePatterns: Readonly<Partial<Record<ScalarType, string>>> = {
  int: whole,
  long: whole,
  real,
  decimal: real,
  bool: "true|false|True|False|0|1",
};

/** The group of a column. */
function nameOf(index: number): string {
  return `parsed_column_${index}`;
}

/**
 * One expression over the whole text: `*` is `.*?`, a column a group. The documentation says `.*?` for a text column, but
 * its examples ("Regex mode with regex flags": "the default mode is greedy") show `.*`.
 * Source: "parse operator", regex mode.
 */
function regexMatcher({ parts, flags, position }: ParseNode): Matcher {
  const columns = parts.flatMap((part) => (part.kind === "column" ? [part.column] : []));
  let next = 0;
  const source = parts
    .map((part) => {
      if (part.kind === "text") {
        return part.text;
      }
      return part.kind === "anything" ? ".*?" : `(?P<${nameOf(next++)}>${typePatterns[part.column.type] ?? ".*"})`;
    })
    .join("");
  const set = flags === "" ? "" : `(?${flags})`;
  const { regex, names } = compilePattern(set + source, position, (inner) => `(?<![^])${inner}(?![^])`);
  return (text) => {
    const match = regex.exec(text);
    if (match === null) {
      return undefined;
    }
    const values = columns.map(({ type }, index) => valueOf(match[names.get(nameOf(index)) ?? 0] ?? "", type));
    return values.every((value) => value !== undefined) ? values : undefined;
  };
}
