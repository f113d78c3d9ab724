import type { TokenReader } from "./token-reader.ts";

/**
 * The items of `[...]` and `{...}`: each on a line of its own, or separated by commas (Microsoft Learn, "Bicep file structure and
 * syntax", multi-line declarations). A line end behind a comma is refused, as the official compiler does.
 */
export function readItems<T>(reader: TokenReader, open: string, close: string, readItem: () => T): readonly T[] {
  reader.expect(open);
  const items: T[] = [];
  while (!reader.atEnd && !reader.isOnAnyLine(close)) {
    reader.skipLineEnds();
    if (reader.isOnAnyLine("."))
      reader.fail("unsupported", "Spreading (...) is not supported: use union() or concat().");
    items.push(readItem());
    if (reader.lineEnd !== undefined || reader.atEnd || reader.is(close)) continue;
    if (reader.take(",") === undefined) reader.fail("BCP236", "Expected a line end or a comma here.");
    if (reader.lineEnd !== undefined)
      reader.fail("BCP238", "No line end may follow a comma here: leave the comma out.");
  }
  reader.expectOnAnyLine(close);
  return items;
}

/** The arguments of a call: separated by commas, line ends allowed behind `(` and commas and before `)`. */
export function readArguments<T>(reader: TokenReader, readArgument: () => T): readonly T[] {
  reader.expect("(");
  const values: T[] = [];
  if (reader.takeOnAnyLine(")") !== undefined) return values;
  do {
    reader.skipLineEnds();
    values.push(readArgument());
  } while (reader.take(",") !== undefined);
  if (reader.lineEnd !== undefined && !reader.isOnAnyLine(")") && !reader.atEnd)
    reader.fail("BCP237", "Expected a comma here.");
  if (reader.takeOnAnyLine(")") === undefined) reader.fail("BCP018", 'Expected ")" here.');
  return values;
}
