import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";

import type { Certificates } from "../certificates.ts";

const require = createRequire(import.meta.url);

/** Azurite's blob service in a process of its own. */
export interface Azurite {
  readonly port: number;
  close(): Promise<void>;
}

export interface AzuriteOptions {
  /** Names of its storage accounts. It takes no others later. */
  readonly accounts: readonly string[];
  readonly certificates: Certificates;
  /** Default 30 seconds: a busy machine takes a few to load Azurite. */
  readonly startTimeoutMs?: number;
}

/** Run inside Azurite: when the process that started it is gone, even by SIGKILL, the channel closes and Azurite ends too. */
const endWithParent = "data:text/javascript,process.on('disconnect',()=>process.exit())";

/**
 * Starts Azurite (HTTPS, bearer tokens, nothing on disk) on a port that the system chooses, and waits until it listens.
 * Node's compile cache halves the start from the second time on.
 *
 * @throws Error with Azurite's output when it ends or stays silent instead of listening.
 */
export async function startAzurite({
  accounts,
  certificates,
  startTimeoutMs = 30_000,
}: AzuriteOptions): Promise<Azurite> {
  const packageFolder = dirname(require.resolve("azurite/package.json"));
  // It wants a key for each; nobody gets to know them.
  const keys = accounts.map((account) => `${account}:${randomBytes(64).toString("base64")}`);
  const flags = [
    "--blobHost=127.0.0.1 --blobPort=0 --oauth=basic",
    "--inMemoryPersistence --disableTelemetry --skipApiVersionCheck --silent",
  ].flatMap((line) => line.split(" "));
  flags.push("--cert", certificates.certFile, "--key", certificates.keyFile);
  const child = spawn(
    process.execPath,
    ["--import", endWithParent, join(packageFolder, "dist/src/blob/main.js"), ...flags],
    {
      // Azurite takes its working folder for its data; it has nothing to write, and if it did, it would be removed.
      cwd: certificates.directory,
      env: {
        PATH: process.env["PATH"],
        AZURITE_ACCOUNTS: keys.join(";"),
        NODE_COMPILE_CACHE: join(packageFolder, "../.cache/local-cloud-azurite"),
      },
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    },
  );
  try {
    const port = await listeningPort(child, AbortSignal.timeout(startTimeoutMs));
    return { port, close: () => end(child) };
  } catch (error) {
    await end(child);
    throw error;
  }
}

async function listeningPort(child: ChildProcess, signal: AbortSignal): Promise<number> {
  const output: string[] = [];
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const fail = (reason: string): void => reject(new Error(`Azurite ${reason}. Its output:\n${output.join("\n")}`));
  child.once("error", reject);
  child.once("exit", (code) => fail(`ended with code ${code} before it listened`));
  signal.addEventListener("abort", () => fail("did not listen in time"), { once: true });
  for (const stream of [child.stdout, child.stderr]) {
    if (stream !== null) {
      // Read on after the start, or a full pipe would stop Azurite.
      createInterface({ input: stream }).on("line", (line) => {
        const port = /listens on https:\/\/127\.0\.0\.1:(\d+)/u.exec(line)?.[1];
        if (port === undefined) {
          output.push(line);
        } else {
          resolve(Number(port));
        }
      });
    }
  }
  return promise;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null && child.pid !== undefined) {
    const exited = once(child, "exit");
    // Nothing to save: its data is in memory. Asked politely, it would wait for open connections.
    child.kill("SIGKILL");
    await exited;
  }
}
