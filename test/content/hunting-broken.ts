import type { huntingChecks } from "../../tools/content/checks/hunting-checks.ts";
import type { HuntingQueryFile } from "../../tools/content/files/hunting-query-file.ts";
import { sampleRule } from "./sample-rule.ts";

const { entityMappings } = sampleRule;

/** A hunting query with which no check finds fault. */
export const sampleHunt: HuntingQueryFile = {
  slug: "ringers-by-bell",
  id: "3b0b7c1e-58a9-4b7b-8a57-6f2d0c9f3a11",
  name: "Ringers by bell",
  description: "Bells tell.",
  question: "Who rang which bell?",
  onHit: "Ask who rang. Take the bell away.",
  requiredDataConnectors: sampleRule.requiredDataConnectors,
  tactics: ["Exfiltration"],
  relevantTechniques: ["T1567.002"],
  query: [
    "let lookback = 30d;",
    "let atLeast = 2;",
    "Bells(starttime=ago(lookback))",
    "| where TimeGenerated > ago(lookback)",
    "| summarize Rings = count() by AccountName, AccountUPNSuffix, Bell",
    "| where Rings >= atLeast",
    "| sort by Rings desc",
    "| project Bell, Rings, AccountName, AccountUPNSuffix",
  ].join("\n"),
  entityMappings,
  needs: [],
  blindSpots: ["Gongs."],
  version: "1.0.0",
  tests: [
    { name: "two rings", events: [], knobs: {}, rows: [{ Bell: "b1", Rings: 2 }] },
    { name: "one ring", events: [], knobs: { atLeast: "3" }, rows: [] },
  ],
};
const [ringing, silent] = sampleHunt.tests;
if (ringing === undefined || silent === undefined) throw new Error("There are two tests.");

const lineBefore = (line: string): string => sampleHunt.query.replace("| sort", `${line}\n| sort`);
const doors = '| where AccountName !in ((_GetWatchlist("Doors") | project SearchKey))';
const foreign = "| where AccountName !in ((Foreign | project Who))";

interface BrokenHunt {
  /** Which. */
  readonly check: keyof typeof huntingChecks;
  readonly what: string;
  readonly change: Partial<HuntingQueryFile>;
  readonly says: string;
}

/** Hunting queries with which a check finds fault. */
export const broken: readonly BrokenHunt[] = [
  { check: "names", what: "a name in small letters", change: { name: "ringers" }, says: "capital" },
  { check: "ascii", what: "a dash that is not ASCII", change: { onHit: "Ask \u2013 now." }, says: "query" },
  { check: "ascii", what: "a question that is not", change: { question: "Who rang caf\u00e9?" }, says: "description" },
  {
    check: "binding",
    what: "a column that is not there",
    change: { query: lineBefore("| where Gong == 1") },
    says: "KS",
  },
  {
    check: "operators",
    what: "a join without a kind",
    change: { query: lineBefore("| join (Bells()) on Bell") },
    says: "kind",
  },
  {
    check: "knobs",
    what: "no lookback in front",
    change: { query: `let x = 1;\n${sampleHunt.query}` },
    says: "first knob",
  },
  {
    check: "knobs",
    what: "a test that turns what is not there",
    change: { tests: [ringing, { ...silent, knobs: { loudness: "3" } }] },
    says: "no knob loudness",
  },
  {
    check: "timeRange",
    what: "no filter on TimeGenerated",
    change: { query: sampleHunt.query.replace("| where TimeGenerated > ago(lookback)\n", "") },
    says: "TimeGenerated > ago(lookback) must stand behind",
  },
  {
    check: "timeRange",
    what: "a filter on another stretch of time",
    change: { query: sampleHunt.query.replace("TimeGenerated > ago(lookback)", "TimeGenerated > ago(1d)") },
    says: "TimeGenerated > ago(lookback) must stand behind",
  },
  {
    check: "timeRange",
    what: "a second call without a filter",
    change: { query: lineBefore("| join kind=leftsemi (Bells() | where Bell != '') on Bell") },
    says: "must stand behind Bells()",
  },
  {
    check: "lengths",
    what: "a query of more than 10,000 characters",
    change: { query: lineBefore(`// ${"x".repeat(10_000)}`) },
    says: "characters",
  },
  {
    check: "result",
    what: "no project at the end",
    change: { query: `${sampleHunt.query}\n| where Rings > 2` },
    says: "end in a project",
  },
  {
    check: "lengths",
    what: "a long question",
    change: { question: `${"x".repeat(255)}?` },
    says: "question: it has 256",
  },
  {
    check: "lengths",
    what: "a long description",
    change: { description: "x".repeat(256) },
    says: "description: it has",
  },
  {
    check: "result",
    what: "no order",
    change: { query: sampleHunt.query.replace("| sort by Rings desc\n", "") },
    says: "sort must stand before",
  },
  {
    check: "result",
    what: "an entity of a number",
    change: { entityMappings: [{ entityType: "IP", fieldMappings: [{ identifier: "Address", columnName: "Rings" }] }] },
    says: "no column Rings that is a string",
  },
  {
    check: "result",
    what: "a test of a column that is not there",
    change: { tests: [{ ...ringing, rows: [{ Gong: "g1" }] }, silent] },
    says: "no column Gong",
  },
  {
    check: "entities",
    what: "an account by its name alone",
    change: {
      entityMappings: [{ entityType: "Account", fieldMappings: [{ identifier: "Name", columnName: "Bell" }] }],
    },
    says: "Name and UPNSuffix",
  },
  { check: "mitre", what: "no tactic", change: { tactics: [] }, says: "there is none" },
  { check: "connectors", what: "no connector", change: { requiredDataConnectors: [] }, says: "OnePasswordEvents" },
  {
    check: "needs",
    what: "a watchlist that every test with rows fills",
    change: { query: lineBefore(doors), tests: [{ ...ringing, watchlists: { Doors: [{ Door: "d1" }] } }, silent] },
    says: "must name the watchlist Doors",
  },
  {
    check: "foreignTables",
    what: "a table that may not exist",
    change: { query: lineBefore(foreign) },
    says: "Foreign must be read inside",
  },
  { check: "tests", what: "no test with rows", change: { tests: [silent] }, says: "none fires" },
  { check: "tests", what: "no test without", change: { tests: [ringing] }, says: "none is silent" },
];
