import { readFile } from "node:fs/promises";
import path from "node:path";
import { build } from "esbuild";
import { thirdPartyNotices } from "./notices.ts";

/** What goes into the function app's package, by file name. */
export type AppFiles = ReadonlyMap<string, Uint8Array>;

export interface BundleOptions {
  /** The folder of package.json and host.json; also what the entry point is relative to. */
  readonly root: string;
  /** The module that registers the functions, relative to `root`. */
  readonly entryPoint: string;
}

const utf8 = new TextEncoder();

/**
 * Bundles a function app into the files that Azure runs, in memory: `main.js`, `host.json`, `package.json` and
 * `THIRD-PARTY-NOTICES.txt`. The same sources give the same bytes.
 *
 * `@azure/functions-core` stays external: the Functions worker supplies it through `require`, and only there, which is also why
 * the banner defines `require` (README of Azure/azure-functions-nodejs-library, issue 201, and seen with worker 3.9.1).
 * The constant `__CONNECTOR_VERSION__` in the sources becomes the version in package.json.
 *
 * @throws when the sources do not compile (esbuild's `BuildFailure`)
 */
export async function bundleApp({ root, entryPoint }: BundleOptions): Promise<AppFiles> {
  const manifest = await readManifest(path.join(root, "package.json"));
  const result = await build({
    absWorkingDir: root,
    entryPoints: [entryPoint],
    outfile: "main.js",
    write: false,
    metafile: true,
    bundle: true,
    minify: true,
    format: "esm",
    platform: "node",
    target: "node22",
    // The packages' ES modules, where they have them, are the smaller half: unused parts fall out.
    mainFields: ["module", "main"],
    external: ["@azure/functions-core"],
    define: { __CONNECTOR_VERSION__: JSON.stringify(manifest.version) },
    banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
    legalComments: "external",
    logLevel: "silent",
  });

  const written = new Map(result.outputFiles.map((file) => [path.basename(file.path), file.contents]));
  const code = written.get("main.js");
  if (code === undefined) throw new Error("esbuild wrote no main.js");
  const legalComments = new TextDecoder().decode(written.get("main.js.LEGAL.txt"));
  return new Map<string, Uint8Array>([
    ["main.js", code],
    ["host.json", await readFile(path.join(root, "host.json"))],
    ["package.json", utf8.encode(appManifest(manifest))],
    [
      "THIRD-PARTY-NOTICES.txt",
      utf8.encode(await thirdPartyNotices(root, Object.keys(result.metafile.inputs), legalComments)),
    ],
  ]);
}

interface Manifest {
  readonly name: string;
  readonly version: string;
}

/** The worker reads `main` and `type`; the rest is for whoever looks into the deployed package. */
function appManifest({ name, version }: Manifest): string {
  return `${JSON.stringify({ name, version, private: true, type: "module", main: "main.js" }, undefined, 2)}\n`;
}

async function readManifest(file: string): Promise<Manifest> {
  const manifest: unknown = JSON.parse(await readFile(file, "utf8"));
  if (typeof manifest === "object" && manifest !== null && "name" in manifest && "version" in manifest) {
    const { name, version } = manifest;
    if (typeof name === "string" && typeof version === "string") return { name, version };
  }
  throw new Error(`${file} has no name and version`);
}
