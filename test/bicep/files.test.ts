import { describe, expect, it } from "vitest";
import { compile } from "../../tools/bicep/compile.ts";
import { problemsOf } from "./refused.ts";

describe("modules", () => {
  it.each([
    ["one that is not there", "module a 'b.bicep' = {}", {}, ["1,10 BCP091"]],
    ["an interpolated path", "module a '${1}.bicep' = {}", {}, ["1,10 BCP092"]],
    ["the file itself", "module a 'main.bicep' = {}", {}, ["1,10 BCP094"]],
    [
      "files that need each other",
      "module a 'b.bicep' = {}",
      { "b.bicep": "module c './main.bicep' = {}" },
      ["b.bicep 1,10 BCP095"],
    ],
    [
      "what is wrong in a module's file",
      "module a 'b/c.bicep' = {}",
      { "b/c.bicep": "var d = e" },
      ["b/c.bicep 1,9 BCP057"],
    ],
    [
      "what cannot be written in a module's template",
      "module a 'b.bicep' = {}",
      { "b.bicep": "\nvar c = nameof(1)" },
      ["b.bicep 2,16 unsupported"],
    ],
    [
      "syntax errors of all files",
      "module a 'b.bicep' = {}\nvar",
      { "b.bicep": "var" },
      ["2,4 BCP015", "b.bicep 1,4 BCP015"],
    ],
  ])("refuse %s", async (_, text, files, found) => {
    await expect(problemsOf(text, files)).resolves.toEqual(found);
  });

  it("are found from the folder of the file that names them", async () => {
    const files = { "b/c.bicep": "module d '../e/f.bicep' = {}", "e/f.bicep": "output g int = 1" };

    await expect(problemsOf("module a 'b/c.bicep' = {}", files)).resolves.toEqual([]);
  });

  it("are read once, however many use them", async () => {
    const read: string[] = [];
    const texts: Readonly<Record<string, string>> = {
      "main.bicep": "module a 'c.bicep' = {}\nmodule b 'c.bicep' = {}",
      "c.bicep": "output d int = 1",
    };
    const readText = (path: string): string | undefined => {
      read.push(path);
      return texts[path];
    };

    await compile("main.bicep", { readText });

    expect(read).toEqual(["main.bicep", "c.bicep"]);
  });
});

describe("contents that are loaded", () => {
  it.each([
    ["a file that is not there", "var a = loadTextContent('b.txt')", {}, ["1,25 BCP091"]],
    ["a path that is not written out", "param b string\nvar a = loadTextContent(b)", {}, ["2,25 BCP032"]],
    ["what is not JSON", "var a = loadJsonContent('b.json')", { "b.json": "{" }, ["1,24 BCP186"]],
    ["what is not YAML", "var a = loadYamlContent('b.yaml')", { "b.yaml": "a: [" }, ["1,24 BCP186"]],
    [
      "numbers with more digits than a double holds",
      "var a = loadJsonContent('b.json')",
      { "b.json": "12345678901234567890" },
      ["1,24 BCP186"],
    ],
    ["a JSON path that finds nothing", "var a = loadJsonContent('b.json', '$.c')", { "b.json": "{}" }, ["1,35 BCP235"]],
    ["a JSON path of another form", "var a = loadJsonContent('b.json', '$..c')", { "b.json": "{}" }, ["1,35 BCP235"]],
  ])("refuse %s", async (_, text, files, found) => {
    await expect(problemsOf(text, files)).resolves.toEqual(found);
  });
});

describe("the checks of a compilation", () => {
  it("see every file, modules before those that use them", async () => {
    const seen: string[] = [];
    const texts: Readonly<Record<string, string>> = { "main.bicep": "module a 'b.bicep' = {}", "b.bicep": "" };

    await compile("main.bicep", { readText: (path) => texts[path] }, ({ file }) => {
      seen.push(file.path);
      return [];
    });

    expect(seen).toEqual(["b.bicep", "main.bicep"]);
  });

  it("end it with what they find, in the order of the text", async () => {
    const found = [2, 1].map((line) => ({ file: "main.bicep", line, column: 1, code: "BCP000", message: "No." }));
    const compiling = compile("main.bicep", { readText: () => "" }, () => found);

    await expect(compiling).rejects.toThrow("main.bicep(1,1) : Error BCP000: No.\nmain.bicep(2,1) : Error BCP000: No.");
  });
});
