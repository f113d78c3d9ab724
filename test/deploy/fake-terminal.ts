import type { Terminal } from "../../tools/deploy/terminal.ts";

/** A terminal that remembers what was written, and answers as it was told to. */
export interface FakeTerminal extends Terminal {
  readonly lines: string[];
  readonly questions: string[];
  readonly statuses: string[];
}

export function createFakeTerminal(
  options: { readonly interactive?: boolean; readonly answer?: boolean; readonly secret?: string } = {},
): FakeTerminal {
  const { interactive = true, answer = true, secret = "" } = options;
  const lines: string[] = [];
  const questions: string[] = [];
  const statuses: string[] = [];
  return {
    lines,
    questions,
    statuses,
    interactive,
    line: (text) => void lines.push(...text.split("\n")),
    status: (text) => void statuses.push(text),
    async ask(question) {
      questions.push(question);
      return answer;
    },
    readSecret: async () => secret,
  };
}
