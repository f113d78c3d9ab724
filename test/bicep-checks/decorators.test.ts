import { describe } from "vitest";
import { refuses } from "./cases.ts";

describe("decorators", () => {
  refuses([
    {
      what: "an argument of another type",
      bad: "@description(1)\nparam a string",
      found: "BCP070 1",
      good: "@description('1')\nparam a string",
    },
    {
      what: "a missing argument",
      bad: "@description()\nparam a string",
      found: "BCP071 @description",
      good: "@description('a')\nparam a string",
    },
    {
      what: "an argument where there is none",
      bad: "@secure(true)\nparam a string",
      found: "BCP071 @secure",
      good: "@secure()\nparam a string",
    },
    {
      what: "an argument that is not written out",
      bad: "@description('${1}')\nparam a string",
      found: "BCP032 '${1}'",
      good: "@description('a')\nparam a string",
    },
    {
      what: "an allowed value of another type",
      bad: "@allowed(['a', 1])\nparam a string",
      found: "BCP034 1",
      good: "@allowed(['a', 'b'])\nparam a string",
    },
    {
      what: "nothing allowed",
      bad: "@allowed([])\nparam a string",
      found: "BCP099 [",
      good: "@allowed(['a'])\nparam a string",
    },
    {
      what: "a length of a number",
      bad: "@minLength(1)\nparam a int",
      found: "BCP124 @minLength",
      good: "@minLength(1)\nparam a string",
    },
    {
      what: "a negative length",
      bad: "@maxLength(-1)\nparam a string",
      found: "BCP168 -1",
      good: "@maxLength(1)\nparam a string",
    },
    {
      what: "a least value of a string",
      bad: "@minValue(1)\nparam a string",
      found: "BCP124 @minValue",
      good: "@minValue(1)\nparam a int",
    },
    {
      what: "a least value above the greatest",
      bad: "@minValue(2)\n@maxValue(1)\nparam a int",
      found: "BCP331 2",
      good: "@minValue(1)\n@maxValue(2)\nparam a int",
    },
    {
      what: "a secret number",
      bad: "@secure()\nparam a int",
      found: "BCP124 @secure",
      good: "@secure()\nparam a object",
    },
    {
      what: "a decorator of a type's property",
      bad: "type t = {\n  @minLength('1')\n  a: string\n}",
      found: "BCP070 '1'",
      good: "type t = {\n  @minLength(1)\n  a: string\n}",
    },
    {
      what: "batches of none",
      bad: "@batchSize(0)\nmodule m 'm.bicep' = [for x in ['a']: {}]",
      files: { "m.bicep": "" },
      found: "BCP154 0",
      good: "@batchSize(1)\nmodule m 'm.bicep' = [for x in ['a']: {}]",
    },
  ]);
});
