import { describe } from "vitest";
import { refuses } from "./cases.ts";

const files = {
  "m.bicep": `
@maxLength(8)
param prefix string
param mode 'on' | 'off' = 'on'
param zone string?
@secure()
param token string = ''
output all string = '\${prefix}\${mode}\${zone ?? ''}\${empty(token)}'
`,
  "optional.bicep": "param a string = ''\noutput b string = a",
};
const vault = "resource vault 'Microsoft.KeyVault/vaults@2026-02-01' existing = { name: 'kv' }\n";

function module(text: string): string {
  return `module m 'm.bicep' = {\n  ${text}\n}`;
}

describe("what a module is given", () => {
  refuses([
    {
      what: "parameters that a variable holds",
      files,
      bad: `${module("params: p")}\nvar p = { prefix: 'a' }`,
      found: "BCP183 p",
      good: `${module("params: { prefix: p }")}\nvar p = 'a'`,
    },
    {
      what: "a parameter that is not given",
      files,
      bad: module("params: { mode: 'on' }"),
      found: "BCP035 params",
      good: module("params: { prefix: 'a' }"),
    },
    {
      what: "no parameters at all",
      files,
      bad: module("name: 'm'"),
      found: "BCP035 m",
      good: "module m 'optional.bicep' = {}",
    },
    {
      what: "a parameter that does not exist",
      files,
      bad: module("params: { prefix: 'a', size: 1 }"),
      found: "BCP037 size",
      good: module("params: { prefix: 'a', zone: '1' }"),
    },
    {
      what: "a parameter that is written wrong",
      files,
      bad: module("params: { prefix: 'a', zon: '1' }"),
      found: "BCP089 zon",
      good: module("params: { prefix: 'a', zone: null }"),
    },
    {
      what: "a parameter of another type",
      files,
      bad: module("params: { prefix: 1 }"),
      found: "BCP036 1",
      good: module("params: { prefix: '1' }"),
    },
    {
      what: "a parameter that a union does not have",
      files,
      bad: module("params: { prefix: 'a', mode: 'auto' }"),
      found: "BCP036 'auto'",
      good: module("params: { prefix: 'a', mode: 'off' }"),
    },
    {
      what: "a parameter that is too long",
      files,
      bad: module("params: { prefix: 'abcdefghi' }"),
      found: "BCP332 'abcdefghi'",
      good: module("params: { prefix: 'abcdefgh' }"),
    },
    {
      what: "a property that modules do not have",
      files,
      bad: module("params: { prefix: 'a' }, location: 'b'"),
      found: "BCP037 location",
      good: module("params: { prefix: 'a' }, scope: resourceGroup('b')"),
    },
    {
      what: "a name that Azure does not take",
      files,
      bad: module("name: 'a b', params: { prefix: 'a' }"),
      found: "BCP416 'a b'",
      good: module("name: 'a-b', params: { prefix: 'a' }"),
    },
    {
      what: "a secret of a vault for a plain parameter",
      files,
      resourceTypes: undefined,
      bad: `${vault}${module("params: { prefix: vault.getSecret('s') }")}`,
      found: "BCP180 vault.getSecret",
      good: `${vault}${module("params: { prefix: 'a', token: vault.getSecret('s') }")}`,
    },
    {
      what: "a secret of a vault in an output",
      files,
      resourceTypes: undefined,
      bad: `${vault}output a string = vault.getSecret('s')`,
      found: "BCP180 vault.getSecret",
      good: `${vault}${module("params: { prefix: 'a', token: true ? vault.getSecret('s') : '' }")}`,
    },
  ]);
});

describe("what a module gives", () => {
  const given = module("params: { prefix: 'a' }");

  refuses([
    {
      what: "an output that does not exist",
      files,
      bad: `${given}\noutput a string = m.outputs.some`,
      found: "BCP053 some",
      good: `${given}\noutput a string = m.outputs.all`,
    },
    {
      what: "an output as another type",
      files,
      bad: `${given}\noutput a int = m.outputs.all`,
      found: "BCP033 m.outputs.all",
      good: `${given}\noutput a int = length(m.outputs.all)`,
    },
    {
      what: "a parameter read back",
      files,
      bad: `${given}\noutput a string = m.params.prefix`,
      found: "BCP077 params.prefix",
      good: `${given}\noutput a string = m.name`,
    },
  ]);
});
