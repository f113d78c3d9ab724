import { describe, expect, it } from "vitest";
import { problemsOf } from "./refused.ts";

const plan = "'Microsoft.Web/serverfarms@2025-03-01'";

describe("names", () => {
  it.each([
    ["a name that there is not", "output a string = b", ["1,19 BCP057"]],
    ["a name of another scope", "var a = map([], b => b)\nvar c = b", ["2,9 BCP057"]],
    ["an output as a value", "output a string = 'b'\nvar c = a", ["2,9 BCP057"]],
    ["the same name twice", "param a string\nvar a = 1\ntype a = string", ["1,7 BCP028", "2,5 BCP028", "3,6 BCP028"]],
    ["the same output twice", "output a int = 1\noutput a int = 2", ["1,8 BCP145", "2,8 BCP145"]],
    ["the same name in a loop", "var a = [for (b, b) in []: b]", ["1,15 BCP028", "1,18 BCP028"]],
    ["a type that there is not", "param a text", ["1,9 BCP302"]],
    ["a nested resource that there is not", `resource a ${plan} = {\n  name: 'a'\n}\nvar b = a::c.id`, ["4,12 BCP159"]],
    ["a nested resource of a parameter", "param a object\nvar b = a::c", ["2,12 BCP158"]],
    ["a target scope that there is not", "targetScope = 'planet'", ["1,1 BCP033"]],
    ["a decorator in the wrong place", "@secure()\nvar a = 1", ["1,1 BCP152"]],
    ["a decorator twice", "@description('a')\n@description('b')\nvar a = 1", ["1,1 BCP166", "2,1 BCP166"]],
    ["a batch size without a loop", `@batchSize(1)\nresource a ${plan} = {\n  name: 'a'\n}`, ["1,1 BCP155"]],
    ["a default value that uses a variable", "var a = 1\nparam b int = a", ["2,15 BCP072"]],
    ["a variable in a function", "var a = 1\nfunc b() int => a", ["2,17 BCP057"]],
    ["a resource type without a version", "resource a 'Microsoft.Web/sites' = {\n  name: 'a'\n}", ["1,12 BCP029"]],
    [
      "a whole type for a nested resource",
      `resource a ${plan} = {\n  name: 'a'\n  resource b 'c/d' = {\n    name: 'b'\n  }\n}`,
      ["3,14 BCP156"],
    ],
    ["an interpolated resource type", "resource a '${1}/b@1' = {\n  name: 'a'\n}", ["1,12 BCP047"]],
  ])("refuse %s", async (_, text, found) => {
    await expect(problemsOf(text)).resolves.toEqual(found);
  });

  it("may be those of declarations further down", async () => {
    await expect(problemsOf("output a int = b\nvar b = c\nparam c int")).resolves.toEqual([]);
  });

  it("of loops and lambdas hide those outside", async () => {
    await expect(problemsOf("var a = 1\nvar b = [for a in []: a]\nvar c = map([], a => a)")).resolves.toEqual([]);
  });
});

describe("cycles", () => {
  it.each([
    ["of a variable with itself", "var a = a", ["1,9 BCP079"]],
    ["of three variables", "var a = b\nvar b = c\nvar c = a", ["1,9 BCP080", "2,9 BCP080", "3,9 BCP080"]],
    ["of parameters", "param a string = b\nparam b string = a", ["1,18 BCP080", "2,18 BCP080"]],
    ["of a function with itself", "func a() int => a()", ["1,17 BCP079"]],
    [
      "of a resource with its nested one",
      `resource a ${plan} = {\n  name: b.name\n  resource b 'c' = {\n    name: 'b'\n  }\n}`,
      ["2,9 BCP080"],
    ],
    [
      "of parents",
      `resource a ${plan} = {\n  parent: b\n  name: 'a'\n}\nresource b ${plan} = {\n  parent: a\n  name: 'b'\n}`,
      ["2,11 BCP080", "6,11 BCP080"],
    ],
    ["of types", "type a = b\ntype b = a", ["1,10 BCP299", "2,10 BCP299"]],
    ["of a type with itself", "type a = { b: a }", ["1,15 BCP298"]],
  ])("are refused: %s", async (_, text, found) => {
    await expect(problemsOf(text)).resolves.toEqual(found);
  });

  it("are told for what leads into them, too", async () => {
    await expect(problemsOf("var a = b\nvar b = b")).resolves.toEqual(["1,9 BCP080", "2,9 BCP079"]);
  });

  it("are none when a type may be left out", async () => {
    await expect(problemsOf("type a = {\n  b: a?\n  c: a[]\n}")).resolves.toEqual([]);
  });
});

describe("places", () => {
  it.each([
    ["a loop in an expression", "var a = concat([for b in []: b], [])", ["1,17 BCP138"]],
    ["a loop in an item", "var a = [\n  [for b in []: b]\n]", ["2,4 BCP138"]],
    ["a loop in a default value", "param a array = [for b in []: b]", ["1,18 BCP138"]],
    ["a loop in a loop of a variable", "var a = [for b in []: [for c in []: c]]", ["1,24 BCP138"]],
    [
      "a loop under an interpolated name",
      `resource a ${plan} = {\n  name: 'a'\n  tags: { '\${1}': [for b in []: b] }\n}`,
      ["3,11 BCP143"],
    ],
    [
      "nested resources in a loop",
      `resource a ${plan} = [for b in []: {\n  name: 'a'\n  resource c 'd' = {\n    name: 'c'\n  }\n}]`,
      ["3,3 BCP160"],
    ],
    ["a lambda that is no argument", "var a = b => b", ["1,9 BCP242"]],
    [
      "a whole collection in a loop",
      `resource a ${plan} = [for b in []: {\n  name: b\n}]\noutput c array = [for b in []: a]`,
      ["4,32 BCP144"],
    ],
    [
      "a whole collection in a name",
      `resource a ${plan} = [for b in []: {\n  name: b\n}]\nresource c ${plan} = {\n  name: string(a)\n}`,
      ["5,16 BCP144"],
    ],
  ])("refuse %s", async (_, text, found) => {
    await expect(problemsOf(text)).resolves.toEqual(found);
  });
});
