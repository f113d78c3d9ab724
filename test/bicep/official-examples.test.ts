import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { compile } from "../../tools/bicep/compile.ts";
import { sharedFolder } from "../bicep-checks/shared.ts";
import { fromFolder, withoutGenerator } from "./example-files.ts";

const folder = sharedFolder("bicep-examples");
const examples = folder ?? "";

/** What is refused for its syntax and its names; the checks refuse the rest. */
const refused = ["cycle", "duplicate", "missing-brace", "nested-property-loops", "unknown-symbol"];

describe.skipIf(folder === undefined)(
  "the official compiler's examples (not tested where ../shared is missing)",
  () => {
    it.each(folder === undefined ? [] : globSync("*.bicep", { cwd: examples }).toSorted())(
      "compiles %s to the same template",
      async (name) => {
        const { template } = await compile(name, fromFolder(examples));
        const expected: unknown = JSON.parse(
          readFileSync(join(examples, "expected", name.replace(/bicep$/, "json")), "utf8"),
        );

        expect(withoutGenerator(template)).toEqual(expected);
      },
    );

    it.each(refused)("refuses %s for the same reason at the same place", async (name) => {
      const file = `refused/${name}.bicep`;
      const diagnostics = officialDiagnostics(file);

      expect(diagnostics).not.toEqual([]);
      await expect(compile(file, fromFolder(examples))).rejects.toMatchObject({ name: "BicepError", diagnostics });
    });
  },
);

/** From lines such as `refused/cycle.bicep(1,9) : Error BCP080: ...`. */
function officialDiagnostics(file: string): { file: string; line: number; column: number; code: string }[] {
  const lines = readFileSync(join(examples, "refused", "diagnostics.txt"), "utf8").split("\n");
  return lines.flatMap((text) => {
    const [, name = "", line, column, code = ""] = /^(.+)\((\d+),(\d+)\) : \w+ (\w+):/.exec(text) ?? [];
    return name === file ? [{ file, line: Number(line), column: Number(column), code }] : [];
  });
}
