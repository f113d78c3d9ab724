import { createInterface } from "node:readline/promises";
import { addAbortSignal, Writable } from "node:stream";
import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import type { Terminal } from "./terminal.ts";

/** Back to the start of the line, and empty to its end (ECMA-48, CR and EL). */
const clearLine = "\r\u001B[K";

/** What a terminal is made of: `process.stdin` and `process.stdout`. */
export interface TerminalStreams {
  readonly input: Readable & { readonly isTTY?: boolean };
  readonly output: Writable & { readonly isTTY?: boolean; readonly columns?: number };
}

/**
 * Opens the terminal of this process.
 * @param signal - Ends questions.
 */
export function openTerminal({ input, output }: TerminalStreams, signal: AbortSignal): Terminal {
  const shows = output.isTTY === true;
  let shown = "";
  const status = (wanted: string): void => {
    // A status that wraps could not be taken away again. A terminal that does not know its width says 0.
    const next = shows ? wanted.slice(0, (output.columns || 80) - 1) : "";
    if (next === shown) return;
    shown = next;
    output.write(clearLine + next);
  };
  /** Asks in the terminal. Its own Ctrl-C is the process's: readline would keep it to itself. */
  const prompt = async (question: string, echo: NodeJS.WritableStream): Promise<string> => {
    const lines = createInterface({ input, output: echo, terminal: true });
    lines.on("SIGINT", () => process.kill(process.pid, "SIGINT"));
    try {
      return await lines.question(question, { signal });
    } finally {
      lines.close();
    }
  };
  return {
    interactive: input.isTTY === true,
    line(wanted) {
      const below = shown;
      status("");
      output.write(`${wanted}\n`);
      status(below);
    },
    status,
    async ask(question) {
      status("");
      const answer = await prompt(`${question} [y/N] `, output);
      return /^y(?:es)?$/iu.test(answer.trim());
    },
    async readSecret(question) {
      if (input.isTTY !== true) return text(addAbortSignal(signal, input));
      output.write(question);
      const secret = await prompt("", new Writable({ write: (_chunk, _encoding, done) => done() }));
      output.write("\n");
      return secret;
    },
  };
}
