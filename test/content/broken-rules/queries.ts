import { sampleRule } from "../sample-rule.ts";
import { lines, queryWith } from "./broken-rule.ts";
import type { BrokenRule } from "./broken-rule.ts";

const { query } = sampleRule;

/** Rules whose query is wrong. */
export const brokenQueries: readonly BrokenRule[] = [
  {
    check: "binding",
    what: "a column that does not exist",
    change: { query: queryWith("| where Gong == 1") },
    says: "line 6, column 9: KS",
  },
  {
    check: "binding",
    what: "a column that only a filled watchlist has",
    change: { query: queryWith('| where Bell in ((_GetWatchlist("Doors") | project Door))') },
    says: "when there is no watchlist",
  },
  { check: "operators", what: "search", change: { query: 'search "bell"' }, says: "search" },
  { check: "operators", what: "find", change: { query: "find where Bell == 'b1'" }, says: "find" },
  { check: "operators", what: "union *", change: { query: "union * | take 1" }, says: "wildcard" },
  { check: "operators", what: "union of a pattern", change: { query: "union For* | take 1" }, says: "wildcard" },
  {
    check: "operators",
    what: "externaldata",
    change: { query: 'externaldata(Who:string)["https://contoso.example"]' },
    says: "externaldata",
  },
  {
    check: "operators",
    what: "a join without a kind",
    change: { query: queryWith("| join (Bells()) on UserEmail") },
    says: "kind",
  },
  {
    check: "timing",
    what: "another frequency than the schedule's",
    change: { queryFrequency: "5m" },
    says: "let frequency = 5m;",
  },
  {
    check: "timing",
    what: "no frequency",
    change: { query: query.replaceAll("frequency", "rhythm") },
    says: "let frequency = 15m;",
  },
  {
    check: "timing",
    what: "no lookback",
    change: { query: query.replaceAll("lookback", "past") },
    says: "no let lookback",
  },
  { check: "timing", what: "a lookback beyond the period", change: { queryPeriod: "12h" }, says: "lookback is longer" },
  {
    check: "timing",
    what: "a period that nothing asks for",
    change: { queryPeriod: "2d" },
    says: "looks back 1.00:00:00",
  },
  {
    check: "timing",
    what: "a look beyond the period",
    change: { query: queryWith("| where EventTime > ago(lookback + 1d)") },
    says: "looks back 2.00:00:00",
  },
  {
    check: "columns",
    what: "an entity of a column that the query does not give",
    change: { query: query.replace("AccountName, ", "") },
    says: "no column AccountName",
  },
  {
    check: "columns",
    what: "a detail of such a column",
    change: { customDetails: { Bell: "Gong" } },
    says: "customDetails: the query gives no column Gong",
  },
  {
    check: "columns",
    what: "a title with such a column",
    change: { alertDetailsOverride: { alertDisplayNameFormat: "{{Gong}}" } },
    says: "alertDetailsOverride: the query gives no column Gong",
  },
  {
    check: "columns",
    what: "a severity of such a column",
    change: { alertDetailsOverride: { alertSeverityColumnName: "Gong" } },
    says: "no column Gong",
  },
  {
    check: "columns",
    what: "a column that nothing uses",
    change: { customDetails: {}, alertDetailsOverride: {} },
    says: "nothing uses the column Bell",
  },
  {
    check: "columns",
    what: "EventTime in the middle",
    change: { query: query.replace("EventTime, AccountName", "AccountName, EventTime") },
    says: "first column",
  },
  {
    check: "columns",
    what: "no project at the end",
    change: { query: `${query}\n| where Bell != ""` },
    says: "end in a project",
  },
  { check: "columns", what: "no result", change: { query: "let frequency = 15m;" }, says: "no result" },
  {
    check: "types",
    what: "a number as a name",
    change: { query: query.replace("EventTime, AccountName", "EventTime, AccountName = Weight") },
    says: "AccountName must be a string, it is long",
  },
  {
    check: "types",
    what: "a severity that is a number",
    change: {
      query: query.replace(", Bell", ", Bell = Weight"),
      alertDetailsOverride: { alertSeverityColumnName: "Bell" },
    },
    says: "Bell must be a string",
  },
  {
    check: "foreignTables",
    what: "a table that may not exist",
    change: { query: queryWith(lines.foreign) },
    says: "Foreign must be read inside",
  },
  {
    check: "foreignTables",
    what: "a union that is not fuzzy",
    change: { query: queryWith(lines.fuzzy.replace("isfuzzy=true", "isfuzzy=false")) },
    says: "Foreign must be read inside",
  },
];
