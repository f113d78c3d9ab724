import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { stringify } from "yaml";
import { deployedHuntingQuery } from "../../tools/content/build/deployed-hunting-query.ts";
import { huntingPage } from "../../tools/content/build/hunting-page.ts";
import { createExaminer } from "../../tools/content/checks/examined-rule.ts";
import { huntingChecks, huntingProblems, namesOfRules } from "../../tools/content/checks/hunting-checks.ts";
import { readHuntingQueries } from "../../tools/content/files/hunting-query-file.ts";
import { staleContent } from "../../tools/content/generated-content.ts";
import { broken, sampleHunt } from "./hunting-broken.ts";
import { sampleRule, sampleSchema } from "./sample-rule.ts";

const examine = createExaminer(sampleSchema);

describe("the checks of a hunting query", () => {
  it("find no fault with a good one", () => {
    expect(huntingProblems(examine(sampleHunt))).toEqual([]);
  });

  it.each(broken)("$check finds $what", ({ check, change, says }) => {
    const run = huntingChecks[check];
    expect(run(examine({ ...sampleHunt, ...change })).join("\n")).toContain(says);
  });

  it("have a broken one each", () => {
    const tried = new Set<string>(broken.map(({ check }) => check));
    expect(Object.keys(huntingChecks).filter((name) => !tried.has(name))).toEqual([]);
  });

  it("find the name of a rule", () => {
    expect(namesOfRules([sampleHunt], [sampleRule])).toEqual([]);
    expect(namesOfRules([{ ...sampleHunt, name: "bell Rung" }], [sampleRule])).toEqual([
      "hunting-queries/ringers-by-bell.yaml: name: a rule has it",
    ]);
  });
});

/** A folder with the hunting query and with what else generated pages need. */
async function project(hunt: Readonly<Record<string, unknown>>): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "hunts-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [name, contents] of [
    ["hunting-queries/ringers-by-bell.yaml", hunt],
    ["analytics-rules/vendor-detections.yaml", []],
  ] as const) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), stringify(contents));
  }
  return folder;
}

describe("a hunting query's file", () => {
  const { slug, ...inFile } = sampleHunt;

  it("is read with the name of the file", async () => {
    expect(readHuntingQueries(await project(inFile))).toEqual([{ slug, ...inFile }]);
  });

  it.each([
    { what: "an alert instead of rows", change: { tests: [{ name: "x", alerts: [] }] }, says: "tests.0.rows" },
    { what: "a statement for a question", change: { question: "Ringers." }, says: "question: " },
    { what: "a severity", change: { severity: "High" }, says: "severity: " },
  ])("is refused with $what", async ({ change, says }) => {
    const folder = await project({ ...inFile, ...change });
    expect(() => readHuntingQueries(folder)).toThrow(`hunting-queries/ringers-by-bell.yaml: ${says}`);
  });

  it("gives the saved search and the page, once", async () => {
    const folder = await project(inFile);
    const generated = ["infra/content/hunting-queries.json", "hunting-queries/README.md"];
    expect(await staleContent(folder, true)).toEqual(expect.arrayContaining(generated));
    expect(await staleContent(folder, true)).toEqual([]);
    const [json = "", page = ""] = await Promise.all(
      generated.map((name) => readFile(path.join(folder, name), "utf8")),
    );
    expect(JSON.parse(json)).toEqual([deployedHuntingQuery(sampleHunt)]);
    expect(page).toContain("| [Ringers by bell](ringers-by-bell.yaml) |");
  });
});

const entity = (entityType: string, identifier: string, columnName: string) => ({
  entityType,
  fieldMappings: [{ identifier, columnName }],
});

describe("what is made of a hunting query", () => {
  it("has the prefix, techniques without their parts, and all that a hunter has to know", () => {
    expect(deployedHuntingQuery({ ...sampleHunt, needs: ["watchlist Doors"] })).toMatchObject({
      name: "1Password: Ringers by bell",
      techniques: ["T1567"],
      description: "Who rang which bell?",
      query: [
        "// Bells tell.",
        "// On a hit: Ask who rang. Take the bell away.",
        "// Needs: watchlist Doors.",
        "// Does not see: Gongs.",
        sampleHunt.query,
        "| extend Account_0_Name = AccountName, Account_0_UPNSuffix = AccountUPNSuffix",
      ].join("\n"),
    });
  });

  it("has a column for each identifier of its entities, which are counted by type", () => {
    const entityMappings = [
      entity("IP", "Address", "A"),
      entity("Host", "HostName", "H"),
      entity("IP", "Address", "B"),
    ];
    const { query } = deployedHuntingQuery({ ...sampleHunt, entityMappings });
    expect(query.split("\n").at(-1)).toBe("| extend IP_0_Address = A, IP_1_Address = B, Host_0_HostName = H");
  });

  it("has no such columns without entities", () => {
    const { query } = deployedHuntingQuery({ ...sampleHunt, entityMappings: [] });
    expect(query.endsWith(sampleHunt.query)).toBe(true);
  });

  it("has comments that are broken between words", () => {
    const onHit = Array.from({ length: 60 }, (_, index) => `word${index}`).join(" ");
    const comments = deployedHuntingQuery({ ...sampleHunt, onHit })
      .query.split("\n")
      .filter((line) => line.startsWith("// "));
    expect(Math.max(...comments.map(({ length }) => length))).toBeLessThanOrEqual(113);
    expect(comments.map((line) => line.slice(3)).join(" ")).toContain(`On a hit: ${onHit} Does not`);
  });

  it("is listed under its first tactic, with what to do", () => {
    const page = huntingPage([
      sampleHunt,
      { ...sampleHunt, slug: "gongs", name: "Gongs", tactics: ["Collection", "Impact"] },
    ]);
    expect(page).toContain("2 questions");
    expect(page).toContain("filter on `TimeGenerated`");
    expect(page.indexOf("## Collection")).toBeLessThan(page.indexOf("[Gongs](gongs.yaml)"));
    expect(page.indexOf("[Gongs](gongs.yaml)")).toBeLessThan(page.indexOf("## Exfiltration"));
    expect(page).toContain("Ask who rang. Take the bell away.");
  });
});
