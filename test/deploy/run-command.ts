import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { text } from "node:stream/consumers";
import { expect, onTestFinished } from "vitest";

/** Environment variables. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Which command: `npm run deploy` or `npm run uninstall`. */
export type Script = "main" | "uninstall-main";

/** How a command ended. */
export interface CommandRun {
  readonly code: number | null;
  readonly output: string;
}

/** A command that is running. */
export interface RunningCommand {
  readonly child: ChildProcess;
  /** What it has written so far. */
  readonly output: () => string;
  /** Resolves once the output has this in it. */
  readonly saying: (wanted: string) => Promise<void>;
  readonly ended: Promise<CommandRun>;
}

const root = path.join(import.meta.dirname, "../..");

/** Starts a command that knows these environment variables only, and where compiled code is kept for the next one. Fails when it prints a token. Ends with the test. */
export function startCommand(
  environment: Environment,
  script: Script,
  args: readonly string[],
  input?: string,
): RunningCommand {
  const child = spawn(process.execPath, [path.join(root, `tools/deploy/${script}.ts`), ...args], {
    cwd: root,
    env: { NODE_COMPILE_CACHE: path.join(root, "node_modules/.cache/commands"), ...environment },
    stdio: ["pipe", "pipe", "pipe"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  child.stdin.end(input);
  const { output, saying } = listenTo(child);
  const end = async (): Promise<CommandRun> => {
    const [errors] = await Promise.all([text(child.stderr), once(child, "close")]);
    const all = output() + errors;
    // Every token, 1Password's as well as Azure's, begins so.
    expect(all).not.toContain("eyJ");
    return { code: child.exitCode, output: all };
  };
  return { child, output, saying, ended: end() };
}

function listenTo(child: ChildProcess): Pick<RunningCommand, "output" | "saying"> {
  let output = "";
  const waiting = new Set<() => void>();
  child.stdout?.setEncoding("utf8").on("data", (chunk: string) => {
    output += chunk;
    for (const look of waiting) look();
  });
  return {
    output: () => output,
    saying: (wanted) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (!output.includes(wanted)) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        child.once("close", () => reject(new Error(`It ended without saying "${wanted}":\n${output}`)));
        look();
      }),
  };
}
