import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Reporter, TestModule } from "vitest/node";

/** What a test run came to. */
export interface TestCounts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/**
 * A Vitest reporter that writes the counts of the run to a JSON file, for `.ci/run`. A run that ends without them, as by a crash,
 * leaves no file.
 */
export class TestSummary implements Reporter {
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  async onTestRunStart(): Promise<void> {
    await rm(this.#file, { force: true });
  }

  async onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): Promise<void> {
    await mkdir(path.dirname(this.#file), { recursive: true });
    await writeFile(this.#file, `${JSON.stringify(countTests(modules, unhandledErrors.length))}\n`);
  }
}

/** A file that cannot be loaded, a hook that fails and an unhandled error are failures too, although no test failed. */
function countTests(modules: readonly TestModule[], unhandledErrors: number): TestCounts {
  const counts = { passed: 0, failed: unhandledErrors, skipped: 0, pending: 0 };
  for (const module of modules) {
    const states = [...module.children.allTests()].map((test) => test.result().state);
    for (const state of states) counts[state] += 1;
    if (!module.ok() && !states.includes("failed")) counts.failed += 1;
  }
  // A test that never ended did not pass.
  return { passed: counts.passed, failed: counts.failed + counts.pending, skipped: counts.skipped };
}
