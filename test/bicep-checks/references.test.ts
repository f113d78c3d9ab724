import { describe } from "vitest";
import { refuses } from "./cases.ts";

const cup =
  "resource cup 'Contoso.Cafe/cups@2024-01-01' = { name: 'a', location: 'b', properties: { size: 'small' } }\n";
const lid = (text: string): string => `${cup}resource lid 'Contoso.Cafe/cups/lids@2024-01-01' = { ${text} }`;
const order = (scope: string): string =>
  `${cup}resource order 'Contoso.Cafe/orders@2024-01-01' = { ${scope}name: 'a', kind: 'Takeaway' }`;
const cups = (name: string): string =>
  `resource cups 'Contoso.Cafe/cups@2024-01-01' = [for (x, i) in ['a', 'b']: { name: ${name}, location: x, properties: { size: 'small' } }]`;

function module(scope: string): string {
  return `module m 'm.bicep' = { name: 'a'${scope} }`;
}

function depending(dependsOn: string): string {
  return `${cup}resource second 'Contoso.Cafe/cups@2024-01-01' = { name: 'c', location: 'b', properties: { size: 'small' }, dependsOn: ${dependsOn} }`;
}

describe("parents and names", () => {
  refuses([
    {
      what: "a parent of another type",
      bad: `${cup}resource order 'Contoso.Cafe/cups/lids@2024-01-01' = { parent: group, name: 'default' }\nresource group 'Contoso.Cafe/orders@2024-01-01' existing = { scope: cup, name: 'a' }`,
      found: "BCP036 group",
      good: lid("parent: cup, name: 'default'"),
    },
    {
      what: "a parent that is no resource",
      bad: lid("parent: cup.id, name: 'a/default'"),
      found: "BCP240 cup.id",
      good: lid("parent: cup, name: 'default'"),
    },
    {
      what: "the parent's name in a child's",
      bad: lid("parent: cup, name: 'a/default'"),
      found: ["BCP088 'a/default'", "BCP170 'a/default'"],
      good: lid("parent: cup, name: 'default'"),
    },
    {
      what: "a child alone without its parent's name",
      bad: lid("name: 'default'"),
      found: "BCP169 'default'",
      good: lid("name: 'a/default'"),
    },
    {
      what: "a name that the definition does not allow",
      bad: lid("parent: cup, name: 'other'"),
      found: "BCP036 'other'",
      good: lid("parent: cup, name: 'default'"),
    },
    {
      what: "a name too many for a top-level resource",
      bad: cup.replace("'a'", "'a/${1}'"),
      found: "BCP169 'a/${1}'",
      good: cup.replace("'a'", "'a${1}'"),
    },
    { what: "a loop that names each the same", bad: cups("'a'"), found: "BCP179 cups", good: cups("'a${i}'") },
    {
      what: "a loop of modules that names each the same",
      files: { "m.bicep": "param p string" },
      bad: "module m 'm.bicep' = [for x in ['a']: { name: 'a', params: { p: x } }]",
      found: "BCP179 m",
      good: "module m 'm.bicep' = [for x in ['a']: { params: { p: x } }]",
    },
  ]);
});

describe("scopes", () => {
  const files = { "m.bicep": "" };
  const onSubscription = { files: { "m.bicep": "targetScope = 'subscription'" } };

  refuses([
    {
      what: "another resource group for a resource",
      bad: cup.replace("name: 'a'", "name: 'a', scope: resourceGroup('b')"),
      found: "BCP139 resourceGroup",
      good: cup.replace("name: 'a'", "name: 'a', scope: resourceGroup()"),
    },
    {
      what: "a subscription for a resource",
      bad: cup.replace("name: 'a'", "name: 'a', scope: subscription()"),
      found: "BCP139 subscription",
      good: cup
        .replace("{ name: 'a'", "existing = { name: 'a', scope: resourceGroup('b')")
        .replace(/= existing = (.*), location.*/, "existing = $1 }"),
    },
    { what: "a scope that is none", bad: order("scope: 'cup', "), found: "BCP036 'cup'", good: order("scope: cup, ") },
    {
      what: "an extension without the resource that it extends",
      bad: order(""),
      found: "BCP135 order",
      good: order("scope: cup, "),
    },
    {
      what: "a scope of a child",
      bad: lid("parent: cup, name: 'default', scope: cup"),
      found: "BCP164 cup",
      good: lid("parent: cup, name: 'default'"),
    },
    {
      what: "a scope of a module that its file does not deploy to",
      files,
      bad: module(", scope: subscription()"),
      found: "BCP134 subscription",
      good: module(", scope: resourceGroup('b')"),
    },
    {
      what: "a scope of a module that is none",
      files,
      bad: module(", scope: 'b'"),
      found: "BCP036 'b'",
      good: module(", scope: resourceGroup('a', 'b')"),
    },
    {
      what: "a module of another scope without one",
      ...onSubscription,
      bad: module(""),
      found: "BCP035 m",
      good: module(", scope: subscription()"),
    },
  ]);
});

describe("dependsOn", () => {
  refuses([
    { what: "a dependency by id", bad: depending("[cup.id]"), found: "BCP034 cup.id", good: depending("[cup]") },
    { what: "a dependency that is no list", bad: depending("cup"), found: "BCP034 cup", good: depending("[cup]") },
  ]);
});
