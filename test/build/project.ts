import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { onTestFinished } from "vitest";

const FILES = {
  "package.json": '{ "name": "tiny", "version": "3.2.1" }',
  "host.json": '{ "version": "2.0" }',
  "src/main.ts": `import { answer } from "tiny-dependency";
    declare const __CONNECTOR_VERSION__: string;
    const core: unknown = require("@azure/functions-core");
    console.log(answer, core, __CONNECTOR_VERSION__);`,
  "node_modules/tiny-dependency/package.json": '{ "name": "tiny-dependency", "version": "1.0.0", "main": "main.js" }',
  "node_modules/tiny-dependency/main.js": "/*! @license kept */ exports.answer = 42;",
  "node_modules/tiny-dependency/LICENSE": "Copyright (c) Somebody",
};

/** A small project to build, in a folder of its own that is gone after the test. */
export async function projectFolder(): Promise<string> {
  const root = await mkdtemp(path.join(tmpdir(), "build-"));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  for (const [name, contents] of Object.entries(FILES)) {
    await mkdir(path.dirname(path.join(root, name)), { recursive: true });
    await writeFile(path.join(root, name), contents);
  }
  return root;
}
