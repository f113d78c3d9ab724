import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import * as v from "valibot";
import { describe, expect, it, onTestFinished } from "vitest";
import { stringify } from "yaml";
import { deployedParsers } from "../../tools/content/build/deployed-parsers.ts";
import { deployedRule } from "../../tools/content/build/deployed-rule.ts";
import { isoDuration } from "../../tools/content/build/iso-duration.ts";
import { watchlistCsv } from "../../tools/content/build/watchlist-csv.ts";
import { readParsers } from "../../tools/content/files/parser-file.ts";
import type { ParserFile } from "../../tools/content/files/parser-file.ts";
import { readFolder } from "../../tools/content/files/read-folder.ts";
import { readRules } from "../../tools/content/files/rule-file.ts";
import { staleContent } from "../../tools/content/generated-content.ts";
import { sampleRule } from "./sample-rule.ts";

const { slug, ...ruleInFile } = sampleRule;
const parserInFile = {
  name: "Rings",
  title: "Rings",
  description: "Bells that rang.",
  parameters: [{ name: "disabled", type: "bool", default: false, description: "Nothing at all." }],
  columns: [{ name: "Bell", type: "string", description: "Which." }],
  query: "OnePasswordEventLogs_CL | project Bell = uuid_s",
};
const vendors = [
  {
    source: "Vendors",
    detections: [
      { id: "bells", detects: "Bells." },
      { id: "gongs", detects: "Gongs." },
    ],
  },
];

function parser(name: string, query: string): ParserFile {
  return { name, title: name, description: "Bells.", parameters: [], columns: [], query };
}

/** A folder that has only what `files` says. */
async function project(files: Readonly<Record<string, unknown>>): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "content-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [name, contents] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), typeof contents === "string" ? contents : stringify(contents));
  }
  return folder;
}

describe("the files of the content", () => {
  it("are read with the name of the file, and what they leave out has its default", async () => {
    const { needs, tuning, exceptions, ...less } = ruleInFile;
    const folder = await project({
      "analytics-rules/bell-rung.yaml": less,
      "analytics-rules/vendor-detections.yaml": vendors,
    });
    expect(readRules(folder)).toEqual([{ slug, ...less, needs: [], tuning: [], exceptions: {} }]);
    expect([needs, tuning, exceptions]).toHaveLength(3);
  });

  it("may be absent altogether", async () => {
    expect(readRules(await project({}))).toEqual([]);
  });

  it("are read alone when only some are wanted, whatever is wrong with the others", async () => {
    const folder = await project({
      "analytics-rules/bell-rung.yaml": ruleInFile,
      "analytics-rules/broken.yaml": "x: 1",
    });
    expect(readRules(folder, ["bell-rung"]).map((rule) => rule.slug)).toEqual(["bell-rung"]);
    expect(() => readRules(folder, ["drum"])).toThrow("analytics-rules/drum.yaml: no such file");
  });

  it.each([
    { what: "a value that is none", change: { severity: "Grave" }, says: "severity: " },
    {
      what: "a length of time in words",
      change: { queryFrequency: "15 minutes" },
      says: "queryFrequency: give a number",
    },
    { what: "a key that does not exist", change: { falsPositives: [] }, says: "falsPositives: " },
    { what: "a key that is missing", change: { runbook: undefined }, says: "runbook: " },
    {
      what: "a value deep inside",
      change: { entityMappings: [{ entityType: "IP", fieldMappings: [{ identifier: "Address" }] }] },
      says: "entityMappings.0.fieldMappings.0.columnName: ",
    },
    {
      what: "an event of two kinds",
      change: { tests: [{ name: "x", alerts: [], events: [{ audit: {}, usage: {}, at: "10:00" }] }] },
      says: "tests.0.events.0: give one of audit",
    },
    {
      what: "a time that is none",
      change: { tests: [{ name: "x", alerts: [], events: [{ audit: {}, at: "10" }] }] },
      says: 'tests.0.events.0.at: give a time of day D, such as "10:00"',
    },
  ])("say the file and the key of $what", async ({ change, says }) => {
    const folder = await project({ "analytics-rules/bell-rung.yaml": { ...ruleInFile, ...change } });
    expect(() => readRules(folder)).toThrow(`analytics-rules/bell-rung.yaml: ${says}`);
  });

  it("say the place of what is no YAML, and every mistake of every file", async () => {
    const folder = await project({ "lists/a.yaml": "x: [1", "lists/b.yaml": "x: 1\ny: 2" });
    const read = (): unknown => readFolder(folder, "lists", v.strictObject({ x: v.string() }));
    expect(read).toThrow(/^lists\/a\.yaml: .*line 1.*\nlists\/b\.yaml: x: .*\nlists\/b\.yaml: y: /u);
  });

  it("must be called after what they say", async () => {
    const folder = await project({ "parsers/Ring.yaml": parserInFile });
    expect(() => readParsers(folder)).toThrow("parsers/Ring.yaml: it must be called Rings.yaml");
  });
});

