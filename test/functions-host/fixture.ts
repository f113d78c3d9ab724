import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { onTestFinished } from "vitest";
import { type FunctionApp, type FunctionAppOptions, startFunctionApp } from "../../local-cloud/functions-host/host.ts";
import { bundleApp } from "../../tools/bundle.ts";

/** A folder with these files, as text or bytes, that is gone after the test. */
export async function folderWith(files: Iterable<readonly [string, string | Uint8Array]>): Promise<string> {
  const directory = await mkdtemp(path.join(tmpdir(), "function-app-"));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  for (const [name, contents] of files) await writeFile(path.join(directory, name), contents);
  return directory;
}

/** Starts an app from files and ends it after the test. */
export async function startApp(
  files: Iterable<readonly [string, string | Uint8Array]>,
  options: Partial<FunctionAppOptions> = {},
): Promise<FunctionApp> {
  const app = await startFunctionApp({ directory: await folderWith(files), settings: {}, ...options });
  onTestFinished(async () => {
    await app.kill();
  });
  return app;
}

/** The fixture app, bundled as the product is. */
export async function fixtureApp(): Promise<ReadonlyMap<string, Uint8Array>> {
  return bundleApp({ root: path.join(import.meta.dirname, "fixture-app"), entryPoint: "main.ts" });
}
