import { describe, expect, it } from "vitest";
import { refuses } from "./cases.ts";
import { findings, messages } from "./findings.ts";

const existing = "resource old 'Contoso.Cafe/cups@2024-01-01' existing = { name: 'o' }\n";
const files = { "m.bicep": "output place string = 'a'\noutput all string[] = ['a']" };
const module = "module m 'm.bicep' = { name: 'm' }\n";

/** A cup in the second line. */
function cup(text: string, before = existing): string {
  return `${before}resource cup 'Contoso.Cafe/cups@2024-01-01' = ${text}`;
}

const rest = "properties: { size: 'small' } }";

describe("what the start of the deployment must know", () => {
  refuses([
    {
      what: "a location that is another resource's",
      bad: cup(`{ name: 'a', location: old.location, ${rest}`),
      found: "BCP120 old.location",
      good: cup(`{ name: 'a', location: old.name, ${rest}`),
    },
    {
      what: "a name that is made of a property",
      bad: cup(`{ name: '\${old.properties.servedBy}', location: 'b', ${rest}`),
      found: "BCP120 old.properties.servedBy",
      good: cup(`{ name: guid(old.id), location: 'b', ${rest}`),
    },
    {
      what: "a name by way of variables",
      bad: `${cup(`{ name: y, location: 'b', ${rest}`)}\nvar x = old.properties.servedBy\nvar y = 'x\${x}'`,
      found: "BCP120 y",
      good: `${cup(`{ name: y, location: 'b', ${rest}`)}\nvar x = old.name\nvar y = 'x\${x}'`,
    },
    {
      what: "tags",
      bad: cup(`{ name: 'a', location: 'b', tags: { by: old.properties.servedBy }, ${rest}`),
      found: "BCP120 old.properties.servedBy",
      good: cup(`{ name: 'a', location: 'b', tags: { by: old.apiVersion }, ${rest}`),
    },
    {
      what: "a property in brackets",
      bad: cup(`{ name: 'a', location: old['location'], ${rest}`),
      found: "BCP120 old",
      good: cup(`{ name: 'a', location: old['name'], ${rest}`),
    },
    {
      what: "a resource as a whole",
      bad: cup(`{ name: string(old), location: 'b', ${rest}`),
      found: "BCP120 old",
      good: cup(`{ name: string(old.id), location: 'b', ${rest}`),
    },
    {
      what: "an output of a module",
      files,
      bad: cup(`{ name: 'a', location: m.outputs.place, ${rest}`, module),
      found: "BCP120 m.outputs.place",
      good: cup(`{ name: 'a', location: m.name, ${rest}`, module),
    },
    {
      what: "what a function asks Azure",
      bad: cup(`{ name: 'a', location: reference('x').place, ${rest}`),
      found: "BCP120 reference",
      good: cup(`{ name: 'a', location: 'b', properties: { size: 'small', label: reference('x').place } }`),
    },
    {
      what: "a condition",
      bad: cup(`if (empty(old.properties.servedBy)) { name: 'a', location: 'b', ${rest}`),
      found: "BCP177 old.properties.servedBy",
      good: cup(`if (empty(old.name)) { name: 'a', location: 'b', ${rest}`),
    },
    {
      what: "what a loop goes over",
      files,
      bad: cup(`[for x in m.outputs.all: { name: x, location: 'b', ${rest}]`, module),
      found: "BCP178 m.outputs.all",
      good: cup(`[for x in [m.name]: { name: x, location: 'b', ${rest}]`, module),
    },
    {
      what: "what a property's loop goes over",
      bad: cup(
        `{ name: 'a', location: 'b', properties: { size: 'small', beans: [for x in items(old.properties.notes): { origin: x.key }] } }`,
      ),
      found: "BCP178 old.properties.notes",
      good: cup(
        `{ name: 'a', location: 'b', properties: { size: 'small', beans: map(items(old.properties.notes), x => { origin: x.key }) } }`,
      ),
    },
    {
      what: "what an output's loop goes over",
      bad: `${existing}output a array = [for x in old.properties.beans: x]`,
      found: "BCP178 old.properties.beans",
      good: `${existing}output a array = [for i in range(0, 2): old.properties.beans[i]]`,
    },
    {
      what: "what a variable's loop makes",
      bad: `${existing}var a = [for i in range(0, 2): old.properties.beans[i]]\noutput b array = a`,
      found: "BCP182 old.properties.beans",
      good: `${existing}var a = map(range(0, 2), i => old.properties.beans[i])\noutput b array = a`,
    },
    {
      what: "what reference() is called with",
      files,
      bad: `${module}output a object = reference(m.outputs.place)`,
      found: "BCP181 m.outputs.place",
      good: `${module}output a object = reference(m.name)`,
    },
    {
      what: "the scope of a module",
      files,
      bad: `${module}module n 'm.bicep' = { scope: resourceGroup(m.outputs.place) }`,
      found: "BCP120 m.outputs.place",
      good: `${module}module n 'm.bicep' = { scope: resourceGroup(m.name) }`,
    },
    {
      what: "the name of a module",
      files,
      bad: `${module}module n 'm.bicep' = { name: m.outputs.place }`,
      found: "BCP120 m.outputs.place",
      good: `${module}module n 'm.bicep' = { name: 'n-\${m.name}' }`,
    },
  ]);

  it("may read anything of a resource in its other properties", () => {
    expect(
      findings(cup("{ name: 'a', location: 'b', properties: { size: old.properties.size, notes: old.tags } }")),
    ).toEqual([]);
  });

  it("leaves aside what an existing resource is called, since it is not deployed", () => {
    expect(
      findings(
        "module m 'm.bicep' = {}\nresource a 'Contoso.Cafe/cups@2024-01-01' existing = { name: m.outputs.place }\noutput id string = a.id",
        { files },
      ),
    ).toEqual([]);
  });

  it("names what is not known, and by which variable", () => {
    const text = `${cup(`{ name: y, location: 'b', ${rest}`)}\nvar x = old.properties.servedBy\nvar y = 'x\${x}'`;

    expect(messages(text)).toEqual([
      'The deployment must know this at its start, because it is the name, but "y" by way of "x" by way of "old.properties" is only known while it runs.',
    ]);
  });
});

describe("existing resources whose name is not known at the start", () => {
  const late = `${module}resource late 'Contoso.Cafe/cups@2024-01-01' existing = { name: m.outputs.place }\n`;
  const early = `${module}resource late 'Contoso.Cafe/cups@2024-01-01' existing = { name: m.name }\n`;
  const order = "resource order 'Contoso.Cafe/orders@2024-01-01' = { scope: late, name: 'a', kind: 'Takeaway' }";

  refuses([
    {
      what: "a property of one",
      files,
      bad: `${late}output a string = late.properties.size`,
      found: "BCP307 late.properties.size",
      good: `${early}output a string = late.properties.size`,
    },
    {
      what: "a call of one",
      files,
      bad: `${late}output a object = late.listKeys()`,
      found: "BCP307 late.listKeys",
      good: `${early}output a object = late.listKeys()`,
    },
    {
      what: "its id as a name",
      files,
      bad: late + cup(`{ name: late.id, location: 'b', ${rest}`, ""),
      found: "BCP120 late.id",
      good: early + cup(`{ name: late.id, location: 'b', ${rest}`, ""),
    },
    { what: "one as a scope", files, bad: late + order, found: "BCP120 late", good: early + order },
    {
      what: "a child of one",
      files,
      bad: `${late}resource lid 'Contoso.Cafe/cups/lids@2024-01-01' existing = { parent: late, name: 'default' }\noutput a object = lid.listKeys()`,
      found: "BCP307 lid.listKeys",
      good: `${late}resource lid 'Contoso.Cafe/cups/lids@2024-01-01' existing = { parent: late, name: 'default' }\noutput a string = lid.id`,
    },
  ]);
});
