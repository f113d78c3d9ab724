import type { KvForm, ParseKvNode } from "../../plan/nodes/parsing.ts";
import { compilePattern } from "../regex/pattern.ts";

type Pairs = ReadonlyMap<string, string>;
type Delimiters = Extract<KvForm, { kind: "delimiters" }>;
type BothDelimiters = Delimiters & { readonly pair: string; readonly keyValue: string };

/** Keys and values of a text. Space around both does not count. Source: "parse-kv operator". */
export function pairsOf({ form, keys, position }: ParseKvNode): (text: string) => Pairs {
  if (form.kind === "regex") {
    const pattern = compilePattern(form.pattern, position);
    return (text) =>
      firstOfEach(Array.from(pattern.matches(text), ([, key = "", value = ""]) => [key.trim(), value.trim()] as const));
  }
  const { pair, keyValue } = form;
  if (pair === undefined || keyValue === undefined) {
    const wanted = new Set(keys.map((key) => key.name));
    return (text) => firstOfEach(readWords(text, form, wanted));
  }
  return (text) => firstOfEach(readPairs(text, { ...form, pair, keyValue }));
}

function firstOfEach(pairs: readonly (readonly [string, string])[]): Pairs {
  const first = new Map<string, string>();
  for (const [key, value] of pairs) {
    if (!first.has(key)) {
      first.set(key, value);
    }
  }
  return first;
}

interface Token {
  readonly text: string;
  /** Where it ends, with its quotes. */
  readonly end: number;
}

/**
 * Goes from pair delimiter to pair delimiter. A pair is a key, perhaps quoted, the delimiter of key and value, and a value,
 * perhaps quoted. What is no pair is passed over.
 */
function readPairs(text: string, form: BothDelimiters): (readonly [string, string])[] {
  const pairs: (readonly [string, string])[] = [];
  let at = 0;
  while (at < text.length) {
    const key = keyAt(text, at, form);
    let end = at;
    if (key !== undefined) {
      const value = quotedAt(text, key.end, form) ?? plainValue(text, key.end, form);
      pairs.push([key.text.trim(), value.text.trim()]);
      ({ end } = value);
    }
    const next = text.indexOf(form.pair, end);
    at = next === -1 ? text.length : next + form.pair.length;
  }
  return pairs;
}

/** Without delimiters: each word that is a wanted key, and what stands behind it, quoted or a word. */
function readWords(text: string, form: Delimiters, wanted: ReadonlySet<string>): (readonly [string, string])[] {
  const pairs: (readonly [string, string])[] = [];
  const word = /[\p{L}\p{N}]+/gu;
  for (let key = word.exec(text); key !== null; key = word.exec(text)) {
    if (wanted.has(key[0])) {
      let at = word.lastIndex;
      let value = quotedAt(text, at, form);
      while (value === undefined && at < text.length && !/[\p{L}\p{N}]/u.test(text.charAt(at))) {
        at++;
        value = quotedAt(text, at, form);
      }
      const plain = word.exec(value === undefined ? text : "");
      pairs.push([key[0], value?.text.trim() ?? plain?.[0] ?? ""]);
      word.lastIndex = value?.end ?? (plain === null ? text.length : word.lastIndex);
    }
  }
  return pairs;
}

/** A key with the delimiter behind it; `end` is where its value begins. */
function keyAt(text: string, at: number, form: BothDelimiters): Token | undefined {
  const quoted = quotedAt(text, at, form);
  if (quoted !== undefined) {
    const behind = text.slice(quoted.end).trimStart();
    return behind.startsWith(form.keyValue)
      ? { text: quoted.text, end: text.length - behind.length + form.keyValue.length }
      : undefined;
  }
  const found = text.indexOf(form.keyValue, at);
  const pair = text.indexOf(form.pair, at);
  return found === -1 || (pair !== -1 && pair < found)
    ? undefined
    : { text: text.slice(at, found), end: found + form.keyValue.length };
}

function quotedAt(text: string, start: number, { quotes, escapes }: Delimiters): Token | undefined {
  const at = start + (/^\s*/u.exec(text.slice(start))?.[0].length ?? 0);
  const quote = quotes.find(([open]) => open !== "" && text.startsWith(open, at));
  if (quote === undefined) {
    return undefined;
  }
  let inner = "";
  for (let index = at + 1; index < text.length; index++) {
    const sign = text.charAt(index);
    if (escapes.includes(sign) && index + 1 < text.length) {
      index++;
      inner += text.charAt(index);
    } else if (sign === quote[1]) {
      return { text: inner, end: index + 1 };
    } else {
      inner += sign;
    }
  }
  return undefined;
}

/** Up to the next pair delimiter; `greedy`, up to one that a key follows. */
function plainValue(text: string, at: number, form: BothDelimiters): Token {
  let end = text.indexOf(form.pair, at);
  while (form.greedy && end !== -1 && keyAt(text, end + form.pair.length, form) === undefined) {
    end = text.indexOf(form.pair, end + form.pair.length);
  }
  return { text: end === -1 ? text.slice(at) : text.slice(at, end), end: end === -1 ? text.length : end };
}
