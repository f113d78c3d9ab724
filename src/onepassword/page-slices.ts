import { parseJson } from "../json.ts";

/** Text that is parsed at a time, in bytes. */
export const sliceBytes = 65_536;

/**
 * Parses a page and hands it over with its items one after another. Those of an ordinary page are parsed slice by slice: what a slice
 * becomes is garbage before the next one is parsed, so that V8 never moves it to where it collects rarely (`npm run bench`, rss_growth).
 * Any other page is parsed whole. The result is the same: a cut is right when both of its sides are JSON.
 * @param read - Is handed the page as parsed, and its items where they are parsed apart; `items` of the page is an empty array then. When
 *   the slices turn out wrong it is called once more with the whole page, and what it made of the first is dropped.
 * @throws SyntaxError for text that is not JSON; what `read` throws goes through.
 */
export function readPageText<Answer>(
  body: Buffer,
  read: (page: unknown, items: Iterable<unknown> | undefined) => Answer,
): Answer {
  const found = findItems(body);
  if (found !== undefined) {
    try {
      const page = parseJson(body.toString("utf8", 0, found.start) + body.toString("utf8", found.end));
      return read(page, parseInSlices(body, found.start, found.end));
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
    }
  }
  return read(parseJson(body.toString()), undefined);
}

/** Bytes at either end of a page in which its envelope must stand. */
const envelopeBytes = 4_096;

/** Fields of the envelope: any but the items, with a value that holds no other. */
const field = String.raw`\s*"(?!items")[^"\\]*"\s*:\s*(?:"[^"\\]*"|[^\s"[\]{},]+)\s*`;
const beforeItems = new RegExp(String.raw`^\s*\{(?:${field},)*\s*"items"\s*:\s*\[`);
const behindItems = new RegExp(String.raw`\]\s*(?:,${field})*\}\s*$`);

/** Where the items begin and end; undefined when what is around them is not as usual. */
function findItems(body: Buffer): { readonly start: number; readonly end: number } | undefined {
  // As Latin-1 a byte is a character; nothing that is looked for is more than ASCII.
  const head = beforeItems.exec(body.toString("latin1", 0, envelopeBytes))?.[0];
  if (head === undefined) return undefined;
  const tail = behindItems.exec(body.toString("latin1", Math.max(head.length, body.length - envelopeBytes)))?.[0];
  return tail === undefined ? undefined : { start: head.length, end: body.length - tail.length };
}

/** Parses the items between two places. A slice ends where one item may end; when it is not JSON by itself, a longer one is tried. */
function* parseInSlices(body: Buffer, start: number, end: number): Generator {
  const upToEnd = body.subarray(0, end);
  let from = start;
  let atLeast = sliceBytes;
  for (;;) {
    const between = upToEnd.indexOf("},{", from + atLeast);
    const isLast = between < 0;
    const to = isLast ? end : between + 1;
    const items = itemsOf(textOf(body, from, to));
    if (items !== undefined) {
      yield* items;
      if (isLast) return;
      from = to + 1;
      atLeast = sliceBytes;
    } else if (isLast) throw new SyntaxError("The items are not JSON.");
    // Twice as long, so that a page without a place to cut is not parsed again and again.
    else atLeast = 2 * (to - from);
  }
}

/**
 * The items between two places as an array. The brackets are put into the bytes, where a bracket or a comma stands, for as long as it takes:
 * a text put together from three would be copied once more.
 */
function textOf(body: Buffer, from: number, to: number): string {
  const [before = 0, behind = 0] = [body[from - 1], body[to]];
  body.write("[", from - 1);
  body.write("]", to);
  const text = body.toString("utf8", from - 1, to + 1);
  body[from - 1] = before;
  body[to] = behind;
  return text;
}

/** Undefined for what cannot be parsed, for whatever reason: the whole parse has the last word. */
function itemsOf(text: string): readonly unknown[] | undefined {
  try {
    const items = parseJson(text);
    return Array.isArray(items) ? items : undefined;
  } catch {
    return undefined;
  }
}
