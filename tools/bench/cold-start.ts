import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { startFunctionApp } from "../../local-cloud/functions-host/host.ts";
import { bundleApp } from "../bundle.ts";
import { median } from "./median.ts";

const root = path.resolve(import.meta.dirname, "../..");
const rounds = 7;

/** How long the function takes to load, and how long the Azure SDKs alone would, in milliseconds. */
export async function measureColdStart(
  appDirectory: string,
): Promise<{ readonly appMs: number; readonly sdksMs: number }> {
  const sdks = await mkdtemp(path.join(tmpdir(), "sdks-only-"));
  try {
    for (const [name, contents] of await bundleApp({ root, entryPoint: "tools/bench/sdks-only.ts" })) {
      await writeFile(path.join(sdks, name), contents);
    }
    const [app, alone]: [number[], number[]] = [[], []];
    for (let round = 0; round < rounds; round += 1) {
      alone.push(await loadMs(sdks));
      app.push(await loadMs(appDirectory));
    }
    return { appMs: median(app), sdksMs: median(alone) };
  } finally {
    await rm(sdks, { recursive: true });
  }
}

async function loadMs(directory: string): Promise<number> {
  const app = await startFunctionApp({ directory, settings: {} });
  await app.stop();
  return app.startup.loadMs;
}
