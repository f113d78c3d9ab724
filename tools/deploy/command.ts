import type { Where } from "./azure/where.ts";
import { explain } from "./explain.ts";
import type { Terminal } from "./terminal.ts";
import { withoutSecrets } from "./terminal.ts";
import { UsageError } from "./usage-error.ts";

/** What shells answer for a program that SIGINT ended. */
const interruptedExitCode = 130;

/** What the work of a command is given. */
export interface Command {
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
  /** Shows stars in place of what is hidden. */
  readonly terminal: Terminal;
  /** Never to be shown from here on. */
  readonly hide: (secret: string) => void;
  /** Notes, in words, what is left behind if the command is ended from here on. */
  readonly leaves: (what: string) => void;
}

export interface CommandDefinition<Options> {
  readonly usage: string;
  /** @throws UsageError */
  readonly readOptions: () => Options | "help";
  readonly where: (options: Options) => Where;
  readonly work: (options: Options, command: Command) => Promise<void>;
}

/** The outside of a process, passed in. */
export interface Surroundings {
  readonly signal: AbortSignal;
  readonly terminal: Terminal;
  /** Writes to standard error. */
  readonly complain: (text: string) => void;
}

/**
 * Runs a command to its end, and puts into words how it ended.
 * @returns the exit code: 0 done or help was asked for, 1 failed, 2 options that it does not know, 130 interrupted.
 */
export async function runCommand<Options>(
  { usage, readOptions, where, work }: CommandDefinition<Options>,
  { signal, terminal: shown, complain }: Surroundings,
): Promise<number> {
  const options = readOrComplain(readOptions, complain);
  if (options === undefined) return 2;
  if (options === "help") {
    shown.line(usage);
    return 0;
  }
  const secrets: string[] = [];
  const terminal = withoutSecrets(shown, secrets);
  let left = "Nothing was changed.";
  const leaves = (what: string): void => {
    left = what;
  };
  try {
    await work(options, { signal, terminal, hide: (secret) => void secrets.push(secret), leaves });
    return 0;
  } catch (error) {
    terminal.status("");
    // Whatever fails after Ctrl-C fails because of it.
    const lines = signal.aborted ? ["", `Stopped. ${left}`] : explain(error, where(options));
    for (const line of lines) terminal.line(line);
    return signal.aborted ? interruptedExitCode : 1;
  }
}

/** The signal that Ctrl-C and `kill` abort. */
export function untilInterrupted(): AbortSignal {
  const stopping = new AbortController();
  let times = 0;
  // Under npm, Ctrl-C in a terminal arrives twice, and the second must not end it before it has said what it leaves. Whoever presses it
  // again does not want to wait for a request that changes something and is let come to its end.
  const stop = (): void => {
    times += 1;
    if (times > 2) process.exit(interruptedExitCode);
    stopping.abort();
  };
  process.on("SIGINT", stop).on("SIGTERM", stop);
  return stopping.signal;
}

function readOrComplain<Options>(read: () => Options, complain: (text: string) => void): Options | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    complain(error.message);
    return undefined;
  }
}
