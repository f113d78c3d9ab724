import { describe, expect, it } from "vitest";
import { findFunction, FUNCTIONS } from "../../tools/bicep/functions/function-table.ts";
import { refuses } from "./cases.ts";
import { messages } from "./findings.ts";

describe("calls of functions", () => {
  refuses([
    {
      what: "a function that does not exist",
      bad: "output a string = toLowr('A')",
      found: "BCP082 toLowr",
      good: "output a string = toLower('A')",
    },
    {
      what: "a function that is like no other",
      bad: "output a string = frobnicate()",
      found: "BCP057 frobnicate",
      good: "output a string = environment().name",
    },
    {
      what: "a function in the wrong namespace",
      bad: "output a string = az.toLower('A')",
      found: "BCP107 toLower",
      good: "output a string = sys.toLower('A')",
    },
    {
      what: "an argument too many",
      bad: "output a string = toLower('A', 'B')",
      found: "BCP071 (",
      good: "output a string = toLower('A')",
    },
    {
      what: "an argument too few",
      bad: "output a string = replace('A', 'B')",
      found: "BCP071 (",
      good: "output a string = replace('A', 'B', 'C')",
    },
    {
      what: "an argument of another type",
      bad: "output a string = toLower(1)",
      found: "BCP070 1",
      good: "output a string = toLower('1')",
    },
    {
      what: "an argument that no overload takes",
      bad: "output a int = length(true)",
      found: "BCP048 true",
      good: "output a int = length([true])",
    },
    {
      what: "an item of an array of the wrong type",
      bad: "output a string = join([['a']], ',')",
      found: "BCP034 [",
      good: "output a string = join(['a', 1], ',')",
    },
    {
      what: "a lambda with too many parameters",
      bad: "output a array = filter(['a'], (x, i, n) => true)",
      found: "BCP070 (",
      good: "output a array = filter(['a'], (x, i) => true)",
    },
    {
      what: "a lambda that gives another type",
      bad: "output a array = filter(['a'], x => x)",
      found: "BCP070 x",
      good: "output a array = filter(['a'], x => x == 'a')",
    },
    {
      what: "a wrong argument of a function of the file",
      bad: "func f(a int) int => a\noutput b int = f('1')",
      found: "BCP070 '1'",
      good: "func f(a int) int => a\noutput b int = f(1)",
    },
    {
      what: "a wrong count for a function of the file",
      bad: "func f(a int) int => a\noutput b int = f()",
      found: "BCP071 (",
      good: "func f(a int) int => a\noutput b int = f(1)",
    },
    {
      what: "a function of the file that returns another type",
      bad: "func f() int => 'a'\noutput b int = f()",
      found: "BCP033 'a'",
      good: "func f() int => 1\noutput b int = f()",
    },
    {
      what: "a new value each time outside of a default",
      bad: "var a = newGuid()\noutput b string = a",
      found: "BCP065 newGuid",
      good: "param a string = newGuid()\noutput b string = a",
    },
    {
      what: "the time outside of a default",
      bad: "output b string = utcNow()",
      found: "BCP065 utcNow",
      good: "param a string = utcNow('d')\noutput b string = a",
    },
    {
      what: "a look at Azure in a default",
      bad: "param a object = reference('x')\noutput b object = a",
      found: "BCP066 reference",
      good: "param a object = {}\noutput b object = a",
    },
  ]);

  it("says how many arguments a function takes", () => {
    expect(messages("output a string = uniqueString()")).toEqual([
      '"uniqueString" takes at least 1 argument, but got 0.',
    ]);
    expect(messages("output a string = substring('a')")).toEqual(['"substring" takes 2 to 3 arguments, but got 1.']);
  });
});

describe("the types of what functions return", () => {
  refuses([
    {
      what: "what map() makes",
      bad: "output a array = [map(['a'], x => x)[0] + 1]",
      found: "BCP045 map",
      good: "output a array = [map(['a'], x => 1)[0] + 1]",
    },
    {
      what: "the index that a lambda gets",
      bad: "output a array = map(['a'], (x, i) => toLower(i))",
      found: "BCP070 i",
      good: "output a array = map(['a'], (x, i) => i + 1)",
    },
    {
      what: "the items of an object",
      bad: "output a array = map(items({ b: 1 }), x => x.kee)",
      found: "BCP083 kee",
      good: "output a array = map(items({ b: 1 }), x => '${x.key}${x.value}')",
    },
    {
      what: "a property of the resource group",
      bad: "output a string = resourceGroup().locatoin",
      found: "BCP083 locatoin",
      good: "output a string = resourceGroup().location",
    },
    {
      what: "a property of another resource group",
      bad: "output a string = resourceGroup('other').location",
      found: "BCP052 location",
      good: "output a string = resourceGroup().location",
    },
    {
      what: "a suffix of the environment",
      bad: "output a string = environment().suffixes.blob",
      found: "BCP053 blob",
      good: "output a string = environment().suffixes.storage",
    },
    {
      what: "a property of a loaded file",
      files: { "people.json": '[{ "name": "Ada" }, { "name": "Bob", "age": 3 }]' },
      bad: "output a string = loadJsonContent('people.json')[0].nam",
      found: "BCP083 nam",
      good: "output a array = [for each in loadJsonContent('people.json'): each.name]",
    },
  ]);
});

describe("the table of functions", () => {
  it("has each name once", () => {
    const names = FUNCTIONS.map(({ name }) => name);

    expect(names).toHaveLength(new Set(names).size);
  });

  it("knows list functions of any resource provider, but no other unknown one", () => {
    expect(findFunction("listKeys")?.known).toBe("running");
    expect(findFunction("listing")).toBeUndefined();
  });

  it("has a function in its own namespace only", () => {
    expect(findFunction("resourceId", "az")?.name).toBe("resourceId");
    expect(findFunction("resourceId", "sys")).toBeUndefined();
  });
});
