import { describe, expect, it } from "vitest";
import { createConnectorWorld, streamLine, streams } from "./connector-world.ts";
import type { ConnectorWorld } from "./connector-world.ts";
import type { ConnectorAnswer } from "../../local-cloud/page-server/answers/connector.ts";
import { createConnectorRoutes } from "../../local-cloud/page-server/routes/connector.ts";
import { expectationOf, healthOf, refusals } from "../../page/views/connector/health.ts";
import { healthRules } from "../../local-cloud/health-rules.ts";
import { readRules } from "../../tools/content/files/rule-file.ts";

const good = streams.map((stream) => streamLine(stream));
const refused = { ok: false, lines: [streamLine("*", { outcome: "failed", category: "credentials_failed" })] };
const unreachable = { ok: false, lines: [], error: "The run ended with failures: healthevents [unavailable]." };

async function answerOf(world: Pick<ConnectorWorld, "dependencies">): Promise<ConnectorAnswer> {
  const response = await createConnectorRoutes(world.dependencies).request("/");
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the route is compiled to answer this
  return (await response.json()) as ConnectorAnswer;
}

describe("the health", () => {
  it("is unknown before the first run has ended", async () => {
    expect(healthOf(await answerOf(createConnectorWorld())).word).toBe("Starting");
  });

  it("is good since the first good run after a bad one", async () => {
    const world = createConnectorWorld();
    world.run(0, refused);
    world.run(10, { lines: good });
    world.run(20, { lines: good });
    const answer = await answerOf(world);
    expect(healthOf(answer)).toMatchObject({ tone: "good", sentence: "Collection works since 12:00:10 UTC." });
    expect(expectationOf(answer)).toBeUndefined();
  });

  it("is that it is behind while a run cannot take all", async () => {
    const world = createConnectorWorld();
    world.run(0, { lines: [streamLine("itemusages", { outcome: "budget_spent" })] });
    expect(healthOf(await answerOf(world))).toMatchObject({ tone: "warning", word: "Behind" });
  });

  it("is bad since the first of the bad runs, and an incident is to be expected soon when it is a refusal", async () => {
    const world = createConnectorWorld();
    world.run(0, { lines: good });
    world.run(10, refused);
    world.run(20, refused);
    const answer = await answerOf(world);
    expect(healthOf(answer)).toMatchObject({
      tone: "bad",
      sentence: "Collection fails since 12:00:10 UTC: credentials_failed (all streams).",
    });
    expect(expectationOf(answer)).toBe(
      "The rule Connector refused opens an incident after two such runs. It runs every 30 s here.",
    );
    world.openIncident("events-integration-token-revoked");
    expect(expectationOf(await answerOf(world))).toMatch(/^The rule Connector refused opens an incident/u);
    world.openIncident();
    expect(expectationOf(await answerOf(world))).toBeUndefined();
  });

  it("says that no health row arrives, and when the rule on silence would tell", async () => {
    const world = createConnectorWorld();
    world.run(0, { lines: good });
    world.run(10, unreachable);
    const answer = await answerOf(world);
    expect(healthOf(answer).sentence).toBe(
      "Collection fails since 12:00:10 UTC: unavailable (all streams). No health row arrives.",
    );
    expect(expectationOf(answer)).toContain("at about 13:00:01 UTC");
  });

  it("has nothing to expect without any good run", async () => {
    const world = createConnectorWorld();
    world.run(0, unreachable);
    expect(expectationOf(await answerOf(world))).toContain("There was no good run yet");
  });
});

describe("what the page knows of the rules", () => {
  const rules = readRules(new URL("../../", import.meta.url).pathname, Object.keys(healthRules));

  it("has their ids", () => {
    expect(Object.fromEntries(rules.map(({ slug, id }) => [slug, id]))).toEqual(healthRules);
  });

  it("has what the rule on refusals takes for one, and the hour of the rule on silence", () => {
    const queries = new Map(rules.map(({ slug, query }) => [slug, query]));
    expect(queries.get("connector-refused")).toContain(
      `let refusals = dynamic([${refusals.map((each) => `"${each}"`).join(", ")}]);`,
    );
    expect(queries.get("connector-silent")).toContain("let silence = 1h;");
  });
});
