import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { compile } from "../../tools/bicep/compile.ts";
import { examplesFolder, fromFolder, withoutGenerator } from "./example-files.ts";

describe("our own examples, one for each construct", () => {
  it.each(globSync("*.bicep", { cwd: examplesFolder }).toSorted())("compiles %s to its template", async (name) => {
    const { template } = await compile(name, fromFolder(examplesFolder));
    const expected: unknown = JSON.parse(readFileSync(join(examplesFolder, name.replace(/bicep$/, "json")), "utf8"));

    expect(withoutGenerator(template)).toEqual(expected);
  });

  it("marks each template, nested ones too, with who wrote it", async () => {
    const { template } = await compile("subscription.bicep", fromFolder(examplesFolder));

    const marks = JSON.stringify(template).match(/"_generator":\{"name":"tools\/bicep","version":"[\d.]+"\}/g);
    expect(marks).toHaveLength(4);
  });
});
