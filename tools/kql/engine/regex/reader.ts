import { perlClass, unicodeClass } from "./classes.ts";
import { PatternError } from "./pattern-error.ts";

/** The text of a pattern and where in it we are. */
export class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#text.length;
  }

  /** Whether the rest begins so; then it is read. */
  accept(start: string): boolean {
    const isNext = this.#text.startsWith(start, this.#at);
    this.#at += isNext ? start.length : 0;
    return isNext;
  }

  /** What the rest begins with, if it does; then it is read. */
  match(form: RegExp): RegExpExecArray | undefined {
    const sticky = new RegExp(form, "yu");
    sticky.lastIndex = this.#at;
    const found = sticky.exec(this.#text) ?? undefined;
    this.#at += found?.[0].length ?? 0;
    return found;
  }

  sees(start: string): boolean {
    return this.#text.startsWith(start, this.#at);
  }

  /** The next character. */
  take(): string {
    const point = this.#text.codePointAt(this.#at);
    if (point === undefined) {
      throw new PatternError("the pattern ends too early");
    }
    const sign = String.fromCodePoint(point);
    this.#at += sign.length;
    return sign;
  }
}

const controls: Readonly<Record<string, number>> = { a: 7, f: 12, t: 9, n: 10, r: 13, v: 11 };

/** What stands behind a backslash, in and outside of a class: a class, or one character. */
export function readEscape(reader: Reader, isUnicode: boolean): { readonly source: string; readonly isClass: boolean } {
  const code = reader.match(/x([\da-f]{2})|u([\da-f]{4})|U([\da-f]{8})|[xuU]\{([\da-f]{1,8})\}/iu);
  if (code !== undefined && /^[xuU]/u.test(code[0])) {
    return { source: literal(Number.parseInt(code.slice(1).find(Boolean) ?? "", 16)), isClass: false };
  }
  const octal = reader.match(/[0-7]{3}/u);
  if (octal !== undefined) {
    return { source: literal(Number.parseInt(octal[0], 8)), isClass: false };
  }
  const named = reader.match(/([pP])(?:\{([\w=]+)\}|([A-Z]))/u);
  if (named !== undefined) {
    return { source: unicodeClass(named[1] ?? "p", named[2] ?? named[3] ?? ""), isClass: true };
  }
  const sign = reader.take();
  const perl = perlClass(sign, isUnicode);
  if (perl !== undefined) {
    return { source: perl, isClass: true };
  }
  const control = controls[sign];
  if (control !== undefined) {
    return { source: literal(control), isClass: false };
  }
  if (/[1-9]/u.test(sign)) {
    throw new PatternError("back-references are not supported");
  }
  if (/[\da-z<>]/iu.test(sign)) {
    throw new PatternError(`there is no \\${sign}`);
  }
  return { source: literal(sign.codePointAt(0) ?? 0), isClass: false };
}

/** A character as itself: letters and digits as they are, all others by their number, so that none has a meaning. */
export function literal(point: number): string {
  if (!(point <= 0x10ffff)) {
    throw new PatternError("there is no such character");
  }
  const sign = String.fromCodePoint(point);
  return /[\da-z]/iu.test(sign) && point < 0x80 ? sign : String.raw`\u{${point.toString(16)}}`;
}
