import { describe } from "vitest";
import { refuses } from "./cases.ts";

const files = { "m.bicep": "output one string = 'a'", "p.bicep": "param p string" };
const module = "param wanted bool\nmodule m 'm.bicep' = if (wanted) {}\n";
const modules = "param wanted bool\nmodule m 'm.bicep' = [for x in ['a']: if (wanted) {}]\n";
const cup = (start = "param wanted bool\nresource cup 'Contoso.Cafe/cups@2024-01-01' = if (wanted) {"): string =>
  `${start}\n  name: 'a'\n  location: 'b'\n  properties: { size: 'small' }\n}\n`;

describe("what may not be deployed", () => {
  refuses([
    {
      what: "an output of a module",
      files,
      bad: `${module}output a string = m.outputs.one`,
      found: "BCP318 .outputs.one",
      good: `${module}output a string = m!.outputs.one`,
    },
    {
      what: "an output of a module under its own condition",
      files,
      bad: `${module}output a string = wanted ? m.outputs.one : ''`,
      found: "BCP318 .outputs.one",
      good: `${module}output a string = wanted ? m!.outputs.one : ''`,
    },
    {
      what: "an output of one of several modules",
      files,
      bad: `${modules}output a string = m[0].outputs.one`,
      found: "BCP318 .outputs.one",
      good: `${modules}output a string = m[0]!.outputs.one`,
    },
    {
      what: "a property of a resource",
      bad: `${cup()}output a string = cup.properties.size`,
      found: "BCP318 .properties.size",
      good: `${cup()}output a string? = cup.?properties.size`,
    },
    {
      what: "a property of a resource by its name in quotes",
      bad: `${cup()}output a string = cup['properties'].size`,
      found: "BCP318 [",
      good: `${cup()}output a string = cup.id`,
    },
    {
      what: "a property of an existing resource",
      bad: "param wanted bool\nresource cup 'Contoso.Cafe/cups@2024-01-01' existing = if (wanted) {\n  name: 'a'\n}\noutput a string = cup.location",
      found: "BCP318 .location",
      good: "resource cup 'Contoso.Cafe/cups@2024-01-01' existing = {\n  name: 'a'\n}\noutput a string = cup.location",
    },
    {
      what: "a function of a resource",
      bad: `${cup()}output a string = cup.listKeys().first`,
      found: "BCP422 listKeys",
      good: `${cup()}output a string = cup!.listKeys().first`,
    },
    {
      what: "a resource nested in one",
      bad: `${cup().replace("}\n}\n", "}\n  resource lid 'lids' = { name: 'default' }\n}\n")}output a string = cup::lid.colour`,
      found: "BCP318 .colour",
      good: `${cup().replace("}\n}\n", "}\n  resource lid 'lids' = { name: 'default', colour: cup.properties.size }\n}\n")}output a string = cup::lid!.colour`,
    },
    {
      what: "what is read under a disable of another line",
      files,
      bad: `#disable-next-line BCP318\n${module}output a string = m.outputs.one`,
      found: ["useless-disable #disable-next-line", "BCP318 .outputs.one"],
      good: `${module}#disable-next-line BCP318\noutput a string = m.outputs.one`,
    },
    {
      what: "a resource whose condition is false",
      bad: `${cup().replace("(wanted)", "(false)").replace("param wanted bool\n", "")}output a string = cup.properties.size`,
      found: "BCP318 .properties.size",
      good: `${cup().replace("(wanted)", "(true)").replace("param wanted bool\n", "")}output a string = cup.properties.size`,
    },
  ]);
});

describe("what may be null", () => {
  refuses([
    {
      what: "a property of it",
      bad: "param a { b: string }?\noutput c string = a.b",
      found: "BCP318 .b",
      good: "param a { b: string }?\noutput c string = a.?b ?? ''",
    },
    {
      what: "an item of it",
      bad: "param a { b: string[]? }\noutput c string = a.b[0]",
      found: "BCP318 [",
      good: "param a { b: string[]? }\noutput c string = a.b![0]",
    },
    {
      what: "a property by way of a variable",
      bad: "param d bool\nvar a = d ? { b: 'c' } : null\noutput c string = a.b",
      found: "BCP318 .b",
      good: "param d bool\nvar a = d ? { b: 'c' } : { b: 'e' }\noutput c string = a.b",
    },
    {
      what: "a property behind one that is read safely",
      bad: "param a { b: { c: string } }?\noutput d string = (a.?b)!.c\noutput e string = a.b.c",
      found: "BCP318 .b.c",
      good: "param a { b: { c: string } }?\noutput d string? = a.?b.c",
    },
    {
      what: "it as an output that may not",
      bad: "param a string?\noutput b string = a",
      found: "BCP321 a",
      good: "param a string?\noutput b string? = a",
    },
    {
      what: "it as an argument",
      bad: "param a string?\noutput b string = toLower(a)",
      found: "BCP321 a",
      good: "param a string?\noutput b string = toLower(a ?? '')",
    },
    {
      what: "it as a parameter of a module",
      files,
      bad: "param a string?\nmodule m 'p.bicep' = { params: { p: a } }",
      found: "BCP321 a",
      good: "param a string?\nmodule m 'p.bicep' = { params: { p: a! } }",
    },
    {
      what: "it as a property that must be there",
      bad: `param a string?\n${cup("resource cup 'Contoso.Cafe/cups@2024-01-01' = {").replace("'b'", "a")}`,
      found: "BCP321 a",
      good: `param a object?\n${cup("resource cup 'Contoso.Cafe/cups@2024-01-01' = {").replace("location: 'b'", "location: 'b'\n  tags: a")}`,
    },
    {
      what: "it as an item",
      bad: "param a string?\noutput b string[] = [a]",
      found: "BCP321 a",
      good: "param a string?\noutput b array = [a]",
    },
    {
      what: "it in one branch",
      bad: "param a string?\noutput b string = empty(a) ? 'none' : a",
      found: "BCP321 a",
      good: "param a string?\noutput b string = empty(a) ? 'none' : a!",
    },
  ]);
});