describe("what is deployed of the content", () => {
  it.each([
    ["5m", "PT5M"],
    ["1h", "PT1H"],
    ["14d", "P14D"],
  ])("has %s as %s", (short, iso) => {
    expect(isoDuration(short)).toBe(iso);
  });

  it("has no length of time that is none", () => {
    expect(() => isoDuration("15")).toThrow("15");
  });

  it("has a rule with the prefix of its name, ISO durations, and techniques without their parts", () => {
    expect(deployedRule({ ...sampleRule, relevantTechniques: ["T1567.002", "T1567.003", "T1041"] })).toMatchObject({
      name: "1Password: Bell rung",
      ready: true,
      queryFrequency: "PT15M",
      queryPeriod: "P1D",
      triggerOperator: "GreaterThan",
      techniques: ["T1567", "T1041"],
      incidents: { groupingConfiguration: { lookbackDuration: "P1D", matchingMethod: "AllEntities" } },
    });
  });

  it("has a rule that needs something, disabled, and says so", () => {
    const { ready, description } = deployedRule({ ...sampleRule, needs: ["watchlist Doors"] });
    expect(ready).toBe(false);
    expect(description).toContain("**Needs**\n- watchlist Doors");
  });

  it("tells an analyst why, what to do, what may be harmless, what is not seen and how to tune", () => {
    expect(deployedRule(sampleRule).description).toBe(
      [
        "A bell that rings means something.",
        "**What to do**\n- Ask who rang. (Bells, 1 hour before: EventTime, UserEmail)\n- See who is at the door. (Doors, 1 hour after: SearchKey, Door)",
        "**May be harmless**\n- Somebody rings for tea.",
        "**Does not see**\n- Gongs.",
        "**Tuning**\n- expectedUsers: Put ringers here.",
      ].join("\n\n"),
    );
  });

  it("has a parser behind those that it calls", () => {
    const [a, b] = [parser("A", "B | union C"), parser("B", "C")];
    expect(deployedParsers([a, b, parser("C", "T")]).map(({ name }) => name)).toEqual(["C", "B", "A"]);
    expect(() => deployedParsers([a, b, parser("C", "A")])).toThrow("calls itself");
  });

  it("has watchlists as CSV, quoted where it must be", () => {
    const columns = [
      { name: "Door", description: "", example: "front, left" },
      { name: "Note", description: "", example: 'the "big" one' },
    ];
    expect(watchlistCsv({ alias: "Doors", name: "Doors", description: "", searchKey: "Door", columns })).toBe(
      'Door,Note\n"front, left","the ""big"" one"\n',
    );
  });
});

describe("the generated files", () => {
  const files = {
    "analytics-rules/bell-rung.yaml": ruleInFile,
    "analytics-rules/vendor-detections.yaml": vendors,
    "parsers/Rings.yaml": parserInFile,
    "watchlists/Doors.yaml": {
      alias: "Doors",
      name: "Doors",
      description: "Doors that matter.",
      searchKey: "Door",
      columns: [{ name: "Door", description: "Which.", example: "front" }],
    },
  };
  const all = [
    "infra/content/parsers.json",
    "infra/content/rules.json",
    "infra/content/watchlists.json",
    "analytics-rules/README.md",
    "analytics-rules/coverage.md",
    "parsers/README.md",
    "watchlists/README.md",
    "watchlists/Doors.csv",
  ];

  it("are left alone when only checking, written once, and then up to date", async () => {
    const folder = await project(files);
    expect(await staleContent(folder, false)).toEqual(all);
    expect(await staleContent(folder, true)).toEqual(all);
    expect(await staleContent(folder, true)).toEqual([]);
  });

  it("name each rule, each of its vendors' detections, each column and each watchlist", async () => {
    const folder = await project(files);
    await staleContent(folder, true);
    const read = (name: string): Promise<string> => readFile(path.join(folder, name), "utf8");
    expect(await read("analytics-rules/README.md")).toContain("| [Bell rung](bell-rung.yaml) | Medium   |");
    const coverage = await read("analytics-rules/coverage.md");
    expect(coverage).toContain("| `bells` | Bells.  | [Bell rung](bell-rung.yaml) |");
    expect(coverage).toContain("| `gongs` | Gongs.  |                             |");
    expect(await read("parsers/README.md")).toContain("`Rings(disabled:bool=false)`");
    expect(await read("watchlists/README.md")).toContain("| `Door` | Which.        | `front` |");
    expect(JSON.parse(await read("infra/content/watchlists.json"))).toMatchObject([
      { alias: "Doors", searchKey: "Door" },
    ]);
  });
});
