/** Whoever runs the command. */
export interface Terminal {
  /** Whether questions can be asked: standard input is a terminal. */
  readonly interactive: boolean;
  /** Writes a line that stays. */
  line(text: string): void;
  /** Rewrites the line below all others; the empty text takes it away. Nothing where there is no terminal. */
  status(text: string): void;
  /** Whether the answer is yes. */
  ask(question: string): Promise<boolean>;
  /** Reads a secret: piped in whole, or typed without being shown. */
  readSecret(prompt: string): Promise<string>;
}

/** The same terminal, which shows stars wherever one of the secrets would be shown. */
export function withoutSecrets(terminal: Terminal, secrets: readonly string[]): Terminal {
  const hide = (text: string): string =>
    secrets.reduce((shown, secret) => (secret === "" ? shown : shown.replaceAll(secret, "*****")), text);
  return {
    interactive: terminal.interactive,
    line: (text) => terminal.line(hide(text)),
    status: (text) => terminal.status(hide(text)),
    ask: (question) => terminal.ask(hide(question)),
    readSecret: (prompt) => terminal.readSecret(prompt),
  };
}
