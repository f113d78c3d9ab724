import { posixClass } from "./classes.ts";
import { PatternError } from "./pattern-error.ts";
import { literal, type Reader, readEscape } from "./reader.ts";

/** A class in brackets, after its `[`: with ranges, nested classes, and `&&`, `--`, `~~`, which bind less than being listed. */
export function readClass(reader: Reader, flags: { readonly unicode: boolean; readonly verbose: boolean }): string {
  const isNegated = reader.accept("^");
  let left: string | undefined;
  let operator = "";
  let items = "";
  const close = () => {
    const right = `[${items}]`;
    left = left === undefined ? right : combine(left, operator, right);
    items = "";
  };
  // A `]` that comes first is itself; so are hyphens there.
  if (reader.accept("]")) {
    items += literal("]".codePointAt(0) ?? 0);
  }
  for (; reader.sees("-") && !reader.sees("--"); reader.take()) {
    items += String.raw`\-`;
  }
  while (!reader.accept("]")) {
    const found = reader.match(/&&|--|~~/u);
    if (found !== undefined) {
      close();
      operator = found[0];
    } else if (!(flags.verbose && reader.match(/\s+/u))) {
      items += readItem(reader, flags);
    }
  }
  close();
  return isNegated ? `[^${left ?? ""}]` : (left ?? "[]");
}

function combine(left: string, operator: string, right: string): string {
  return operator === "~~" ? `[[${left}--${right}][${right}--${left}]]` : `[${left}${operator}${right}]`;
}

/** One character, a range, or a class within the class. */
function readItem(reader: Reader, flags: { readonly unicode: boolean; readonly verbose: boolean }): string {
  const named = reader.match(/\[:(\^?[a-z]+):\]/u);
  if (named !== undefined) {
    return posixClass(named[1] ?? "");
  }
  if (reader.accept("[")) {
    return readClass(reader, flags);
  }
  const from = readOne(reader, flags.unicode);
  if (from.isClass || !reader.match(/-(?![\]-])/u)) {
    return from.source;
  }
  const to = readOne(reader, flags.unicode);
  if (to.isClass) {
    throw new PatternError("a range ends with a class");
  }
  return `${from.source}-${to.source}`;
}

function readOne(reader: Reader, isUnicode: boolean): { readonly source: string; readonly isClass: boolean } {
  return reader.accept("\\")
    ? readEscape(reader, isUnicode)
    : { source: literal(reader.take().codePointAt(0) ?? 0), isClass: false };
}
