import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile, readdir, stat } from "node:fs/promises";
import path from "node:path";

/**
 * Changes when a file changes, comes or goes: what was built of the files is current as long as this is the same.
 * @param sources - Files and folders, relative to `root`.
 */
export async function stampOf(root: string, sources: readonly string[]): Promise<string> {
  const hash = createHash("sha256");
  const files = await Promise.all(sources.map(async (source) => filesUnder(root, source)));
  for (const file of files.flat().toSorted()) {
    const contents = await readFile(path.join(root, file));
    hash.update(`${file.replaceAll(path.sep, "/")}\n${contents.length}\n`).update(contents);
  }
  return hash.digest("hex");
}

async function filesUnder(root: string, source: string): Promise<string[]> {
  const start = path.join(root, source);
  if (!existsSync(start)) return [];
  if ((await stat(start)).isFile()) return [source];
  const entries = await readdir(start, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)));
}
