import type { Position } from "../syntax/nodes.ts";

/** What the compiler cannot write, found while it writes. */
export class Unsupported extends Error {
  readonly at: Position;

  constructor(at: Position, message: string) {
    super(message);
    this.at = at;
  }
}
