import { ids } from "./good-resources.ts";
import { testRefusals } from "./refusal-cases.ts";

const stream = "properties.streamDeclarations.Custom-OnePasswordEventLogs_CL.columns";
const invalidRule = { of: "rule", code: "InvalidPayload" } as const;
const time = { name: "TimeGenerated", type: "datetime" } as const;
const flow = {
  streams: ["Custom-OnePasswordEventLogs_CL"],
  destinations: ["workspace"],
  outputStream: "Custom-OnePasswordEventLogs_CL",
} as const;

testRefusals("data collection rules", [
  { of: "rule", as: "x", code: "InvalidResourceName", says: "'x'" },
  { ...invalidRule, as: "a-name-that-is-longer-than-thirty", detail: "InvalidName", says: "30 characters" },
  { ...invalidRule, set: { kind: null }, detail: "InvalidKind", says: "cannot be changed from 'Direct'" },
  {
    ...invalidRule,
    as: "northern",
    set: { location: "northeurope" },
    detail: "InvalidDestinationLocation",
    says: "must be in the same region",
  },
  { of: "rule", set: { "properties.dataFlows": [] }, code: "BadRequest", says: "properties.dataFlows" },
  {
    of: "rule",
    set: { "properties.dataFlows": Array.from({ length: 11 }, () => flow) },
    code: "BadRequest",
    says: "between 1 and 10",
  },
  {
    of: "rule",
    set: { "properties.dataFlows[0].transformKql": "x".repeat(15_361) },
    code: "BadRequest",
    says: "15360",
  },
  {
    of: "rule",
    set: { "properties.destinations.logAnalytics[0].workspaceResourceId": `${ids.workspace}2` },
    code: "ResourceNotFound",
    says: "contoso-logs2",
  },
  {
    ...invalidRule,
    set: { "properties.dataFlows[0].outputStream": "OnePasswordEventLogs_CL" },
    detail: "InvalidOutputStream",
    says: "'OnePasswordEventLogs_CL'",
  },
  {
    ...invalidRule,
    set: { "properties.dataFlows[0].outputStream": "Custom-Other_CL" },
    detail: "InvalidOutputTable",
    says: "Table for output stream 'Custom-Other_CL' is not available for destination 'workspace'.",
  },
  {
    ...invalidRule,
    set: { "properties.dataFlows[0].streams": ["Custom-Other"] },
    detail: "InvalidStream",
    says: "'Custom-Other' is not declared",
  },
  {
    ...invalidRule,
    set: { "properties.dataFlows[0].destinations": ["elsewhere"] },
    detail: "InvalidDestination",
    says: "'elsewhere'",
  },
  {
    ...invalidRule,
    set: {
      "properties.dataFlows[0].transformKql": "source | take 1",
      "properties.dataFlows[0].streams": ["Custom-A", "Custom-B"],
    },
    detail: "InvalidDataFlow",
    says: "one stream only",
  },
  {
    ...invalidRule,
    set: { [`${stream}[1].type`]: "long" },
    detail: "InvalidTransformOutput",
    says: "uuid_s [produced:'long', output:'string']",
  },
  {
    ...invalidRule,
    set: { [`${stream}[1].name`]: "uuid" },
    detail: "InvalidOutputTable",
    says: "does not have the columns uuid",
  },
  {
    ...invalidRule,
    set: { [`${stream}[0].name`]: "details2" },
    detail: "InvalidTransformOutput",
    says: "TimeGenerated",
  },
  {
    ...invalidRule,
    set: { [`${stream}[1].type`]: "guid" },
    detail: "InvalidStreamColumn",
    says: "'guid' of the column 'uuid_s'",
  },
  { ...invalidRule, set: { [`${stream}[1].name`]: "details" }, detail: "InvalidStreamColumn", says: "twice" },
  {
    ...invalidRule,
    set: { "properties.streamDeclarations": { OnePasswordEventLogs_CL: { columns: [time] } } },
    detail: "InvalidStream",
    says: "must begin with 'Custom-'",
  },
]);
