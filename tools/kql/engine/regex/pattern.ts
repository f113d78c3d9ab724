import { QueryError } from "../../plan/position.ts";
import { type Argument, type CallSite, text as asText } from "../functions/define.ts";
import { PatternError } from "./pattern-error.ts";
import { translate } from "./translate.ts";

/** A regular expression ready for use. */
export interface Pattern {
  /** Without state: `test` and `exec` find the first match. */
  readonly regex: RegExp;
  readonly groups: number;
  readonly names: ReadonlyMap<string, number>;
  /** Matches that do not overlap; an empty one does not stand right behind another. */
  matches(text: string): Iterable<RegExpExecArray>;
}

/** Compiles a pattern; `around` puts something around it (`(?<![^])` before it, say), in JavaScript's syntax. */
export function compilePattern(
  text: string,
  position: CallSite["position"],
  around: (source: string) => string = (source) => source,
): Pattern {
  try {
    const { source, groups, names } = translate(text);
    const whole = around(`(?:${source})`);
    const global = new RegExp(whole, "gv");
    return { regex: new RegExp(whole, "v"), groups, names, matches: (searched) => allMatches(global, searched) };
  } catch (error) {
    if (error instanceof PatternError || error instanceof SyntaxError) {
      throw new QueryError("query", `The regular expression '${text}': ${error.message}`, position);
    }
    throw error;
  }
}

/** The pattern of an argument for each row: one that is the same everywhere is compiled once, others once for each text. */
export function patternOf(
  argument: Argument,
  { position }: CallSite,
  around?: (source: string) => string,
): (row: number) => Pattern {
  const known = new Map<string, Pattern>();
  const compile = (source: string): Pattern => {
    const pattern = known.get(source) ?? compilePattern(source, position, around);
    known.set(source, pattern);
    return pattern;
  };
  if (argument.constant !== undefined) {
    const pattern = compile(asText(argument.constant, argument.type) ?? "");
    return () => pattern;
  }
  return (row) => compile(asText(argument.evaluate(row), argument.type) ?? "");
}

function* allMatches(regex: RegExp, text: string): Generator<RegExpExecArray> {
  let end = -1;
  for (const match of text.matchAll(regex)) {
    if (match[0] !== "" || match.index !== end) {
      end = match.index + match[0].length;
      yield match;
    }
  }
}
