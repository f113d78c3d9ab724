import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkFile } from "../../tools/bicep/checks/check-file.ts";
import { compile } from "../../tools/bicep/compile.ts";
import { openResourceTypes } from "../../tools/bicep/types/resource-types.ts";
import { sharedFolder } from "./shared.ts";

const examples = sharedFolder("bicep-examples") ?? "";
const definitions = sharedFolder("bicep-types") ?? "";
const isThere = examples !== "" && definitions !== "";

/** What is refused for its types, bodies and values; binding and the parser refuse the rest. */
const ours = ["existing-location", "type-mismatch", "unknown-property", "wrong-arguments"];

describe.skipIf(!isThere)("the official compiler's examples", () => {
  const resourceTypes = openResourceTypes(definitions);

  async function check(path: string): Promise<unknown> {
    return await compile(path, { readText: (file) => readFileSync(file, "utf8") }, (symbols) =>
      checkFile(symbols, { resourceTypes, linting: false }),
    );
  }

  it.each(isThere ? readdirSync(examples).filter((name) => name.endsWith(".bicep")) : [])(
    "accepts %s",
    async (name) => {
      await expect(check(join(examples, name))).resolves.toHaveProperty("template");
    },
  );

  it.each(ours)("refuses %s where the official compiler does", async (name) => {
    const positions = officialPositions(`refused/${name}.bicep`);

    expect(positions).not.toEqual([]);
    await expect(check(join(examples, "refused", `${name}.bicep`))).rejects.toMatchObject({ diagnostics: positions });
  });
});

describe.skipIf(!isThere)("Microsoft's definitions", () => {
  it("can be read, every one of them", () => {
    const resourceTypes = openResourceTypes(definitions);
    const names = Object.keys(JSON.parse(readFileSync(join(definitions, "index.json"), "utf8")));

    for (const name of names) {
      const [type = "", version = ""] = name.split("@");
      expect(resourceTypes?.find(type, version)?.name.toLowerCase()).toBe(type.toLowerCase());
    }
  });
});

/** `refused/cycle.bicep(1,9) : Error BCP080: ...` */
function officialPositions(file: string): { line: number; column: number; code: string }[] {
  return readFileSync(join(examples, "refused", "diagnostics.txt"), "utf8")
    .split("\n")
    .filter((line) => line.startsWith(`${file}(`))
    .map((line) => /\((\d+),(\d+)\) : \w+ (\w+):/.exec(line) ?? [])
    .map(([, line, column, code = ""]) => ({ line: Number(line), column: Number(column), code }));
}
