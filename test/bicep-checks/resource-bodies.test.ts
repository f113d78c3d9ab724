import { describe, expect, it } from "vitest";
import { refuses } from "./cases.ts";
import { body, cup, right } from "./cups.ts";
import { findings, messages } from "./findings.ts";

describe("properties of a resource", () => {
  refuses([
    {
      what: "a value of the wrong type under a name that is put together",
      bad: cup("size: 'small', notes: { '${c}': 1 }", "param c string"),
      found: "BCP036 1",
      good: cup("size: 'small', notes: { '${c}': '1' }", "param c string"),
    },
    { what: "a property that does not exist", bad: cup("size: 'small', lid: true"), found: "BCP037 lid", good: right },
    {
      what: "a property that is written wrong",
      bad: cup("size: 'small', strenght: 1"),
      found: "BCP089 strenght",
      good: cup("size: 'small', strength: 1"),
    },
    {
      what: "a property in the wrong case",
      bad: cup("Size: 'small'"),
      found: ["BCP035 properties", "BCP089 Size"],
      good: right,
    },
    {
      what: "a missing property of the resource",
      bad: body("name: 'a', location: 'b'"),
      found: "BCP035 cup",
      good: right,
    },
    {
      what: "a missing property of an object",
      bad: cup("milk: true"),
      found: "BCP035 properties",
      good: cup("milk: true, size: 'large'"),
    },
    {
      what: "a missing property of an item",
      bad: cup("size: 'small', beans: [{ share: 1 }]"),
      found: "BCP035 {",
      good: cup("size: 'small', beans: [{ origin: 'Jimma' }]"),
    },
    {
      what: "a value that is not one of the allowed",
      bad: cup("size: 'medium'"),
      found: "BCP036 'medium'",
      good: right,
    },
    { what: "an allowed value written wrong", bad: cup("size: 'smal'"), found: "BCP088 'smal'", good: right },
    {
      what: "a parameter of which one value is not allowed",
      bad: cup("size: s", "@allowed(['small', 'medium'])\nparam s string"),
      found: "BCP036 s",
      good: cup("size: s", "@allowed(['small', 'large'])\nparam s string"),
    },
    {
      what: "a value of another type",
      bad: cup("size: 'small', milk: 'yes'"),
      found: "BCP036 'yes'",
      good: cup("size: 'small', milk: true"),
    },
    {
      what: "a value of another type from a variable",
      bad: cup("size: 'small', milk: m", "var m = 'yes'"),
      found: "BCP036 m",
      good: cup("size: 'small', milk: m", "var m = true"),
    },
    {
      what: "an object that a variable holds",
      bad: body("name: 'a', location: 'b', properties: p\n}\nvar p = {\n  size: 1"),
      found: "BCP036 p",
      good: body("name: 'a', location: 'b', properties: p\n}\nvar p = {\n  size: 'small'"),
    },
    {
      what: "one branch of a condition",
      bad: cup("size: 'small', milk: m ? true : 'no'", "param m bool"),
      found: "BCP036 m",
      good: cup("size: 'small', milk: m ? true : null", "param m bool"),
    },
    {
      what: "a property in one branch",
      bad: cup("size: 'small', notes: m ? { a: 1 } : {}", "param m bool"),
      found: "BCP036 1",
      good: cup("size: 'small', notes: m ? { a: '1' } : {}", "param m bool"),
    },
    {
      what: "a further property of the wrong type",
      bad: cup("size: 'small', notes: { a: 1 }"),
      found: "BCP036 1",
      good: cup("size: 'small', notes: { a: 'b', '${c}': 'd' }", "param c string"),
    },
    {
      what: "a name that is put together where names are fixed",
      bad: cup("size: 'small', '${c}': 1", "param c string"),
      found: "BCP040 '${c}'",
      good: cup("size: 'small', extra: { '${c}': 1 }", "param c string"),
    },
    {
      what: "a number that is too great",
      bad: cup("size: 'small', strength: 6"),
      found: "BCP327 6",
      good: cup("size: 'small', strength: 5"),
    },
    {
      what: "a number that is too small",
      bad: cup("size: 'small', strength: 0"),
      found: "BCP328 0",
      good: cup("size: 'small', strength: 1"),
    },
    {
      what: "a text that is too long",
      bad: cup("size: 'small', label: 'abcdefghi'"),
      found: "BCP332 'abcdefghi'",
      good: cup("size: 'small', label: 'abcdefgh'"),
    },
    {
      what: "a text that must be too long",
      bad: cup("size: 'small', label: uniqueString('a')"),
      found: "BCP332 uniqueString",
      good: cup("size: 'small', label: take(uniqueString('a'), 8)"),
    },
    {
      what: "a text that is too short",
      bad: cup("size: 'small', label: 'a'"),
      found: "BCP333 'a'",
      good: cup("size: 'small', label: 'ab'"),
    },
    {
      what: "a text that does not match",
      bad: cup("size: 'small', label: 'a-b'"),
      found: "BCP416 'a-b'",
      good: cup("size: 'small', label: 'ab'"),
    },
    {
      what: "too many items",
      bad: cup("size: 'small', beans: [{ origin: 'a' }, { origin: 'b' }, { origin: 'c' }]"),
      found: "BCP332 [",
      good: cup("size: 'small', beans: [{ origin: 'a' }, { origin: 'b' }]"),
    },
    {
      what: "an item of another type",
      bad: cup("size: 'small', beans: ['Jimma']"),
      found: "BCP034 'Jimma'",
      good: cup("size: 'small', beans: [{ origin: 'Jimma' }]"),
    },
    {
      what: "an item that a loop makes",
      bad: cup("size: 'small', beans: [for x in ['a', 'b']: { origin: 1 }]"),
      found: "BCP036 1",
      good: cup("size: 'small', beans: [for x in ['a', 'b']: { origin: x }]"),
    },
    {
      what: "an item that map() makes",
      bad: cup("size: 'small', beans: map(['a'], x => { orign: x })"),
      found: ["BCP035 map", "BCP089 map"],
      good: cup("size: 'small', beans: map(['a'], x => { origin: x })"),
    },
    {
      what: "a read-only property",
      bad: cup("size: 'small', servedBy: 'Ada'"),
      found: "BCP073 servedBy",
      good: cup("size: 'small', recipe: 'Ada'"),
    },
    {
      what: "the id",
      bad: body("id: 'x', name: 'a', location: 'b', properties: { size: 'small' }"),
      found: "BCP073 id",
      good: right,
    },
    {
      what: "a property that Azure has and the definition does not",
      bad: body("name: 'a', location: 'b', properties: { size: 'small' }, kind: 'x'"),
      found: "BCP187 kind",
      good: `resource cup 'Contoso.Cafe/cups@2024-01-01' = {\n  name: 'a', location: 'b', properties: { size: 'small' }\n  #disable-next-line BCP187\n  kind: 'x'\n}`,
    },
    {
      what: "a body from a loaded file",
      files: { "p.json": '{ "size": "medium" }' },
      bad: body("name: 'a', location: 'b', properties: loadJsonContent('p.json')"),
      found: "BCP036 loadJsonContent",
      good: body("name: 'a', location: 'b', properties: any(loadJsonContent('p.json'))"),
    },
    {
      what: "a condition that is no condition",
      bad: right.replace("= {", "= if ('yes') {"),
      found: "BCP046 'yes'",
      good: right.replace("= {", "= if (true) {"),
    },
    {
      what: "a loop over no array",
      bad: right.replace("= {", "= [for x in 'ab': {").replace("'a'", "x").replace(/\}$/, "}]"),
      found: "BCP137 'ab'",
      good: right.replace("= {", "= [for x in ['a', 'b']: {").replace("'a'\n", "x\n").replace(/\}$/, "}]"),
    },
  ]);

  it("accepts a text that is not known before the deployment where only some are allowed", () => {
    expect(findings(cup("size: toLower(s), mood: s", "param s string"))).toEqual([]);
  });

  it("names the property that was probably meant, or those that there are", () => {
    expect(messages(cup("size: 'small', strenght: 1"))).toEqual([
      '"CupProperties" has no property "strenght". Was "strength" meant?',
    ]);
    expect(messages(cup("size: 'small', lid: 1"))).toEqual([
      '"CupProperties" has no property "lid". It can have "beans", "extra", "label", "milk", "mood", "notes", "recipe", "strength".',
    ]);
  });

  it("tells once what all items of a loop have in common", () => {
    const files = { "beans.json": '[{ "from": "Jimma" }, { "from": "Lima" }]' };

    expect(
      findings(cup("size: 'small', beans: [for x in loadJsonContent('beans.json'): { origin: x.origin }]"), { files }),
    ).toEqual(["BCP053 origin"]);
  });
});
