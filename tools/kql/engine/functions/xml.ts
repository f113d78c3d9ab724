import { parseJson } from "../../values/json.ts";
import type { Value } from "../../values/types.ts";

/** Longer ones are null ("parse_xml()", note). */
const mostBytes = 1_048_576;

/** What stands next in a document. Comments, instructions, CDATA and the document type are skipped, as documented. */
const token =
  /<!--[^]*?-->|<\?[^]*?\?>|<!\[CDATA\[[^]*?\]\]>|<!DOCTYPE[^[>]*(?:\[[^\]]*\])?\s*>|<\/(?<end>[^\s<>/]+)\s*>|<(?<start>[\p{L}_:][\p{L}\p{N}_:.-]*)(?<attributes>(?:\s+[^\s=<>/]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(?<empty>\/?)>|(?<text>[^<]+)/guy;
const attribute = /(?<name>[^\s=]+)\s*=\s*(?<quoted>"[^"]*"|'[^']*')/gu;
const reference = /&(?:#x(?<hex>[\da-f]+)|#(?<decimal>\d+)|(?<name>\w*));?/giu;
const named: ReadonlyMap<string, string> = new Map(
  Object.entries({ amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" }),
);
const number = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[+-]?\d+)?$/iu;

interface Element {
  readonly name: string;
  /** Attributes, texts and elements in it, by their names in the bag. */
  readonly slots: Map<string, Value[]>;
}

/**
 * An XML document as a bag: `{"root": ...}`. Null when it is none. Source: "parse_xml()", Returns. Texts that read as a number are
 * numbers, as in its example; that attributes are too, and that several texts of an element make an array, is not confirmed.
 */
export function parseXml(document: string): Value {
  if (Buffer.byteLength(document) > mostBytes) return null;
  const open: Element[] = [];
  let root: Value = null;
  let read = 0;
  const close = ({ name, slots }: Element): void => {
    const around = open.at(-1);
    if (around === undefined) root = new Map([[name, valueOf(slots)]]);
    else add(around, name, valueOf(slots));
  };
  for (const { 0: all, groups = {} } of document.matchAll(token)) {
    const { start, end, attributes = "", empty, text } = groups;
    read += all.length;
    if (start !== undefined) {
      const slots = attributesOf(attributes);
      if (slots === undefined || (root !== null && open.length === 0)) return null;
      const element = { name: start, slots };
      if (empty === "/") close(element);
      else open.push(element);
    } else if (end !== undefined) {
      const element = open.pop();
      if (element?.name !== end) return null;
      close(element);
    } else if (text !== undefined && text.trim() !== "") {
      const [inner, resolved] = [open.at(-1), plain(text.trim())];
      if (inner === undefined || resolved === undefined) return null;
      add(inner, "#text", typed(resolved));
    }
  }
  return read === document.length && open.length === 0 ? root : null;
}

function add({ slots }: Element, name: string, value: Value): void {
  const values = slots.get(name);
  if (values === undefined) slots.set(name, [value]);
  else values.push(value);
}

/** Undefined when an attribute comes twice, or has a reference that XML does not know. */
function attributesOf(source: string): Map<string, Value[]> | undefined {
  const slots = new Map<string, Value[]>();
  for (const { groups = {} } of source.matchAll(attribute)) {
    const name = `@${groups["name"] ?? ""}`;
    const text = plain(groups["quoted"]?.slice(1, -1) ?? "");
    if (text === undefined || slots.has(name)) return undefined;
    slots.set(name, [typed(text)]);
  }
  return slots;
}

/** An element without anything is null, one with a text alone is that text. */
function valueOf(slots: ReadonlyMap<string, readonly Value[]>): Value {
  const bag = new Map(
    Array.from(slots, ([name, [one = null, ...more]]) => [name, more.length === 0 ? one : [one, ...more]]),
  );
  const text = bag.get("#text");
  return bag.size === 0 ? null : bag.size === 1 && text !== undefined ? text : bag;
}

function typed(text: string): Value {
  return number.test(text) ? (parseJson(text) ?? text) : text;
}

/** The text with its references resolved. Undefined when there is one that XML does not know. */
function plain(source: string): string | undefined {
  let isKnown = true;
  const text = source.replaceAll(reference, (all: string, hex?: string, decimal?: string, name?: string) => {
    const code = hex === undefined ? Number(decimal ?? Number.NaN) : Number.parseInt(hex, 16);
    const sign = name === undefined ? (code <= 0x10_ff_ff ? String.fromCodePoint(code) : undefined) : named.get(name);
    isKnown &&= all.endsWith(";") && sign !== undefined;
    return sign ?? "";
  });
  return isKnown ? text : undefined;
}
