import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { onTestFinished } from "vitest";

const program = path.join(import.meta.dirname, "../../local-cloud/start.ts");

/** `npm start` in a process of its own, with a folder of its own for temporary files. */
export interface Program {
  /** Its folder for temporary files. */
  readonly folder: string;
  /** Resolves when the pattern is in what it has written to stdout. Rejects when it ends without. */
  written(pattern: RegExp): Promise<void>;
  /** What it has written to stdout so far. */
  soFar(): string;
  signal(name: NodeJS.Signals): void;
  /** Resolves with its end. */
  readonly ended: Promise<Ended>;
}

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** What it left in its folder of what it had put there. */
  readonly left: readonly string[];
}

/** Starts it. What still runs at the end of the test is ended. */
export async function startProgram(...args: readonly string[]): Promise<Program> {
  const folder = await mkdtemp(path.join(tmpdir(), "start-"));
  const child = spawn(process.execPath, [program, ...args], {
    env: { ...process.env, TMPDIR: folder, TMP: folder, TEMP: folder },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const closed = once(child, "close");
  onTestFinished(async () => {
    child.kill("SIGKILL");
    await closed;
    await rm(folder, { recursive: true, force: true });
  });
  let [stdout, stderr] = ["", ""];
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  const ended = closed.then(async (): Promise<Ended> => {
    const left = (await readdir(folder)).filter((name) => name.startsWith("local-cloud-"));
    return { code: child.exitCode, stdout, stderr, left };
  });
  return {
    folder,
    ended,
    soFar: () => stdout,
    signal: (name) => void child.kill(name),
    written(pattern) {
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      const look = (): void => {
        if (pattern.test(stdout)) resolve();
      };
      child.stdout.on("data", look);
      child.once("close", () => reject(new Error(`It ended without ${pattern}:\n${stdout}${stderr}`)));
      look();
      return promise;
    },
  };
}
