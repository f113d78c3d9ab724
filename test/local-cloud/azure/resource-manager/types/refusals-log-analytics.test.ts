import { testRefusals } from "./refusal-cases.ts";

const columns = "properties.schema.columns";
const time = { name: "TimeGenerated", type: "datetime" } as const;
const manyColumns = [time, ...Array.from({ length: 500 }, (_, index) => ({ name: `column${index}`, type: "string" }))];

testRefusals("Log Analytics", [
  { of: "workspace", as: "log", code: "InvalidResourceName", says: "4 to 63" },
  { of: "table", as: "OnePasswordEventLogs", code: "InvalidParameter", says: "'_CL'" },
  {
    of: "table",
    set: { "properties.schema.name": "Other_CL" },
    code: "InvalidParameter",
    says: "OnePasswordEventLogs_CL",
  },
  {
    of: "table",
    set: { [columns]: [{ name: "uuid_s", type: "string" }] },
    code: "InvalidParameter",
    says: "TimeGenerated",
  },
  { of: "table", set: { [columns]: manyColumns }, code: "InvalidParameter", says: "501 columns; the limit is 500" },
  {
    of: "table",
    set: { [`${columns}[1].name`]: "Type" },
    code: "InvalidParameter",
    says: "'Type' of the table 'OnePasswordEventLogs_CL' is reserved",
  },
  { of: "table", set: { [`${columns}[1].name`]: "type" }, code: "InvalidParameter", says: "is reserved" },
  { of: "table", set: { [`${columns}[1].name`]: "1st" }, code: "InvalidParameter", says: "'1st'" },
  { of: "table", set: { [`${columns}[1].name`]: "x" }, code: "InvalidParameter", says: "2 to 45" },
  { of: "table", set: { [`${columns}[1].name`]: "details" }, code: "InvalidParameter", says: "is there twice" },
  {
    of: "table",
    set: { [`${columns}[1].type`]: "text" },
    code: "InvalidParameter",
    says: "'text' of the column 'uuid_s' is not supported",
  },
  {
    of: "table",
    set: { [`${columns}[1].type`]: "long" },
    code: "InvalidParameter",
    says: "'uuid_s' of the table 'OnePasswordEventLogs_CL' cannot be changed from 'string' to 'long'",
  },
  {
    of: "table",
    set: { "properties.retentionInDays": 3 },
    code: "InvalidParameter",
    says: "properties.retentionInDays",
  },
  { of: "table", set: { "properties.totalRetentionInDays": 800 }, code: "InvalidParameter", says: "1095, 1460" },
  {
    of: "table",
    set: { "properties.totalRetentionInDays": 60 },
    code: "InvalidParameter",
    says: "must not be less than retentionInDays (90)",
  },
  {
    of: "table",
    as: "Slow_CL",
    set: { "properties.schema.name": "Slow_CL", "properties.plan": "Basic" },
    code: "InvalidParameter",
    says: "plan Basic",
  },
  {
    of: "table",
    set: { "properties.plan": "Auxiliary", "properties.retentionInDays": null },
    code: "InvalidParameter",
    says: "cannot be switched",
  },
  { of: "parser", set: { "properties.category": null }, code: "InvalidParameter", says: "properties.category" },
  { of: "parser", set: { "properties.query": "" }, code: "InvalidParameter", says: "properties.query" },
  { of: "parser", set: { "properties.version": 3 }, code: "InvalidParameter", says: "properties.version" },
  {
    of: "parser",
    set: { "properties.functionAlias": "one password" },
    code: "InvalidParameter",
    says: "properties.functionAlias",
  },
  {
    of: "parser",
    set: { "properties.functionAlias": null, "properties.functionParameters": "days:int=7" },
    code: "InvalidParameter",
    says: "needs 'properties.functionAlias'",
  },
  { of: "parser", as: "second", code: "InvalidParameter", says: "alias 'OnePasswordSignIns' exists" },
]);
