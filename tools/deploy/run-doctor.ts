import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";

const doctor = path.join(import.meta.dirname, "../doctor/main.ts");

/**
 * Runs `npm run doctor` with these app settings, in a process of its own that writes to this terminal: whether nothing failed. It asks as
 * whoever is signed in: a managed identity of this machine would be another one than the function's.
 */
export async function runDoctor(settings: Readonly<Record<string, string>>, signal: AbortSignal): Promise<boolean> {
  const child = spawn(process.execPath, [doctor, "--credential", "default"], {
    env: { ...process.env, ...settings },
    stdio: ["ignore", "inherit", "inherit"],
    signal,
  });
  const [code] = await once(child, "close");
  signal.throwIfAborted();
  return code === 0;
}
