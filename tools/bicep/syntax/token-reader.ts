import { deepest } from "./depth.ts";
import type { Position } from "./nodes.ts";
import type { Token } from "./tokens.ts";

/** Stops the reading of one declaration. */
export class SyntaxProblem extends Error {
  readonly at: Position;
  readonly code: string;

  constructor(at: Position, code: string, message: string) {
    super(message);
    this.at = at;
    this.code = code;
  }
}

/** Goes through tokens. Line ends count: a token is found only on the same line, unless its name says otherwise. */
export class TokenReader {
  readonly #tokens: readonly Token[];
  #next = 0;
  /** The token in front of which a line end was accepted. */
  #accepted = -1;
  #depth: number;

  /** @param depth of what the tokens stand in, for those of `${...}` */
  constructor(tokens: readonly Token[], depth = 0) {
    this.#tokens = tokens;
    this.#depth = depth;
  }

  get depth(): number {
    return this.#depth;
  }

  /** What comes next, the end for ever after the end. */
  get next(): Token {
    return this.#at(this.#next);
  }

  get atEnd(): boolean {
    return this.next.kind === "end";
  }

  /** The line ends here, and that was not accepted. */
  get lineEnd(): Position | undefined {
    return this.#accepted === this.#next ? undefined : this.next.lineEnd;
  }

  skipLineEnds(): void {
    this.#accepted = this.#next;
  }

  ahead(distance: number): Token {
    return this.#at(this.#next + distance);
  }

  is(text: string): boolean {
    return this.lineEnd === undefined && this.isOnAnyLine(text);
  }

  isOnAnyLine(text: string): boolean {
    return this.next.text === text && (this.next.kind === "sign" || this.next.kind === "word");
  }

  advance(): Token {
    const token = this.next;
    if (token.kind !== "end") this.#next++;
    return token;
  }

  take(text: string): Token | undefined {
    return this.is(text) ? this.advance() : undefined;
  }

  takeOnAnyLine(text: string): Token | undefined {
    return this.isOnAnyLine(text) ? this.advance() : undefined;
  }

  expect(text: string): Token {
    return this.take(text) ?? this.fail("BCP018", `Expected "${text}" here.`);
  }

  /** A closing sign may stand on a line of its own. */
  expectOnAnyLine(text: string): Token {
    return this.takeOnAnyLine(text) ?? this.failAt(this.next.at, "BCP018", `Expected "${text}" here.`);
  }

  expectKind(kind: "word" | "text", code: string, what: string): Token {
    return this.lineEnd === undefined && this.next.kind === kind
      ? this.advance()
      : this.fail(code, `Expected ${what} here.`);
  }

  fail(code: string, message: string): never {
    return this.failAt(this.lineEnd ?? this.next.at, code, message);
  }

  failAt(at: Position, code: string, message: string): never {
    const stray = this.next.kind === "unknown" && this.next.at === at;
    throw stray
      ? new SyntaxProblem(at, "BCP001", `"${this.next.text}" is not part of the language.`)
      : new SyntaxProblem(at, code, message);
  }

  /** Reads something that stands in something. */
  nested<T>(read: () => T): T {
    this.#depth++;
    if (this.#depth > deepest) this.fail("unsupported", `Expressions are nested more than ${String(deepest)} deep.`);
    const result = read();
    this.#depth--;
    return result;
  }

  #at(index: number): Token {
    const token = this.#tokens[index] ?? this.#tokens.at(-1);
    if (token === undefined) throw new Error("There are no tokens, not even an end.");
    return token;
  }
}
