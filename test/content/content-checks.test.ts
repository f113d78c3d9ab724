import { describe, expect, it } from "vitest";
import { parserProblems } from "../../tools/content/checks/parsers.ts";
import { repeatedNames, uncovered, unknownCovers } from "../../tools/content/checks/repository.ts";
import { unraisedVersions } from "../../tools/content/checks/versions.ts";
import { watchlistProblems } from "../../tools/content/checks/watchlists.ts";
import type { ParserFile } from "../../tools/content/files/parser-file.ts";
import { sampleRule, sampleSchema } from "./sample-rule.ts";

const other = {
  ...sampleRule,
  slug: "gong-rung",
  id: "f8a8d4b5-2c70-4a0e-8d6b-90c1d2e3f4a5",
  name: "Gong rung",
  query: "print 1",
};

describe("rules beside each other", () => {
  it("may have ids, names and queries of their own", () => {
    expect(repeatedNames([sampleRule, other])).toEqual([]);
  });

  it.each([
    { key: "id", change: { id: sampleRule.id.toUpperCase() } },
    { key: "name", change: { name: "bell Rung" } },
    { key: "query", change: { query: `${sampleRule.query}\n` } },
  ])("must not have the same $key", ({ key, change }) => {
    expect(repeatedNames([sampleRule, { ...other, ...change }])).toEqual([`bell-rung, gong-rung: the same ${key}`]);
  });
});

describe("the coverage of vendors' detections", () => {
  const vendors = [
    { source: "Vendors", detections: ["bells", "gongs"].map((id) => ({ id, detects: "Noise.", vendors: [] })) },
  ];

  it("lacks what no rule covers", () => {
    expect(uncovered(vendors, [sampleRule])).toEqual(["gongs"]);
    expect(uncovered(vendors, [sampleRule, { ...other, covers: ["gongs"] }])).toEqual([]);
  });

  it("knows no other ids, and each once", () => {
    expect(unknownCovers(vendors, [sampleRule])).toEqual([]);
    expect(unknownCovers([...vendors, ...vendors], [{ ...sampleRule, covers: ["drums"] }])).toEqual([
      "vendor-detections: bells is there twice",
      "vendor-detections: gongs is there twice",
      "bell-rung: covers drums, which vendor-detections.yaml does not have",
    ]);
  });
});

describe("the version of a rule", () => {
  const changed = `${sampleRule.query} // quieter`;

  it.each([
    { what: "stays with the query", now: {} },
    { what: "stays with a query that was only laid out anew at its ends", now: { query: `\n${sampleRule.query}\n` } },
    { what: "may rise without a change", now: { version: "1.0.1" } },
    { what: "rises with a change", now: { query: changed, version: "1.0.1" } },
    { what: "rises by number, not by letter", now: { query: changed, version: "1.10.0" }, before: "1.9.0" },
    {
      what: "may fall back behind the dot when it rises before it",
      now: { query: changed, version: "2.0.0" },
      before: "1.9.9",
    },
    { what: "is free in a new rule", now: { id: other.id, query: changed } },
  ])("$what", ({ now, before = "1.0.0" }) => {
    expect(unraisedVersions([{ ...sampleRule, ...now }], [{ ...sampleRule, version: before }])).toEqual([]);
  });

  it.each([
    { what: "as it was", version: "1.9.0" },
    { what: "lower", version: "1.8.9" },
    { what: "lower by number", version: "1.2.0" },
  ])("must not be $what when the query changed", ({ version }) => {
    expect(
      unraisedVersions([{ ...sampleRule, query: changed, version }], [{ ...sampleRule, version: "1.9.0" }]),
    ).toEqual(["bell-rung: the query changed since the release, so version must be higher than 1.9.0"]);
  });

  it("is held against the rule's id, whatever its file is called now", () => {
    const moved = { ...sampleRule, slug: "bell-sounded", query: changed };
    expect(unraisedVersions([moved], [sampleRule])).toHaveLength(1);
  });
});

describe("a parser", () => {
  const parser: ParserFile = {
    name: "Rings",
    title: "Rings",
    description: "Bells that rang.",
    parameters: [{ name: "disabled", type: "bool", default: "false", description: "Nothing at all." }],
    columns: [{ name: "Bell", type: "string", description: "Which." }],
    query: "OnePasswordEventLogs_CL\n| where not(disabled)\n| project Bell = bell",
  };
  const problemsOf = (change: Partial<ParserFile>): string => {
    const changed = { ...parser, ...change };
    const rings = { name: "Rings", parameters: "disabled:bool=false", body: changed.query };
    return parserProblems(changed, { ...sampleSchema, functions: [...sampleSchema.functions, rings] }).join("\n");
  };

  it("has no problem when it gives what it declares", () => {
    expect(problemsOf({})).toBe("");
  });

  it.each([
    {
      what: "gives another column",
      change: { query: "OnePasswordEventLogs_CL | project Gong = bell" },
      says: "Gong: string",
    },
    {
      what: "gives another type",
      change: { query: "OnePasswordEventLogs_CL | project Bell = weight" },
      says: "Bell: long",
    },
    {
      what: "names what does not exist",
      change: { query: "OnePasswordEventLogs_CL | project Bell = gong" },
      says: "KS",
    },
    { what: "is not ASCII", change: { title: "R\u00efngs" }, says: "ASCII" },
  ])("that $what has one", ({ change, says }) => {
    expect(problemsOf(change)).toContain(says);
  });
});

describe("a watchlist", () => {
  const door = { name: "Door", description: "Which.", example: "front, left" };
  const note = { name: "Note", description: "Why.", example: 'EXAMPLE ROW: delete me ("the" door)' };
  const list = {
    alias: "Doors",
    name: "Doors",
    description: "Doors that matter.",
    searchKey: "Door",
    columns: [door, note],
  };

  it("has no problem when its file reads as it is declared", () => {
    expect(watchlistProblems(list)).toEqual([]);
  });

  it.each([
    { what: "is searched by another column than the first", change: { searchKey: "Note" }, says: "searchKey" },
    { what: "has a column twice", change: { columns: [door, note, note] }, says: "twice" },
    {
      what: "has a column with a space",
      change: { columns: [door, note, { ...note, name: "The door" }] },
      says: "letters and digits",
    },
    { what: "has an example that could be real", change: { columns: [door] }, says: "EXAMPLE ROW" },
    { what: "is not ASCII", change: { description: "T\u00fcren." }, says: "ASCII" },
  ])("that $what has one", ({ change, says }) => {
    expect(watchlistProblems({ ...list, ...change }).join("\n")).toContain(says);
  });
});
