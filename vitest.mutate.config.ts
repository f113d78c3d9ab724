import { defineConfig } from "vitest/config";

/**
 * The tests that `npm run mutate` judges: those of the engine and the mapping, in this process and without sockets. Not the properties of a thousand
 * runs: each mutant would wait for them, and what only they find is rare.
 */
export default defineConfig({
  test: {
    include: ["test/{onepassword,pipeline,rows}/**/*.test.ts", "test/json.test.ts"],
    exclude: ["test/pipeline/{nothing-lost,broken-engines}.test.ts", "test/rows/rows.property.test.ts"],
    testTimeout: 60_000,
  },
});
