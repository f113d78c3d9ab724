import { describe, expect, it } from "vitest";
import { problemsOf } from "./refused.ts";

interface Refusal {
  readonly what: string;
  readonly text: string;
  /** Line, column and code, as `problemsOf` gives them. */
  readonly found: string | readonly string[];
}

const misplaced: readonly Refusal[] = [
  { what: "two declarations on one line", text: "var a = 1 var b = 2", found: "1,11 BCP019" },
  { what: "a decorator on the line of its declaration", text: "@secure() param a string", found: "1,11 BCP019" },
  { what: "properties without a comma", text: "var a = { b: 1 c: 2 }", found: "1,16 BCP236" },
  { what: "items without a comma", text: "var a = [1 2]", found: "1,12 BCP236" },
  { what: "a line end behind a comma", text: "var a = [\n  1,\n  2\n]", found: "2,5 BCP238" },
  { what: "arguments on lines of their own without commas", text: "var a = concat([]\n  [])", found: "1,18 BCP237" },
  { what: "a comma before the end of arguments", text: "var a = concat([], )", found: "1,20 BCP009" },
  { what: "an operator on the next line", text: "var a = 1\n  + 2", found: "2,3 BCP007" },
  { what: "a value on the next line", text: "var a =\n  1", found: "1,8 BCP009" },
  { what: "a missing name", text: "var = 1", found: "1,5 BCP015" },
  { what: "a missing equals sign", text: "var a 1", found: "1,7 BCP018" },
  { what: "a missing type", text: "param a", found: "1,8 BCP279" },
  { what: "a missing bracket", text: "var a = [\n  1\n", found: "3,1 BCP018" },
  { what: "a missing parenthesis", text: "var a = (1", found: "1,11 BCP018" },
  { what: "two values in parentheses", text: "var a = (1, 2)", found: "1,13 BCP243" },
  { what: "a missing index", text: "param b array\nvar a = b[]", found: "2,11 BCP117" },
  { what: "a missing branch", text: "var a = true ? 1", found: "1,17 BCP018" },
  { what: "a missing property name", text: "var a = { : 1 }", found: "1,11 BCP022" },
  { what: "an interpolated type", text: "type a = '${1}'", found: "1,10 BCP032" },
  { what: "a text over two lines", text: "var a = 'b\nc'", found: "1,9 BCP004" },
  { what: "an interpolation over two lines", text: "var a = '${\n1}'", found: "1,12 BCP004" },
  { what: "a text that is not closed", text: "var a = 'b", found: "1,9 BCP004" },
  { what: "an escape that there is not", text: "var a = 'b \\c'", found: "1,12 BCP006" },
  { what: "a code point that there is not", text: "var a = '\\u{110000}'", found: "1,10 BCP006" },
  { what: "a sign that there is not", text: "var a = 1 ^ 2", found: "1,11 BCP001" },
  { what: "a word that begins no declaration", text: "variable a = 1", found: "1,1 BCP007" },
  { what: "a keyword without a blank", text: "parama string", found: "1,1 BCP007" },
  { what: "a keyword without a blank before a call", text: "paramdescription('x')", found: "1,1 BCP007" },
  { what: "a keyword without a blank before a name that is one", text: "varresource = 1", found: "1,1 BCP007" },
  { what: "a loop's words without blanks", text: "var a = [for b inrange(0, 1): b]", found: "1,16 BCP012" },
  { what: "a decorator of nothing", text: "@secure()\n", found: "2,1 BCP147" },
  { what: "a number that is too large", text: "var a = 9007199254740993", found: "1,9 BCP010" },
  { what: "a loop without in", text: "var a = [for b of []: b]", found: "1,16 BCP012" },
  { what: "a body that is no object", text: "resource a 'b/c@1' = 1", found: "1,22 BCP167" },
  { what: "a resource in a module", text: "module a 'b.bicep' = {\n  resource c 'd' = {}\n}", found: "2,3 BCP022" },
  { what: "each declaration on its own", text: "var = 1\nvar b = 2\nparam", found: ["1,5 BCP015", "3,6 BCP013"] },
];

