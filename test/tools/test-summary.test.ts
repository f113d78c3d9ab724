import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it, onTestFinished } from "vitest";

const ROOT = path.join(import.meta.dirname, "../..");

/** Runs Vitest on these test files, with the reporter. */
async function summaryOf(testFiles: Readonly<Record<string, string>>): Promise<unknown> {
  const folder = await mkdtemp(path.join(tmpdir(), "test-summary-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const summary = path.join(folder, "reports", "summary.json");
  const config = `import { TestSummary } from ${JSON.stringify(path.join(ROOT, "tools", "test-summary.ts"))};
    export default { test: { globals: true, reporters: [new TestSummary(${JSON.stringify(summary)})] } };`;
  await writeFile(path.join(folder, "vitest.config.mjs"), config);
  for (const [name, contents] of Object.entries(testFiles)) await writeFile(path.join(folder, name), contents);
  const vitest = path.join(ROOT, "node_modules", "vitest", "vitest.mjs");
  await once(spawn(process.execPath, [vitest, "run", "--root", folder], { stdio: "ignore" }), "close");
  return JSON.parse(await readFile(summary, "utf8"));
}

it("counts what passed, failed and was skipped", { timeout: 60_000 }, async () => {
  const summary = await summaryOf({
    "a.test.js": `it("passes", () => {}); it("fails", () => { throw new Error(); }); it.skip("is skipped", () => {});`,
    "b.test.js": `it("passes", () => {});`,
  });

  expect(summary).toEqual({ passed: 2, failed: 1, skipped: 1 });
});

it(
  "counts a file that does not load, a hook that fails and an unhandled error as failures",
  { timeout: 60_000 },
  async () => {
    const summary = await summaryOf({
      "does-not-load.test.js": `throw new Error("broken");`,
      "hook.test.js": `beforeAll(() => { throw new Error("hook"); }); it("never runs", () => {});`,
      "unhandled.test.js": `it("passes", async () => { Promise.reject(new Error("lost")); await new Promise(setImmediate); });`,
    });

    expect(summary).toMatchObject({ passed: 1, failed: 3 });
  },
);
