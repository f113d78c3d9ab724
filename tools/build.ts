import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { bundleApp } from "./bundle.ts";
import { zip } from "./reproducible-zip.ts";
import { stampOf } from "./source-stamp.ts";

export interface BuildOptions {
  /** Builds even when the sources are those of the last build. */
  readonly force?: boolean;
  /** Where the result goes. @default `dist` in `root` */
  readonly outputDirectory?: string;
  /** The folder of package.json and `src/main.ts`. @default this project */
  readonly root?: string;
}

export interface Build {
  /** The folder that the Functions worker can load as an app. */
  readonly directory: string;
  /** The same files as a package for Azure. */
  readonly zipFile: string;
  /** False when the last build was current. */
  readonly rebuilt: boolean;
}

const ROOT = path.dirname(import.meta.dirname);
const ENTRY_POINT = "src/main.ts";
/** All that can change the result. The lock file stands for the dependencies. */
const SOURCES = [
  "src",
  "infra/tables",
  "host.json",
  "package.json",
  "package-lock.json",
  "tools/build.ts",
  "tools/bundle.ts",
  "tools/notices.ts",
  "tools/reproducible-zip.ts",
  "tools/source-stamp.ts",
];
const APP_FILES = ["main.js", "host.json", "package.json", "THIRD-PARTY-NOTICES.txt"];
const ZIP = "function.zip";
const STAMP = ".build-stamp";

/**
 * Builds the function app: `dist/main.js` with its `host.json` and `package.json`, and `dist/function.zip` of the same files.
 * Does nothing when the sources have not changed since the last build. Safe to run twice at once: both write the same bytes.
 *
 * @throws when the sources do not compile
 */
export async function build(options: BuildOptions = {}): Promise<Build> {
  const { root = ROOT, outputDirectory: directory = path.join(root, "dist") } = options;
  const zipFile = path.join(directory, ZIP);
  const stamp = await stampOf(root, SOURCES);
  if (options.force !== true && (await isCurrent(directory, stamp))) return { directory, zipFile, rebuilt: false };

  const files = await bundleApp({ root, entryPoint: ENTRY_POINT });
  await mkdir(directory, { recursive: true });
  for (const [name, contents] of files) await replaceFile(path.join(directory, name), contents);
  await replaceFile(zipFile, zip(files));
  // Last, so that a build that was cut short counts as none.
  await replaceFile(path.join(directory, STAMP), new TextEncoder().encode(stamp));
  return { directory, zipFile, rebuilt: true };
}

async function isCurrent(directory: string, stamp: string): Promise<boolean> {
  const files = [STAMP, ZIP, ...APP_FILES].map((name) => path.join(directory, name));
  if (!files.every((file) => existsSync(file))) return false;
  return (await readFile(path.join(directory, STAMP), "utf8")) === stamp;
}

/** A reader, such as a worker that is just starting, sees the old file or the new one, never half of one. */
async function replaceFile(file: string, contents: Uint8Array): Promise<void> {
  const temporary = `${file}.${randomUUID()}`;
  await writeFile(temporary, contents);
  await rename(temporary, file);
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { force: { type: "boolean", default: false } } });
  const { zipFile, rebuilt } = await build({ force: values.force });
  const { length } = await readFile(zipFile);
  console.log(
    `${path.relative(process.cwd(), zipFile)}: ${length.toLocaleString("en")} bytes${rebuilt ? "" : " (unchanged)"}`,
  );
}
