import { describe } from "vitest";
import { refuses } from "./cases.ts";

describe("operators", () => {
  refuses([
    {
      what: "a sum of strings",
      bad: "output a string = 'a' + 'b'",
      found: "BCP045 'a'",
      good: "output a string = '${'a'}b'",
    },
    {
      what: "a sum with a string",
      bad: "param b string\noutput a int = 1 + b",
      found: "BCP045 1",
      good: "param b int\noutput a int = 1 + b",
    },
    {
      what: "a comparison of different types",
      bad: "output a bool = 1 < '2'",
      found: "BCP045 1",
      good: "output a bool = 1 < 2",
    },
    {
      what: "an equality that leaves case aside, of numbers",
      bad: "output a bool = 1 =~ 1",
      found: "BCP045 1",
      good: "output a bool = 'a' =~ 'A'",
    },
    {
      what: "an and of numbers",
      bad: "output a bool = 1 && true",
      found: "BCP045 1",
      good: "output a bool = 1 == 1 && true",
    },
    {
      what: "a not of a string",
      bad: "param b string\noutput a bool = !b",
      found: "BCP044 !b",
      good: "param b string\noutput a bool = !empty(b)",
    },
    {
      what: "a minus of a string",
      bad: "param b string\noutput a int = -b",
      found: "BCP044 -b",
      good: "param b int\noutput a int = -b",
    },
    {
      what: "a condition that is a string",
      bad: "param b string\noutput a int = b ? 1 : 2",
      found: "BCP046 b",
      good: "param b bool\noutput a int = b ? 1 : 2",
    },
    {
      what: "a fallback of another type",
      bad: "param b int?\noutput a int = b ?? 'none'",
      found: "BCP033 b",
      good: "param b int?\noutput a int = b ?? 0",
    },
  ]);
});

describe("properties and items", () => {
  refuses([
    {
      what: "a property that may be missing, but that no such object has",
      bad: "type t = { zone: string? }\nparam p t?\noutput a string = p.?zona ?? ''",
      found: "BCP083 zona",
      good: "type t = { zone: string? }\nparam p t?\noutput a string = p.?zone ?? ''",
    },
    {
      what: "a property that no item happens to have",
      bad: "output a array = [for x in [{ b: 1 }]: x.c]",
      found: "BCP053 c",
      good: "output a array = [for x in [{ b: 1 }]: x.?c]",
    },
    {
      what: "a property that an object does not have",
      bad: "var b = { one: 1 }\noutput a int = b.two",
      found: "BCP053 two",
      good: "var b = { one: 1 }\noutput a int = b.one",
    },
    {
      what: "a property in brackets that an object does not have",
      bad: "var b = { one: 1 }\noutput a int = b['two']",
      found: "BCP053 'two'",
      good: "var b = { one: 1 }\noutput a int = b['one']",
    },
    {
      what: "a property of nothing",
      bad: "var b = {}\noutput a string = b.name",
      found: "BCP052 name",
      good: "var b = { name: 'a' }\noutput a string = b.name",
    },
    {
      what: "a property of a declared type",
      bad: "type t = { zone: string? }\nparam b t\noutput a string = b.zona ?? ''",
      found: "BCP083 zona",
      good: "type t = { zone: string? }\nparam b t\noutput a string = b.zone ?? ''",
    },
    {
      what: "a property that only further ones could be",
      bad: "type t = { *: int }\nparam b t\noutput a string = b.any",
      found: "BCP033 b.any",
      good: "type t = { *: int }\nparam b t\noutput a int = b.any",
    },
    {
      what: "a property of a string",
      bad: "param b string\noutput a int = b.length",
      found: "BCP055 length",
      good: "param b string\noutput a int = length(b)",
    },
    {
      what: "an item of a string",
      bad: "param b string\noutput a string = b[0]",
      found: "BCP076 b",
      good: "param b array\noutput a string = b[0]",
    },
    {
      what: "an item by a name",
      bad: "param b array\noutput a string = b['0']",
      found: "BCP074 '0'",
      good: "param b array\noutput a string = b[0]",
    },
    {
      what: "a property by a number",
      bad: "param b object\noutput a string = b[0]",
      found: "BCP075 0",
      good: "param b object\noutput a string = b['0']",
    },
    {
      what: "a property that none of the items has",
      bad: "output a array = [for x in [{ b: 1 }, { c: 2 }]: x.d]",
      found: "BCP053 d",
      good: "output a array = [for x in [{ b: 1 }, { c: 2 }]: x.?b]",
    },
    {
      what: "a loop over an object",
      bad: "param b object\noutput a array = [for x in b: x]",
      found: "BCP137 b",
      good: "param b object\noutput a array = [for x in items(b): x]",
    },
    {
      what: "a property twice",
      bad: "output a object = { b: 1, b: 2 }",
      found: "BCP025 b",
      good: "output a object = { b: 1, c: 2 }",
    },
    {
      what: "a property of what may be missing",
      bad: "type t = { b: { c: int } }\nparam p t?\noutput a int = p.?b.d ?? 0",
      found: "BCP053 d",
      good: "type t = { b: { c: int } }\nparam p t?\noutput a int = p.?b.c ?? 0",
    },
  ]);
});
