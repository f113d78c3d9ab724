import { describe, expect, it } from "vitest";
import { linkedQueries } from "../../../local-cloud/page-server/incidents/linked-queries.ts";
import type { HuntingQueryFile } from "../../../tools/content/files/hunting-query-file.ts";

function queryOf(slug: string, given: Partial<HuntingQueryFile>): HuntingQueryFile {
  return {
    slug,
    id: "00000000-0000-0000-0000-000000000000",
    name: slug,
    description: "",
    requiredDataConnectors: [],
    tactics: [],
    relevantTechniques: [],
    query: "Events\n",
    entityMappings: [{ entityType: "Account", fieldMappings: [] }],
    version: "1.0.0",
    needs: [],
    blindSpots: [],
    question: "Who\n  was it?",
    onHit: "Ask.",
    tests: [],
    ...given,
  };
}

const rule = {
  tactics: ["Exfiltration", "CredentialAccess"],
  relevantTechniques: ["T1078.004", "T1555.005"],
  query: 'Events | where Action == "export"',
};

function slugs(queries: readonly HuntingQueryFile[], types: readonly string[] = ["Account"]): string[] {
  return linkedQueries(types, rule, queries).map(({ slug }) => slug);
}

describe("hunting queries for an incident", () => {
  it("find an entity type that it has", () => {
    const found = queryOf("found", { tactics: ["Exfiltration"] });
    expect(slugs([found], ["IP"])).toEqual([]);
    expect(slugs([found], ["IP", "Account"])).toEqual(["found"]);
  });

  it("share a technique or a tactic with its rule", () => {
    expect(
      slugs([
        queryOf("nothing", { tactics: ["Impact"], relevantTechniques: ["T1485"] }),
        queryOf("tactic", { tactics: ["Exfiltration"] }),
        queryOf("technique", { relevantTechniques: ["T1078.004"] }),
        queryOf("family", { relevantTechniques: ["T1078"] }),
      ]),
    ).toEqual(["technique", "tactic", "family"]);
  });

  it("come with the best match first, and those before that need nothing", () => {
    expect(
      slugs([
        queryOf("needy", { relevantTechniques: ["T1078.004"], needs: ["table SigninLogs"] }),
        queryOf("ready", { relevantTechniques: ["T1078.004"] }),
        queryOf("both", { relevantTechniques: ["T1078.004", "T1555.005"] }),
      ]),
    ).toEqual(["both", "ready", "needy"]);
  });

  it("come before others when they name what the rule names, the more so the rarer it is", () => {
    const tactics = ["Exfiltration"];
    const naming = (slug: string, word: string) =>
      queryOf(slug, { tactics, query: `Events | where Action == "${word}"` });
    const queries = [naming("other", "reveal"), naming("again", "reveal"), naming("same", "export")];
    expect(slugs(queries)).toEqual(["same", "other", "again"]);
    const [first] = linkedQueries(["Account"], rule, queries);
    expect(first?.why).toBe("maps Account, same tactic Exfiltration, both name export");
  });

  it("are eight at most", () => {
    const many = Array.from({ length: 9 }, (_, index) => queryOf(`query-${index}`, { tactics: ["Exfiltration"] }));
    expect(slugs(many)).toHaveLength(8);
  });

  it("say why they are there, and what to do", () => {
    const given = { relevantTechniques: ["T1078.004", "T1555"], tactics: ["Exfiltration"] };
    expect(linkedQueries(["Account"], rule, [queryOf("found", given)])).toEqual([
      {
        slug: "found",
        name: "found",
        question: "Who was it?",
        why: "maps Account, same technique T1078.004, related technique T1555, same tactic Exfiltration",
        onHit: "Ask.",
        needs: [],
        query: "Events",
      },
    ]);
  });
});
