import type { Node } from "web-tree-sitter";
import { deepest } from "./depth.ts";
import type { Position } from "./nodes.ts";
import { disabledCodes, multiLineContent, unescape } from "./quoted-text.ts";
import type { Source } from "./source.ts";
import { kindOf, type Token } from "./tokens.ts";

export interface TokensOfFile {
  readonly tokens: readonly Token[];
  /** Codes after `#disable-next-line`, by the line that they concern. */
  readonly disabledCodes: ReadonlyMap<number, readonly string[]>;
}

/**
 * The tokens of a syntax tree in the order of the text.
 *
 * The structure of declarations and expressions is read from the tokens, not from the tree: the grammar's tree has not the
 * language's precedence (`a + b.c` is `(a + b).c` in it) and takes line ends for blanks, though they separate items.
 */
export function readTokens(root: Node, source: Source): TokensOfFile {
  const reading = new Reading(source, 0, 0);
  reading.visit(root);
  reading.end(source.text.length);
  return { tokens: reading.tokens, disabledCodes: reading.disabledCodes };
}

class Reading {
  readonly tokens: Token[] = [];
  readonly disabledCodes = new Map<number, readonly string[]>();
  readonly #source: Source;
  #index: number;
  /** Of `${...}` in `${...}`. */
  readonly #depth: number;
  #lineEnd: Position | undefined;
  #wordEnd = -1;

  constructor(source: Source, index: number, depth: number) {
    this.#source = source;
    this.#index = index;
    this.#depth = depth;
  }

  /** Without recursion: a tree may be deeper than the stack. */
  visit(root: Node): void {
    const left = [root];
    for (let node = left.pop(); node !== undefined; node = left.pop()) {
      if (node.type === "comment") this.#passTo(node);
      else if (node.type === "diagnostic_comment") this.#directive(node);
      else if (node.type === "string" && node.isNamed) this.#quoted(node);
      else if (node.childCount > 0) for (const child of node.children.toReversed()) left.push(child);
      else if (node.endIndex > node.startIndex) this.#leaf(node);
    }
  }

  end(index: number): void {
    this.#gap(index);
    this.#add("end", "", index);
  }

  #leaf(node: Node): void {
    this.#passTo(node);
    let start = node.startIndex;
    // The grammar reads `-1` and `*b` as one word also where they are an operator and what follows it.
    for (const piece of node.text.split(/(?<=^[-*])/)) {
      this.#add(kindOf(piece), piece, start);
      start += piece.length;
    }
  }

  #directive(node: Node): void {
    this.#passTo(node);
    const at = this.#source.position(node.startIndex);
    const codes = disabledCodes(node.text);
    if (codes === undefined)
      this.#source.report(
        at,
        "unsupported",
        `Of the lines that begin with #, only "#disable-next-line CODE" is supported.`,
      );
    else this.disabledCodes.set(at.line + 1, codes);
  }

  #quoted(node: Node): void {
    this.#passTo(node);
    const at = this.#source.position(node.startIndex);
    const [first, ...others] = node.children;
    const last = others.at(-1);
    if (first?.type === "'''" && last?.type === "'''" && !last.isMissing) {
      this.#add("text", node.text, node.startIndex, [multiLineContent(node.text)]);
      return;
    }
    const comment = others.find((child) => child.type === "comment" || child.type === "diagnostic_comment");
    if (comment !== undefined) {
      const where = this.#source.position(comment.startIndex);
      this.#source.report(
        where,
        "unsupported",
        `The grammar takes "//" at the start of a text, or behind "}", for a comment. Write it as "/\${'/'}".`,
      );
    } else if (last?.type !== "'" || last.isMissing) {
      this.#source.report(at, "BCP004", "The text is not closed on its line.");
    }
    this.#add("text", node.text, node.startIndex, this.#parts(node, at));
  }

  #parts(node: Node, at: Position): readonly (string | readonly Token[])[] {
    const parts: (string | readonly Token[])[] = [];
    let start = node.startIndex + 1;
    for (const child of node.children) {
      if (child.type !== "interpolation") continue;
      // The grammar counts blanks in front of `${` to the sign. They are part of the text.
      const inside = child.firstChild?.endIndex ?? child.startIndex;
      parts.push(this.#piece(start, inside - 2, at), this.#interpolated(child, inside));
      start = child.endIndex;
    }
    return [...parts, this.#piece(start, Math.max(start, node.endIndex - 1), at)];
  }

  #piece(start: number, end: number, at: Position): string {
    const raw = this.#source.text.slice(start, end);
    if (raw.includes("\n"))
      this.#source.report(at, "BCP004", "A text in single quotes ends on its line; write \\n, or use three quotes.");
    return unescape(raw, (index) => {
      this.#source.report(
        this.#source.position(start + index),
        "BCP006",
        "There is no such escape: \\\\, \\', \\n, \\r, \\t, \\u{...} and \\${ there are.",
      );
    });
  }

  #interpolated(node: Node, start: number): readonly Token[] {
    const inner = new Reading(this.#source, start, this.#depth + 1);
    const isTooDeep = this.#depth > deepest / 10;
    if (isTooDeep) {
      this.#source.report(this.#source.position(start), "unsupported", "Texts are nested deeper than anyone writes.");
    }
    for (const child of isTooDeep ? [] : node.children.slice(1, -1)) inner.visit(child);
    inner.end(isTooDeep ? start : Math.max(start, node.endIndex - 1));
    const broken = inner.tokens.find((token) => token.lineEnd !== undefined)?.lineEnd;
    if (broken !== undefined) this.#source.report(broken, "BCP004", "What stands in ${...} must be on one line.");
    return inner.tokens.map(({ kind, text, at, parts }) => tokenOf(kind, text, at, undefined, parts));
  }

  #passTo(node: Node): void {
    this.#gap(node.startIndex);
    this.#index = node.endIndex;
  }

  /** What stands between two tokens is blank, unless the grammar could make nothing of it. */
  #gap(end: number): void {
    const between = this.#source.text.slice(this.#index, end);
    const stray = between.search(/\S/);
    if (stray !== -1) this.#add("unknown", between.slice(stray), this.#index + stray);
    const lineEnd = between.search(/\r?\n/);
    if (lineEnd !== -1) this.#lineEnd ??= this.#source.position(this.#index + lineEnd);
    this.#index = Math.max(this.#index, end);
  }

  #add(kind: Token["kind"], text: string, index: number, parts?: Token["parts"]): void {
    const last = this.tokens.at(-1);
    // Where it does not expect a word, the grammar cuts one in two that begins like a keyword: `variable` is `var` and `iable`.
    if (last?.kind === "word" && this.#wordEnd === index && /^\w/.test(text)) {
      this.tokens[this.tokens.length - 1] = { ...last, text: last.text + text };
      this.#wordEnd += text.length;
      return;
    }
    this.#wordEnd = kind === "word" ? index + text.length : -1;
    this.tokens.push(tokenOf(kind, text, this.#source.position(index), this.#lineEnd, parts));
    this.#lineEnd = undefined;
  }
}

function tokenOf(
  kind: Token["kind"],
  text: string,
  at: Position,
  lineEnd: Position | undefined,
  parts: Token["parts"],
): Token {
  return parts === undefined ? { kind, text, at, lineEnd } : { kind, text, at, lineEnd, parts };
}
