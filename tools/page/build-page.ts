import { existsSync } from "node:fs";
import { mkdtemp, mkdir, readdir, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { build } from "vite";
import { stampOf } from "../source-stamp.ts";

const root = path.join(import.meta.dirname, "../..");
/** All that can change the result: the page imports from the tools what it shows queries with. The lock file stands for the dependencies. */
const sources = ["page", "tools/content/workbook", "package.json", "package-lock.json", "tools/page"];

/** How long an older build stays: a program that serves it may still run. */
const keptMs = 86_400_000;

/**
 * Builds the page that `npm start` serves, into a folder that is named after its sources: when they have not changed it is there already.
 * Safe to run twice at once, and while another build is served.
 * @returns The folder.
 * @throws when the sources do not compile
 */
export async function buildPage(): Promise<string> {
  const builds = path.join(root, "dist/page");
  const folder = path.join(builds, (await stampOf(root, sources)).slice(0, 16));
  if (existsSync(folder)) return folder;
  await mkdir(builds, { recursive: true });
  const made = await mkdtemp(path.join(builds, "new-"));
  await using cleanup = new AsyncDisposableStack();
  // Gone already when all went well and no other build was quicker.
  cleanup.defer(() => rm(made, { recursive: true, force: true }));
  // Vite asks the environment what it builds for. A test (NODE_ENV=test) must get the page that `npm start` serves, and not a larger one.
  const { NODE_ENV: before = "production" } = process.env;
  process.env["NODE_ENV"] = "production";
  cleanup.defer(() => {
    process.env["NODE_ENV"] = before;
  });
  await build({
    root: path.join(root, "page"),
    configFile: false,
    logLevel: "warn",
    // Names of files carry their hash, so that a browser may keep them; nothing is put in as a data: address, which the page's policy forbids.
    build: { outDir: made, emptyOutDir: true, assetsInlineLimit: 0, chunkSizeWarningLimit: 1_500, target: "es2024" },
    oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  });
  await rename(made, folder).catch((error: unknown) => {
    if (!existsSync(folder)) throw error;
  });
  await removeOldBuilds(builds);
  return folder;
}

async function removeOldBuilds(builds: string): Promise<void> {
  for (const name of await readdir(builds)) {
    const place = path.join(builds, name);
    const changed = await stat(place).catch(() => undefined);
    if (changed !== undefined && Date.now() - changed.mtimeMs > keptMs)
      await rm(place, { recursive: true, force: true });
  }
}