/** Parts of the language that are not supported, or that the grammar cannot read. None of them may pass unnoticed. */
const unsupported: readonly Refusal[] = [
  { what: "spread", text: "var a = { ...{} }", found: "1,11 unsupported" },
  { what: "an index from the end", text: "param b array\nvar a = b[^1]", found: "2,11 BCP001" },
  { what: "interpolated multi-line texts", text: "var a = $'''b'''", found: "1,9 BCP001" },
  { what: "typed variables", text: "var a string = 'b'", found: "1,7 BCP018" },
  { what: "imports", text: "import * as a from 'b.bicep'", found: "1,1 unsupported" },
  { what: "extensions", text: "extension kubernetes", found: "1,1 unsupported" },
  { what: "tests", text: "test a 'b.bicep' = {}", found: "1,1 unsupported" },
  { what: "assertions", text: "assert a = true", found: "1,1 unsupported" },
  { what: "parameter files", text: "using 'main.bicep'\nparam a = 1", found: ["1,1 unsupported", "2,9 BCP279"] },
  { what: "tuples", text: "type a = [string, int]", found: "1,10 unsupported" },
  { what: "types of resources", text: "param a resource<'b/c@1'>", found: "1,9 unsupported" },
  { what: "types by property", text: "type a = { b: string }\ntype c = a.b", found: "2,11 unsupported" },
  { what: "types of items", text: "type a = string[]\ntype b = a[*]", found: "2,12 unsupported" },
  { what: "types that are not null", text: "type a = string?\ntype b = a!", found: "2,11 unsupported" },
  { what: "unions of objects", text: "type a = { b: 'c' } | { b: 'd' }", found: "1,10 unsupported" },
  { what: "discriminators", text: "@discriminator('b')\ntype a = { b: 'c' }", found: "1,1 BCP057" },
  { what: "exports", text: "@export()\nvar a = 1", found: "1,1 BCP057" },
  {
    what: "resources only if they do not exist",
    text: "@onlyIfNotExists()\nresource a 'b/c@1' = {}",
    found: "1,1 BCP057",
  },
  { what: "other directives", text: "#disable-diagnostics BCP001\nvar a = 1", found: "1,1 unsupported" },
  { what: "modules of registries", text: "module a 'br/public:b:1' = {}", found: "1,10 unsupported" },
  { what: "JSON modules", text: "module a 'b.json' = {}", found: "1,10 unsupported" },
  { what: "binary files", text: "var a = loadFileAsBase64('b')", found: "1,9 unsupported" },
  {
    what: "other encodings",
    text: "var a = loadTextContent('b', 'utf-16')",
    found: ["1,25 BCP091", "1,30 unsupported"],
  },
  { what: "a text that the grammar takes for a comment", text: "var a = '//b'", found: "1,10 unsupported" },
];

describe("the parser", () => {
  it.each([...misplaced, ...unsupported])("refuses $what", async ({ text, found }) => {
    await expect(problemsOf(text)).resolves.toEqual([found].flat());
  });

  it("refuses what is nested deeper than anyone writes", async () => {
    const deep = 20_000;

    await expect(problemsOf(`var a = ${"(".repeat(deep)}1${")".repeat(deep)}`)).resolves.toHaveLength(1);
    await expect(problemsOf(`var a = ${"'${".repeat(deep)}1${"}'".repeat(deep)}`)).resolves.not.toEqual([]);
    await expect(problemsOf(`type a = string${"[]".repeat(deep)}`)).resolves.toHaveLength(1);
    await expect(problemsOf(`var a = 1${" + 1".repeat(deep)}`)).resolves.toHaveLength(1);
    await expect(problemsOf(`param b object\nvar a = b${".c".repeat(deep)}`)).resolves.toHaveLength(1);
  });

  it("counts columns in UTF-16 units, as editors do", async () => {
    await expect(problemsOf("var a = ['é😀', b]")).resolves.toEqual(["1,17 BCP057"]);
  });

  it("counts lines that end in CR LF", async () => {
    await expect(problemsOf("var a = 1\r\nvar b = c\r\n")).resolves.toEqual(["2,9 BCP057"]);
  });
});
