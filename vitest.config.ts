import { defineConfig } from "vitest/config";
import { TestSummary } from "./tools/test-summary.ts";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/page/build-page.ts"],
    reporters: ["default", new TestSummary("reports/test-summary.json")],
    // Real processes and sockets on a slow machine: a limit for hangs, not a measure.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 60_000 } },
    // More than cores: the scenarios mostly wait, for time-outs and for the processes they start.
    maxWorkers: 4,
    coverage: {
      include: ["src/**"],
      reporter: ["text", "json-summary"],
      reportsDirectory: "coverage",
      thresholds: { branches: 95 },
    },
  },
});
