import { describe } from "vitest";
import { refuses } from "./cases.ts";

describe("values of declarations", () => {
  refuses([
    {
      what: "metadata that is not written out",
      bad: "param a string\nmetadata b = a",
      found: "BCP032 a",
      good: "metadata b = { c: ['d'] }",
    },
    {
      what: "a default of another type",
      bad: "param a int = 'ninety'\noutput b int = a",
      found: "BCP033 'ninety'",
      good: "param a int = 90\noutput b int = a",
    },
    {
      what: "a default that is not allowed",
      bad: "@allowed(['a', 'b'])\nparam c string = 'd'\noutput e string = c",
      found: "BCP033 'd'",
      good: "@allowed(['a', 'b'])\nparam c string = 'b'\noutput e string = c",
    },
    {
      what: "a default with an item that is not allowed",
      bad: "@allowed(['a', 'b'])\nparam c array = ['a', 'd']\noutput e array = c",
      found: "BCP034 'd'",
      good: "@allowed(['a', 'b'])\nparam c array = ['a', 'b']\noutput e array = c",
    },
    {
      what: "a default that a union does not have",
      bad: "param a 'on' | 'off' = 'of'\noutput b string = a",
      found: "BCP033 'of'",
      good: "param a 'on' | 'off' = 'off'\noutput b string = a",
    },
    {
      what: "a default that is too short",
      bad: "@minLength(3)\nparam a string = 'ab'\noutput b string = a",
      found: "BCP333 'ab'",
      good: "@minLength(3)\nparam a string = 'abc'\noutput b string = a",
    },
    {
      what: "a default that is too long",
      bad: "@maxLength(1)\nparam a array = [1, 2]\noutput b array = a",
      found: "BCP332 [",
      good: "@maxLength(1)\nparam a array = [1]\noutput b array = a",
    },
    {
      what: "a default that is too great",
      bad: "@maxValue(730)\nparam a int = 731\noutput b int = a",
      found: "BCP327 731",
      good: "@maxValue(730)\nparam a int = 730\noutput b int = a",
    },
    {
      what: "a default that is too small",
      bad: "@minValue(-1)\nparam a int = -2\noutput b int = a",
      found: "BCP328 -2",
      good: "@minValue(-1)\nparam a int = -1\noutput b int = a",
    },
    {
      what: "a default where null is the default",
      bad: "param a int? = 1\noutput b int = a ?? 0",
      found: "BCP326 1",
      good: "param a int?\noutput b int = a ?? 0",
    },
    {
      what: "an output of another type",
      bad: "param a int\noutput b string = a",
      found: "BCP033 a",
      good: "param a int\noutput b string = '${a}'",
    },
    {
      what: "an output by way of a variable",
      bad: "var a = 1\noutput b string = a",
      found: "BCP033 a",
      good: "var a = '1'\noutput b string = a",
    },
    {
      what: "an item of another type",
      bad: "param a string[] = ['a', 1]\noutput b array = a",
      found: "BCP034 1",
      good: "param a string[] = ['a', '1']\noutput b array = a",
    },
    {
      what: "a property of another type",
      bad: "type t = { zone: string }\noutput a t = { zone: 1 }",
      found: "BCP036 1",
      good: "type t = { zone: string }\noutput a t = { zone: '1' }",
    },
    {
      what: "a missing property",
      bad: "type t = { b: { zone: string } }\noutput a t = { b: {} }",
      found: "BCP035 b",
      good: "type t = { b: { zone: string } }\noutput a t = { b: { zone: '1' } }",
    },
    {
      what: "a type that contains itself",
      bad: "type t = { next: t?, value: int }\noutput a t = { value: 1, next: { value: 'x' } }",
      found: "BCP036 'x'",
      good: "type t = { next: t?, value: int }\nparam b t\noutput a t = b",
    },
    {
      what: "null where there must be something",
      bad: "output a string = null",
      found: "BCP033 null",
      good: "output a string? = null",
    },
    {
      what: "one branch of another type",
      bad: "param b bool\noutput a string = b ? 'x' : 1",
      found: "BCP033 b",
      good: "param b bool\noutput a string = b ? 'x' : '1'",
    },
  ]);
});

describe("any()", () => {
  refuses([
    {
      what: "a value whose type is waived",
      bad: "output a string = 1",
      found: "BCP033 1",
      good: "output a string = any(1)",
    },
  ]);
});
