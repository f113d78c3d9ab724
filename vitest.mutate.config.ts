import { defineConfig } from "vitest/config";

/** The tests that `npm run mutate` judges: those of the engine and the mapping, in this process and without sockets. */
export default defineConfig({
  test: {
    include: ["test/{onepassword,pipeline,rows}/**/*.test.ts", "test/json.test.ts"],
    testTimeout: 60_000,
  },
});
