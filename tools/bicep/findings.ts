import type { Diagnostic } from "./diagnostics.ts";
import type { Position } from "./syntax/nodes.ts";

/** Says what is wrong at a place of a file. */
export type Report = (at: Position, code: string, message: string) => void;

/** What was found wrong with one file. */
export class Findings {
  readonly diagnostics: Diagnostic[] = [];
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  readonly report: Report = ({ line, column }, code, message) => {
    this.diagnostics.push({ file: this.#file, line, column, code, message });
  };
}
