import { createHash, randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";

import { unzipSync } from "fflate";

/**
 * Unpacks a package into a folder of its own below `parent`; the same package is unpacked once. Answers the folder.
 * @throws when it is no zip archive.
 */
export async function unpackPackage(bytes: Uint8Array, parent: string): Promise<string> {
  const folder = path.join(parent, `package-${createHash("sha256").update(bytes).digest("hex").slice(0, 16)}`);
  if (existsSync(folder)) return folder;
  // Whole or not at all: another instance may start at the same moment.
  const unfinished = `${folder}.${randomUUID()}`;
  for (const [name, content] of Object.entries(unzipSync(bytes))) {
    const file = path.join(unfinished, name);
    if (!file.startsWith(unfinished + path.sep)) throw new Error(`The package has a file outside of it: ${name}`);
    await mkdir(path.dirname(file), { recursive: true });
    if (!name.endsWith("/")) await writeFile(file, content);
  }
  await rename(unfinished, folder).catch(async (error: unknown) => {
    await rm(unfinished, { recursive: true });
    if (!existsSync(folder)) throw error;
  });
  return folder;
}
