import { testRefusals } from "./refusal-cases.ts";

const rule = { of: "alertRule", code: "BadRequest" } as const;
const mapping = "properties.entityMappings[0]";
const grouping = "properties.incidentConfiguration.groupingConfiguration";
const account = { entityType: "Account", fieldMappings: [{ identifier: "Name", columnName: "UserName" }] } as const;
const details = Object.fromEntries(Array.from({ length: 21 }, (_, index) => [`Detail${index}`, "country"]));
const fields = (...identifiers: readonly string[]) =>
  identifiers.map((identifier) => ({ identifier, columnName: "UserName" }));

testRefusals("alert rules", [
  { ...rule, as: "a rule", says: "'a rule'" },
  { ...rule, set: { kind: null }, says: "'kind'" },
  { ...rule, set: { "properties.displayName": null }, says: "'displayName'" },
  { ...rule, set: { "properties.displayName": "x".repeat(257) }, says: "displayName" },
  { ...rule, set: { "properties.suppressionEnabled": null }, says: "'suppressionEnabled'" },
  { ...rule, set: { "properties.severity": "Critical" }, says: "'High'" },
  { ...rule, set: { "properties.query": "x".repeat(10_001) }, says: "properties.query" },
  { ...rule, set: { "properties.query": "search * | take 1" }, says: "'search *'" },
  { ...rule, set: { "properties.query": "union withsource=T * | take 1" }, says: "'union *'" },
  { ...rule, set: { "properties.query": "Other_CL | take 1" }, says: "One of the tables does not exist: 'Other_CL'" },
  {
    ...rule,
    set: { "properties.query": "let trusted = _GetWatchlist('Other'); OnePasswordEventLogs_CL" },
    says: "The watchlist does not exist: 'Other'",
  },
  { ...rule, set: { "properties.queryFrequency": "PT4M" }, says: "properties.queryFrequency" },
  { ...rule, set: { "properties.queryFrequency": "hourly" }, says: "ISO 8601" },
  { ...rule, set: { "properties.queryPeriod": "P15D" }, says: "properties.queryPeriod" },
  { ...rule, set: { "properties.queryPeriod": "PT30M" }, says: "greater than or equal to the query frequency" },
  {
    ...rule,
    set: { "properties.queryPeriod": "P2D", "properties.queryFrequency": "PT30M" },
    says: "at least one hour",
  },
  { ...rule, set: { "properties.suppressionDuration": "PT25H" }, says: "suppressionDuration" },
  { ...rule, set: { "properties.triggerThreshold": 10_001 }, says: "triggerThreshold" },
  { ...rule, set: { "properties.triggerOperator": "gt" }, says: "triggerOperator" },
  { ...rule, set: { "properties.tactics": ["Hacking"] }, says: "properties.tactics" },
  {
    ...rule,
    set: { "properties.techniques": ["T1078.004"] },
    says: "'T1078.004' is invalid. The expected format is 'T####'.",
  },
  { ...rule, set: { "properties.customDetails": details }, says: "at most 20" },
  { ...rule, set: { "properties.customDetails": { "Country code": "country" } }, says: "'Country code'" },
  { ...rule, set: { "properties.customDetails": { Country: "the country" } }, says: "'the country'" },
  { ...rule, set: { "properties.entityMappings": Array.from({ length: 11 }, () => account) }, says: "at most 10" },
  { ...rule, set: { [`${mapping}.entityType`]: "Person" }, says: "entityType" },
  {
    ...rule,
    set: { [`${mapping}.fieldMappings`]: fields("Name", "UPNSuffix", "Sid", "PUID") },
    says: "between 1 and 3",
  },
  {
    ...rule,
    set: { [`${mapping}.fieldMappings`]: fields("Email") },
    says: "'Email' is not valid for the entity type 'Account'",
  },
  { ...rule, set: { [`${mapping}.fieldMappings`]: fields("Name", "Name") }, says: "mapped twice" },
  { ...rule, set: { [`${grouping}.lookbackDuration`]: "P8D" }, says: "lookbackDuration" },
  { ...rule, set: { [`${grouping}.groupByEntities`]: ["IP"] }, says: "grouped by IP" },
  { ...rule, set: { [`${grouping}.groupByCustomDetails`]: ["City"] }, says: "grouped by City" },
  {
    ...rule,
    set: { [`${grouping}.groupByCustomDetails`]: [], [`${grouping}.groupByEntities`]: [] },
    says: "something to group by",
  },
  {
    ...rule,
    set: { "properties.alertDetailsOverride.alertDisplayNameFormat": "{{a1}} {{a2}} {{a3}} {{a4}}" },
    says: "has 4 parameters",
  },
  { ...rule, set: { "properties.eventGroupingSettings.aggregationKind": "All" }, says: "aggregationKind" },
]);
