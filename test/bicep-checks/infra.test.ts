import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { checkFile } from "../../tools/bicep/checks/check-file.ts";
import { compile } from "../../tools/bicep/compile.ts";
import { openResourceTypes } from "../../tools/bicep/types/resource-types.ts";
import { sharedFolder } from "./shared.ts";

const infra = fileURLToPath(new URL("../../infra", import.meta.url));
const definitions = sharedFolder("bicep-types");
const resourceTypes = definitions === undefined ? undefined : openResourceTypes(definitions);

async function check(file: string, change: (text: string) => string = (text) => text): Promise<unknown> {
  const readText = (path: string): string =>
    (path === file ? change : (text: string) => text)(readFileSync(join(infra, path), "utf8"));
  return await compile(file, { readText }, (symbols) => checkFile(symbols, { resourceTypes, linting: true }));
}

describe("our own Bicep", () => {
  it.each(globSync("**/*.bicep", { cwd: infra }).toSorted())("has nothing wrong in %s", async (file) => {
    await expect(check(file)).resolves.toHaveProperty("template");
  });
});
