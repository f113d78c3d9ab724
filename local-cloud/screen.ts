/** Where the lines go: `process.stdout`, or what a test looks at. */
export interface Output {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** Lines that stay, and in a terminal a status below them that is rewritten. */
export interface Screen {
  /** Whether there is somebody to look at a status: a log file would only grow by it. */
  readonly hasStatus: boolean;
  /** Writes a line that stays. */
  line(text: string): void;
  /** Rewrites the status; the empty text takes it away. Nothing where there is no terminal. */
  status(text: string): void;
}

/** Back to the start of the line, and empty to its end (ECMA-48, CR and EL). */
const clearLine = "\r\u001B[K";

/** Makes a screen on an output. */
export function createScreen(output: Output): Screen {
  const hasStatus = output.isTTY === true;
  let shown = "";
  return {
    hasStatus,
    line(text) {
      output.write(shown === "" ? `${text}\n` : `${clearLine}${text}\n${shown}`);
    },
    status(text) {
      // A status that wraps could not be taken away again. A terminal that does not know its width says 0.
      const next = hasStatus ? text.slice(0, (output.columns || 80) - 1) : "";
      if (next === shown) return;
      shown = next;
      output.write(clearLine + next);
    },
  };
}
