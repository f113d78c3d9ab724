import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { onTestFinished } from "vitest";

/** Writes an ARM parameters file that goes away with the test; gives its path. */
export async function parametersFile(parameters: Readonly<Record<string, unknown>>): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "deploy-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = path.join(folder, "parameters.json");
  const values = Object.entries(parameters).map(([name, value]) => [name, { value }]);
  await writeFile(file, JSON.stringify({ parameters: Object.fromEntries(values) }));
  return file;
}
