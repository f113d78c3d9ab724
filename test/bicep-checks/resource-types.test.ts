import { describe, expect, it } from "vitest";
import { refuses } from "./cases.ts";
import { cup, order, right } from "./cups.ts";
import { findings, messages } from "./findings.ts";

describe("types of resources", () => {
  refuses([
    {
      what: "a version that does not exist",
      bad: right.replace("2024-01-01", "2024-01-02"),
      found: "BCP081 'Contoso.Cafe/cups@2024-01-02'",
      good: right,
    },
    {
      what: "a type that does not exist",
      bad: right.replace("cups", "cats"),
      found: "BCP081 'Contoso.Cafe/cats@2024-01-01'",
      good: right,
    },
    {
      what: "a type in other letters than Microsoft's",
      bad: right.replace("cups", "Cups"),
      found: "unsupported 'Contoso.Cafe/Cups@2024-01-01'",
      good: right,
    },
    {
      what: "an existing resource's type in other letters",
      bad: "resource cup 'contoso.cafe/cups@2024-01-01' existing = { name: 'a' }",
      found: "unsupported 'contoso.cafe/cups@2024-01-01'",
      good: "resource cup 'Contoso.Cafe/cups@2024-01-01' existing = { name: 'a' }",
    },
    {
      what: "a nested type in other letters",
      bad: right.replace(/\}$/, "  resource lid 'Lids' = { name: 'default' }\n}"),
      found: "unsupported 'Lids'",
      good: right.replace(/\}$/, "  resource lid 'lids' = { name: 'default' }\n}"),
    },
    {
      what: "a version of an existing resource",
      bad: "resource cup 'Contoso.Cafe/cups@2023-01-01' existing = { name: 'a' }",
      found: "BCP081 'Contoso.Cafe/cups@2023-01-01'",
      good: "resource cup 'Contoso.Cafe/cups@2024-01-01' existing = { name: 'a' }",
    },
    {
      what: "a property of an existing resource",
      bad: "resource cup 'Contoso.Cafe/cups@2024-01-01' existing = { name: 'a', location: 'b' }",
      found: "BCP173 location",
      good: "resource cup 'Contoso.Cafe/cups@2024-01-01' existing = { name: 'a' }",
    },
    {
      what: "an existing resource without a name",
      bad: "resource cup 'Contoso.Cafe/cups@2024-01-01' existing = {}",
      found: "BCP035 cup",
      good: "resource cup 'Contoso.Cafe/cups@2024-01-01' existing = { name: 'a' }",
    },
  ]);

  it("says which versions there are", () => {
    expect(messages(right.replace("2024-01-01", "2024-01-02"))).toEqual([
      'There is no definition of "Contoso.Cafe/cups@2024-01-02", so it cannot be checked. There is "2024-01-01".',
    ]);
  });

  it("says how a type is spelled", () => {
    expect(messages(right.replace("cups", "Cups"))).toEqual(['The type is spelled "Contoso.Cafe/cups".']);
  });

  it("checks no bodies where the definitions are missing, but all else", () => {
    const text = cup("nonsense: 1, other: toLower(1)");

    expect(findings(text, { resourceTypes: undefined })).toEqual(["BCP070 1"]);
  });
});

describe("resources of several forms", () => {
  refuses([
    {
      what: "a property that one of the possible forms does not have",
      bad: `${order("kind: k, properties: { bag: true }")}\nparam k 'Takeaway' | 'Table'`,
      found: ["BCP035 properties", "BCP037 bag"],
      good: `${order("kind: k, properties: { bag: true }")}\nparam k 'Takeaway'`,
    },
    {
      what: "a form that does not exist",
      bad: order("kind: 'Delivery'"),
      found: "BCP036 'Delivery'",
      good: order("kind: 'Takeaway'"),
    },
    {
      what: "a form that is not said",
      bad: order("properties: { bag: true }"),
      found: "BCP078 {",
      good: order("kind: 'Takeaway', properties: { bag: true }"),
    },
    {
      what: "a property of another form",
      bad: order("kind: 'Table', properties: { seat: 1, bag: true }"),
      found: "BCP037 bag",
      good: order("kind: 'Table', properties: { seat: 1 }"),
    },
    {
      what: "what one form needs",
      bad: order("kind: 'Table'"),
      found: "BCP035 order",
      good: order("kind: 'Takeaway'"),
    },
    {
      what: "reading a property of another form",
      bad: `${order("kind: 'Takeaway'")}\noutput a int = order.properties.seat`,
      found: "BCP053 seat",
      good: `${order("kind: 'Table', properties: { seat: 1 }")}\noutput a int = order.properties.seat`,
    },
  ]);

  it("checks no further when the form is waived", () => {
    expect(findings(order("kind: any('Delivery'), properties: { seat: 'x' }"))).toEqual([]);
  });
});

describe("reading a resource", () => {
  refuses([
    {
      what: "a property that it does not have",
      bad: `${right}\noutput a string = cup.properties.colour`,
      found: "BCP053 colour",
      good: `${right}\noutput a string = cup.properties.servedBy`,
    },
    {
      what: "a property that can only be set",
      bad: `${right}\noutput a string = cup.properties.recipe`,
      found: "BCP077 recipe",
      good: `${right}\noutput a string = cup.properties.size`,
    },
    {
      what: "a property as another type",
      bad: `${right}\noutput a string = cup.properties.strength`,
      found: "BCP033 cup.properties.strength",
      good: `${right}\noutput a int = cup.properties.strength`,
    },
    {
      what: "a function that it does not have",
      bad: `${right}\noutput a string = cup.brew()`,
      found: "BCP109 brew",
      good: `${right}\noutput a string = cup.listKeys().first`,
    },
    {
      what: "a property of one of several",
      bad: `${right.replace("= {", "= [for x in ['a', 'b']: {").replace("'a'\n", "x\n").replace(/\}$/, "}]")}\noutput a string = cup[0].nam`,
      found: "BCP083 nam",
      good: `${right.replace("= {", "= [for x in ['a', 'b']: {").replace("'a'\n", "x\n").replace(/\}$/, "}]")}\noutput a string = cup[0].name`,
    },
  ]);
});
