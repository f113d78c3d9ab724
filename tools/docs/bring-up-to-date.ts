import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";

/** A file that is generated, wholly or in part. */
export interface GeneratedFile {
  /** Relative to the project. */
  readonly file: string;
  /** What it should hold, given what it holds now (empty when there is no such file). */
  readonly render: (now: string) => string;
}

/**
 * Finds the generated files that are not as they should be, and answers their names.
 * @param root - Folder of the project.
 * @param write - Whether to bring them up to date.
 */
export async function bringUpToDate(
  root: string,
  generated: readonly GeneratedFile[],
  write: boolean,
): Promise<string[]> {
  const stale: string[] = [];
  for (const { file, render } of generated) {
    const place = path.join(root, file);
    const now = await readFile(place, "utf8").catch(() => "");
    const wanted = render(now);
    // Git may check files out with the line ends of Windows.
    if (now.replaceAll("\r\n", "\n") === wanted.replaceAll("\r\n", "\n")) continue;
    stale.push(file);
    if (!write) continue;
    await mkdir(path.dirname(place), { recursive: true });
    await writeFile(place, wanted);
  }
  return stale;
}
