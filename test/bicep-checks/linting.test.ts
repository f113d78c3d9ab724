import { describe, expect, it } from "vitest";
import { refuses } from "./cases.ts";
import { findings } from "./findings.ts";

const linting = true;
const existing = "resource old 'Contoso.Cafe/cups@2024-01-01' existing = { name: 'o' }";

describe("what is not used", () => {
  refuses([
    {
      what: "a parameter",
      linting,
      bad: "param a string",
      found: "no-unused-params a",
      good: "param a string\noutput b string = a",
    },
    {
      what: "a parameter of a function",
      linting,
      bad: "func f(a int) int => 1\noutput b int = f(1)",
      found: "no-unused-params a",
      good: "func f(a int) int => a\noutput b int = f(1)",
    },
    { what: "a variable", linting, bad: "var a = 1", found: "no-unused-vars a", good: "var a = 1\noutput b int = a" },
    {
      what: "a variable of a loop",
      linting,
      bad: "output b array = [for (x, i) in ['a']: x]",
      found: "no-unused-vars i",
      good: "output b array = [for (x, i) in ['a']: '${x}${i}']",
    },
    {
      what: "an item of a loop",
      linting,
      bad: "output b array = [for (x, i) in ['a']: i]",
      found: "no-unused-vars x",
      good: "output b array = [for (_, i) in ['a']: i]",
    },
    {
      what: "an existing resource",
      linting,
      bad: existing,
      found: "no-unused-existing-resources old",
      good: `${existing}\noutput b string = old.id`,
    },
    {
      what: "a type",
      linting,
      bad: "type t = string",
      found: "no-unused-types t",
      good: "type t = string\nparam a t\noutput b t = a",
    },
    {
      what: "a function",
      linting,
      bad: "func f() int => 1",
      found: "no-unused-functions f",
      good: "func f() int => 1\noutput b int = f()",
    },
  ]);

  it("is left to the linter when there is none", () => {
    expect(findings("param a string\nvar b = 1", { linting: false })).toEqual([]);
  });

  it("uses a name in the default of another parameter", () => {
    expect(findings("param a string\nparam b string = a\noutput c string = b", { linting })).toEqual([]);
  });

  it("is not fooled by a local name that hides another", () => {
    expect(findings("var x = 1\noutput b array = map([1], x => x)", { linting })).toEqual(["no-unused-vars x"]);
  });
});

describe("secrets", () => {
  const token = "@secure()\nparam token string\n";

  refuses([
    {
      what: "a default of a secure parameter",
      linting,
      bad: "@secure()\nparam a string = 'hunter2'\noutput b bool = c\nvar c = empty(a)",
      found: "secure-parameter-default 'hunter2'",
      good: "@secure()\nparam a string = ''\noutput b bool = c\nvar c = empty(a)",
    },
    {
      what: "a default object of a secure parameter",
      linting,
      bad: "@secure()\nparam a object = { b: 'c' }\nvar d = empty(a)\noutput e bool = d",
      found: "secure-parameter-default {",
      good: "@secure()\nparam a object = {}\nvar d = empty(a)\noutput e bool = d",
    },
    {
      what: "a new secret as the default",
      linting,
      bad: "@secure()\nparam a string = 'x-${1}'\nvar d = empty(a)\noutput e bool = d",
      found: "secure-parameter-default 'x-${1}'",
      good: "@secure()\nparam a string = 'x-${newGuid()}'\nvar d = empty(a)\noutput e bool = d",
    },
    {
      what: "a secure parameter in an output",
      linting,
      bad: `${token}output a string = 'x\${token}'`,
      found: "outputs-should-not-contain-secrets token",
      good: `${token}@secure()\noutput a string = 'x\${token}'`,
    },
    {
      what: "a secure parameter in an output by way of a variable",
      linting,
      bad: `${token}var b = 'x\${token}'\noutput a string = b`,
      found: "outputs-should-not-contain-secrets b",
      good: `${token}var b = length(token)\noutput a int = b`,
    },
    {
      what: "keys in an output",
      linting,
      bad: `${existing}\noutput a object = old.listKeys()`,
      found: "outputs-should-not-contain-secrets old.listKeys",
      good: `${existing}\n@secure()\noutput a object = old.listKeys()`,
    },
    {
      what: "a password in an output",
      linting,
      bad: "output adminPassword string = 'x'",
      found: "outputs-should-not-contain-secrets adminPassword",
      good: "output adminName string = 'x'",
    },
  ]);
});

describe("disabled lines", () => {
  const unused = "#disable-next-line no-unused-params\nparam a string";

  refuses([
    {
      what: "a disable that silences nothing",
      linting,
      bad: `${unused}\noutput b string = a`,
      found: "useless-disable #disable-next-line",
      good: unused,
    },
    {
      what: "a disable of another line",
      linting,
      bad: "#disable-next-line no-unused-params\nvar b = 1\nparam a string\noutput c int = b",
      found: ["useless-disable #disable-next-line", "no-unused-params a"],
      good: unused,
    },
    {
      what: "a disable of another code",
      linting,
      bad: "#disable-next-line no-unused-vars\nparam a string",
      found: ["useless-disable #disable-next-line", "no-unused-params a"],
      good: unused,
    },
    {
      what: "a disable of an error",
      linting,
      bad: "#disable-next-line BCP033\noutput a string = 1",
      found: "BCP033 1",
      good: "output a string = '1'",
    },
  ]);

  it("leaves alone what it cannot judge", () => {
    expect(
      findings("#disable-next-line no-hardcoded-env-urls BCP334\noutput a string = 'https://management.azure.com'", {
        linting,
      }),
    ).toEqual([]);
    expect(findings(unused, { linting: false })).toEqual([]);
    expect(findings("#disable-next-line BCP037\nparam a string", { resourceTypes: undefined })).toEqual([]);
  });
});
