import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");
const oxlint = path.join(root, "node_modules/oxlint/bin/oxlint");
let copy = "";

// Not in src/ itself: other tests build it at the same time.
beforeAll(() => {
  copy = mkdtempSync(path.join(tmpdir(), "boundaries-"));
  copyFileSync(path.join(root, ".oxlintrc.json"), path.join(copy, ".oxlintrc.json"));
});

afterAll(() => rmSync(copy, { recursive: true }));

/** What the linter says of a file in that folder with that line in it. */
function lintIn(folder: string, line: string): string {
  const file = path.join(copy, folder, "probe.ts");
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${line}\n`);
  const { stdout } = spawnSync(process.execPath, [oxlint, file], { cwd: copy, encoding: "utf8" });
  return stdout;
}

/** The same in a folder of src/. */
function lint(folder: string, line: string): string {
  return lintIn(path.join("src", folder), line);
}

const inside = ["", "pipeline", "onepassword", "onepassword/rows", "azure"];
const up = (folder: string): string => (folder === "" ? "./" : "../".repeat(folder.split("/").length));

describe("a boundary of the design is a lint rule with a message", () => {
  it.each(inside)("src/%s imports nothing of the local cloud", (folder) => {
    const output = lint(folder, `export { systemClock } from "../${up(folder)}local-cloud/clock.ts";`);
    expect(output).toContain("src/ is what ships");
  });

  it.each(inside)("src/%s does not talk to the Functions host", (folder) => {
    expect(lint(folder, 'export { app } from "@azure/functions";')).toMatch(/Functions host|pure engine/);
  });

  it.each(inside)("src/%s does not read the environment", (folder) => {
    expect(lint(folder, 'export const home = process.env["HOME"];')).toContain("no-process-env");
  });

  it.each(["../streams.ts", "../onepassword/token.ts", "../azure/sink.ts", "../config.ts"])(
    "pipeline/ does not import %s",
    (from) => {
      expect(lint("pipeline", `export * from "${from}";`)).toContain("pure engine");
    },
  );

  it.each(['export { gzipSync } from "node:zlib";', 'export { isRestError } from "@azure/core-rest-pipeline";'])(
    "pipeline/ does not say %s",
    (line) => {
      expect(lint("pipeline", line)).toContain("pure engine");
    },
  );

  it("onepassword/ and azure/ do not know each other", () => {
    expect(lint("onepassword", 'export * from "../azure/clouds.ts";')).toContain("do not know each other");
    expect(lint("azure", 'export * from "../onepassword/token.ts";')).toContain("do not know each other");
  });

  it.each(["../../../local-cloud/clock.ts", "../../../src/json.ts", "node:path"])(
    "the page runs in a browser, and does not import %s",
    (from) => {
      expect(lintIn("page/views/logs", `export * from "${from}";`)).toContain("The page runs in a browser");
    },
  );

  it("says nothing of an import that is allowed", () => {
    expect(lint("pipeline", 'export { explain } from "../errors.ts";')).toContain("0 errors");
    const types = 'export type { Clock } from "../../../local-cloud/clock.ts";';
    expect(lintIn("page/views/logs", types)).toContain("0 errors");
  });
});
