import { execFile } from "node:child_process";
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { describe, expect, it, onTestFinished } from "vitest";

const SETUP = path.join(import.meta.dirname, "../../tools/setup.mjs");
const run = promisify(execFile);

const LOCKED = {
  "": { version: "1.0.0" },
  "node_modules/a": { version: "1.0.0", integrity: "sha512-a" },
  "node_modules/for-another-platform": { version: "2.0.0", optional: true },
};
const INSTALLED = { "node_modules/a": { version: "1.0.0", integrity: "sha512-a" } };

/** Stands for npm: notes the call, then leaves what an install would. */
const FAKE_NPM = `#!/bin/sh
echo "$*" >> npm-calls.txt
mkdir -p node_modules/node/bin
echo '${JSON.stringify({ packages: INSTALLED })}' > node_modules/.package-lock.json
exit $FAKE_NPM_STATUS
`;

/** A fresh clone of a project with a lock file, and a fake npm beside it. */
async function freshClone(installed?: object) {
  const root = await mkdtemp(path.join(tmpdir(), "setup-"));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  for (const folder of ["tools", "bin", "node_modules"]) await mkdir(path.join(root, folder));
  await copyFile(SETUP, path.join(root, "tools", "setup.mjs"));
  await writeFile(path.join(root, "bin", "npm"), FAKE_NPM, { mode: 0o755 });
  await writeFile(path.join(root, "package-lock.json"), JSON.stringify({ packages: LOCKED }));
  if (installed !== undefined) {
    await writeFile(path.join(root, "node_modules", ".package-lock.json"), JSON.stringify({ packages: installed }));
  }
  const PATH = `${path.join(root, "bin")}${path.delimiter}${process.env["PATH"] ?? ""}`;
  return {
    setUp: async (npmStatus = "0") =>
      run(process.execPath, [path.join(root, "tools", "setup.mjs")], { env: { PATH, FAKE_NPM_STATUS: npmStatus } }),
    npmCalls: async () => readFile(path.join(root, "npm-calls.txt"), "utf8").catch(() => ""),
  };
}

describe("setting up", () => {
  it("installs from the lock file on a fresh clone, and says so", async () => {
    const clone = await freshClone();
    const { stderr } = await clone.setUp();

    expect(stderr).toContain("Setting up: dependencies are missing, running npm ci");
    expect(await clone.npmCalls()).toBe("ci --no-fund --no-audit\n");
  });

  it.for([
    ["has another version", { "node_modules/a": { version: "0.9.0", integrity: "sha512-a" } }],
    ["has other contents", { "node_modules/a": { version: "1.0.0", integrity: "sha512-b" } }],
    ["is missing", {}],
  ] as const)("installs again when a package %s", async ([, installed]) => {
    const clone = await freshClone(installed);
    await clone.setUp();

    expect(await clone.npmCalls()).toBe("ci --no-fund --no-audit\n");
  });

  it("is silent and leaves npm alone when everything is there", async () => {
    const clone = await freshClone(INSTALLED);

    expect(await clone.setUp()).toEqual({ stdout: "", stderr: "" });
    expect(await clone.npmCalls()).toBe("");
  });

  it("installs once when two commands start at the same time", async () => {
    const clone = await freshClone();
    await Promise.all([clone.setUp(), clone.setUp()]);

    expect(await clone.npmCalls()).toBe("ci --no-fund --no-audit\n");
  });

  it("fails when npm fails", async () => {
    const clone = await freshClone();

    await expect(clone.setUp("1")).rejects.toThrow("npm ci failed");
  });
});
