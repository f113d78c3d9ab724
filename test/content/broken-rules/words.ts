import { sampleRule } from "../sample-rule.ts";
import { firing, lines, queryWith, silent } from "./broken-rule.ts";
import type { BrokenRule } from "./broken-rule.ts";

const step = { step: "Look.", window: "1 hour", look: "Bells", columns: ["EventTime"] };
const { query, tests } = sampleRule;

/** Rules that say something wrong beside their query. */
export const brokenWords: readonly BrokenRule[] = [
  { check: "names", what: "a file name in capitals", change: { slug: "Bell_Rung" }, says: "small letters" },
  { check: "names", what: "a file name of one word", change: { slug: "bell" }, says: "small letters" },
  { check: "names", what: "a name in small letters", change: { name: "bell rung" }, says: "capital" },
  { check: "names", what: "a name with a full stop", change: { name: "Bell rung." }, says: "full stop" },
  { check: "names", what: "a name with the prefix", change: { name: "1Password: Bell rung" }, says: "prefix" },
  {
    check: "ascii",
    what: "a dash that is not ASCII",
    change: { description: "A bell \u2013 rung." },
    says: "description",
  },
  { check: "ascii", what: "a tab in the query", change: { query: `${query}\t` }, says: "query" },
  {
    check: "ascii",
    what: "an accent in the title",
    change: { alertDetailsOverride: { alertDisplayNameFormat: "\u00e9" } },
    says: "alertDisplayNameFormat",
  },
  {
    check: "entities",
    what: "an account by its name alone",
    change: {
      entityMappings: [
        { entityType: "Account", fieldMappings: [{ identifier: "FullName", columnName: "AccountName" }] },
      ],
    },
    says: "Name and UPNSuffix",
  },
  { check: "mitre", what: "no tactic", change: { tactics: [] }, says: "tactics: there is none" },
  {
    check: "mitre",
    what: "no technique",
    change: { relevantTechniques: [] },
    says: "relevantTechniques: there is none",
  },
  {
    check: "mitre",
    what: "a tactic with a space",
    change: { tactics: ["Exfiltration", "Initial Access"] },
    says: "ATT&CK has no Initial Access",
  },
  {
    check: "mitre",
    what: "a technique that does not exist",
    change: { relevantTechniques: ["T1567.099"] },
    says: "ATT&CK has no T1567.099",
  },
  {
    check: "mitre",
    what: "a technique of another tactic",
    change: { tactics: ["Persistence"] },
    says: "belongs to Exfiltration",
  },
  {
    check: "tuning",
    what: "a knob that the query does not have",
    change: { tuning: [{ knob: "ringers", change: "Put ringers here." }] },
    says: "no let and no watchlist ringers",
  },
  {
    check: "connectors",
    what: "data that no table has",
    change: {
      requiredDataConnectors: [{ connectorId: "OnePasswordEvents", dataTypes: ["OnePasswordEventLogs_CL", "Gongs"] }],
    },
    says: "no table Gongs",
  },
  {
    check: "connectors",
    what: "our table without our connector",
    change: { requiredDataConnectors: [{ connectorId: "Bells", dataTypes: ["OnePasswordEventLogs_CL"] }] },
    says: "OnePasswordEvents",
  },
  {
    check: "connectors",
    what: "a table that it reads and no connector brings",
    change: { query: queryWith(lines.fuzzy) },
    says: "dataTypes with Foreign",
  },
  { check: "runbook", what: "one step", change: { runbook: [step] }, says: "1 steps" },
  { check: "runbook", what: "five steps", change: { runbook: [step, step, step, step, step] }, says: "5 steps" },
  {
    check: "runbook",
    what: "a column that is not there",
    change: { runbook: [step, { ...step, columns: ["Gong"] }] },
    says: "Bells has no column Gong",
  },
  {
    check: "runbook",
    what: "a column that a table does not have",
    change: { runbook: [step, { ...step, look: "Foreign" }] },
    says: "Foreign has no column EventTime",
  },
  {
    check: "runbook",
    what: "a look at nothing",
    change: { runbook: [step, { ...step, look: "Gongs" }] },
    says: "there is no Gongs",
  },
  { check: "needs", what: "a need in other words", change: { needs: ["a watchlist"] }, says: "must be" },
  {
    check: "needs",
    what: "a watchlist that is not ours",
    change: { query: queryWith(lines.doors.replace("Doors", "Windows")) },
    says: "no watchlist Windows",
  },
  {
    check: "needs",
    what: "a need that the query does not read",
    change: { needs: ["watchlist Doors"] },
    says: "does not read the watchlist Doors",
  },
  {
    check: "needs",
    what: "a watchlist that every firing test fills",
    change: { query: queryWith(lines.doors), tests: [{ ...firing, watchlists: { Doors: [{ Door: "d1" }] } }, silent] },
    says: "must name the watchlist Doors",
  },
  {
    check: "needs",
    what: "a table that every firing test fills",
    change: { query: queryWith(lines.fuzzy), tests: [{ ...firing, tables: { Foreign: [{ Who: "ines" }] } }, silent] },
    says: "must name the table Foreign",
  },
  {
    check: "needs",
    what: "a need without which it fires",
    change: { query: queryWith(lines.doors), needs: ["watchlist Doors"] },
    says: "a test fires without it",
  },
  { check: "tests", what: "no firing test", change: { tests: [silent] }, says: "none fires" },
  { check: "tests", what: "no silent test", change: { tests: [firing] }, says: "none is silent" },
  {
    check: "tests",
    what: "two tests of one name",
    change: { tests: [...tests, firing, firing] },
    says: 'called "rings behind a door"',
  },
];
