import { Findings } from "../findings.ts";
import type { Position } from "./nodes.ts";

/** The text of one file; knows where its characters stand and keeps what is found wrong with it. */
export class Source extends Findings {
  readonly path: string;
  readonly text: string;
  readonly #lineStarts: readonly number[];

  constructor(path: string, text: string) {
    super(path);
    this.path = path;
    this.text = text;
    const starts = [0];
    for (let end = text.indexOf("\n"); end !== -1; end = text.indexOf("\n", end + 1)) starts.push(end + 1);
    this.#lineStarts = starts;
  }

  /** Of the character at a UTF-16 index. */
  position(index: number): Position {
    let low = 0;
    let high = this.#lineStarts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.#lineStarts[middle] ?? 0) <= index) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: index - (this.#lineStarts[low] ?? 0) + 1 };
  }
}
