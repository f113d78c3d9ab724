import type { Hono } from "hono";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { createIncidents } from "../../../local-cloud/azure/sentinel/incidents.ts";
import { ruleOfFile } from "../../../local-cloud/azure/sentinel/rule-of-file.ts";
import type { RuleLine } from "../../../local-cloud/page-server/answers/content.ts";
import { createContentRoutes } from "../../../local-cloud/page-server/routes/content.ts";
import { alertRuleBody } from "../../../tools/content/build/alert-rule-body.ts";
import { deployedRule } from "../../../tools/content/build/deployed-rule.ts";
import { readRules, type RuleFile } from "../../../tools/content/files/rule-file.ts";
import { createSmallCloud, type SmallCloud } from "./small-cloud.ts";
import { createTinyProject, tinyRule, type TinyProject } from "./tiny-project.ts";

let small: SmallCloud;
let cloud: SmallCloud & { readonly sentinel: { readonly incidents: ReturnType<typeof createIncidents> } };
let project: TinyProject;
let api: Hono;

beforeEach(async () => {
  small = await createSmallCloud();
  cloud = { ...small, sentinel: { incidents: createIncidents(() => "incident-1") } };
  project = createTinyProject();
  onTestFinished(() => project[Symbol.dispose]());
  api = createContentRoutes({ cloud }, project.root);
});

function tinyFile(): RuleFile {
  const [file] = readRules(project.root);
  if (file === undefined) throw new Error("There is no rule.");
  return file;
}

/** The rule with a query that needs no table. */
async function deployTiny(query = "print UserEmail = 'ines@contoso.example'"): Promise<void> {
  const { kind, properties } = alertRuleBody(deployedRule(tinyFile()));
  await small.place(`alertRules/${tinyFile().id}`, { kind, properties: { ...properties, query } });
}

async function bodyAt(address: string, status = 200): Promise<unknown> {
  const answer = await api.request(address);
  expect(answer.status).toBe(status);
  return answer.json();
}

async function put(slug: string, body: string): Promise<{ readonly status: number; readonly body: unknown }> {
  const answer = await api.request(`/rules/${slug}`, { method: "PUT", body });
  return { status: answer.status, body: await answer.json() };
}

async function runTests(of: string): Promise<Response> {
  return api.request(`/${of}/tests`, { method: "POST" });
}

async function testLines(answer: Response): Promise<readonly unknown[]> {
  return (await answer.text()).split("\n").flatMap((line): unknown[] => (line === "" ? [] : [JSON.parse(line)]));
}

describe("the project's content", () => {
  beforeEach(() => {
    api = createContentRoutes({ cloud });
  });

  it("is listed, with what of it is deployed", async () => {
    const properties = { displayName: "Honey", provider: "us", source: "Local file", itemsSearchKey: "ItemUuid" };
    await small.place("watchlists/HoneyItems", { properties });
    const lists = Object(await bodyAt("/"));
    expect(lists.problems).toEqual([]);
    const names: string[] = lists.rules.map(({ name }: RuleLine) => name);
    expect(names).toEqual(names.toSorted((one, other) => one.localeCompare(other, "en")));
    expect(lists.rules).toContainEqual(
      expect.objectContaining({ slug: "vault-exported", severity: "Medium", frequency: "15m", isEnabled: null }),
    );
    expect(lists.parsers).toContainEqual(expect.objectContaining({ name: "OnePasswordHealth", kind: "1Password" }));
    expect(lists.parsers).toContainEqual(expect.objectContaining({ name: "ASimAuditEventOnePassword", kind: "ASIM" }));
    expect(lists.huntingQueries).toContainEqual(expect.objectContaining({ slug: "users-of-leaked-item" }));
    expect(lists.watchlists).toContainEqual(expect.objectContaining({ alias: "HoneyItems", rowCount: 0 }));
    expect(lists.watchlists).toContainEqual(expect.objectContaining({ alias: "PV1PW", rowCount: null }));
  });

  it("is told with everything that its files have", async () => {
    expect(await bodyAt("/rules/vault-exported")).toMatchObject({
      query: expect.stringContaining("let frequency"),
      trigger: "more than 0 rows",
      isAlertPerRow: true,
      grouping: "Alerts with the same Account share an incident for 1d.",
      covers: expect.arrayContaining([{ source: expect.any(String), detects: expect.any(String) }]),
      watchlists: ["PV1PW"],
      tests: expect.arrayContaining([expect.objectContaining({ name: "a member exports a vault" })]),
    });
    expect(await bodyAt("/parsers/OnePasswordHealth")).toMatchObject({
      isDeployed: false,
      readers: expect.arrayContaining([{ kind: "rules", id: "connector-silent", name: "Connector silent" }]),
    });
    expect(await bodyAt("/hunting-queries/users-of-leaked-item")).toMatchObject({ watchlists: ["SensitiveItems"] });
    expect(await bodyAt("/watchlists/PV1PW")).toMatchObject({
      searchKey: "VaultUuid",
      readers: expect.arrayContaining([expect.objectContaining({ id: "vault-exported" })]),
    });
  });

  it.each(["/rules/nope", "/parsers/nope", "/hunting-queries/nope", "/watchlists/nope", "/rules/..%2Fpackage"])(
    "is not there under %s",
    async (address) => {
      expect(await bodyAt(address, 404)).toEqual({ error: expect.stringMatching(/^There is no .*yaml\.$/u) });
    },
  );

  it("passes its tests: a line for each, as it is done", async () => {
    const lines = await testLines(await runTests("rules/vault-exported"));
    const [first, ...outcomes] = lines;
    expect(first).toMatchObject({ kind: "tests", names: expect.arrayContaining(["a member exports a vault"]) });
    expect(outcomes).toHaveLength(Object(first).names.length);
    expect(outcomes.filter((line) => Object(line).hasPassed !== true)).toEqual([]);
  });

  it("passes the tests of a hunting query", async () => {
    const lines = await testLines(await runTests("hunting-queries/users-of-leaked-item"));
    expect(lines.slice(1).map((line) => Object(line).hasPassed)).toEqual([true, true, true]);
  });
});

describe("a deployed rule", () => {
  it("is switched off and on through Resource Manager, and its query stays", async () => {
    await deployTiny();
    expect(await bodyAt("/rules/tiny")).toMatchObject({ isEnabled: true, hasChanged: true });
    expect(await put("tiny", '{ "enabled": false }')).toMatchObject({ status: 200, body: { isEnabled: false } });
    const [resource] = small.manager.resources.list("Microsoft.SecurityInsights/alertRules");
    expect(resource?.answered).toMatchObject({
      properties: { enabled: false, query: expect.stringMatching(/^print/u) },
    });
    expect(await put("tiny", '{ "enabled": true }')).toMatchObject({ status: 200, body: { isEnabled: true } });
  });

  it("tells why it is not switched", async () => {
    expect(await put("tiny", '{ "enabled": true }')).toMatchObject({ status: 404 });
    expect(await put("nope", '{ "enabled": true }')).toMatchObject({ status: 404 });
    await deployTiny();
    for (const body of ["", "{}", '{ "enabled": "no" }', '{ "enabled": true, "severity": "Low" }']) {
      expect(await put("tiny", body)).toEqual({ status: 400, body: { error: expect.stringContaining("enabled") } });
    }
  });

  it("tells its incidents, the newest first, and how many are open", async () => {
    const file = tinyFile();
    const alert = {
      ruleId: file.id,
      title: "ines did it",
      description: "",
      severity: "Low" as const,
      tactics: [],
      techniques: [],
      entities: [],
      details: {},
      results: 1,
      evidence: { columns: [], rows: [] },
    };
    const ids = ["one", "two"][Symbol.iterator]();
    const incidents = createIncidents(() => ids.next().value ?? "");
    incidents.take(ruleOfFile(file), [
      { ...alert, at: 1_000 },
      { ...alert, at: 2_000 },
    ]);
    incidents.change("two", { status: "Closed" }, 3_000);
    api = createContentRoutes({ cloud: { ...cloud, sentinel: { incidents } } }, project.root);
    expect(await bodyAt("/rules/tiny")).toMatchObject({
      lastFired: 2_000,
      openIncidents: 1,
      incidents: [
        { id: "two", status: "Closed", lastAlert: 2_000 },
        { id: "one", status: "New", lastAlert: 1_000 },
      ],
    });
  });
});

describe("files that somebody is writing", () => {
  it("are read again when they have changed, and mistakes are told beside the others", async () => {
    expect(await bodyAt("/")).toMatchObject({ rules: [{ slug: "tiny" }], problems: [] });
    project.write("analytics-rules/broken.yaml", tinyRule("x").replace("severity: Low", "severity: Terrible"));
    project.write("analytics-rules/tiny.yaml", tinyRule("x").replace("Somebody did", "Somebody has done"));
    expect(await bodyAt("/")).toMatchObject({
      rules: [{ slug: "tiny", name: "Somebody has done something" }],
      problems: [expect.stringMatching(/^analytics-rules\/broken\.yaml: severity: /u)],
    });
    expect(await bodyAt("/rules/broken", 422)).toEqual({ error: expect.stringContaining("severity") });
    expect((await runTests("rules/broken")).status).toBe(422);
  });

  it("fail their tests with what differs, in words", async () => {
    project.write("analytics-rules/tiny.yaml", tinyRule("tom@contoso.example"));
    const [, first, ...others] = await testLines(await runTests("rules/tiny"));
    expect(first).toMatchObject({ kind: "outcome", name: "somebody does something", hasPassed: false });
    expect(Object(first).difference).toContain("expected 1, got 1\nmissing:");
    expect(Object(first).difference).toContain('"ines@contoso.example did it"');
    expect(others.map((line) => Object(line).hasPassed)).toEqual([false, true, true]);
  });

  it("fail every test when the query cannot run", async () => {
    project.write("analytics-rules/tiny.yaml", tinyRule("x").replace("| project", "| projekt"));
    const [, ...outcomes] = await testLines(await runTests("rules/tiny"));
    expect(outcomes).toHaveLength(4);
    for (const line of outcomes) expect(Object(line).difference).toMatch(/^The query cannot run: ./u);
  });

  it("are tested one after the other; who goes away stops the run", async () => {
    const [gone, first, second] = [
      await runTests("rules/tiny"),
      await runTests("rules/tiny"),
      await runTests("rules/tiny"),
    ];
    await gone.body?.cancel();
    const lines = await Promise.all([testLines(second), testLines(first)]);
    expect(lines.map(({ length }) => length)).toEqual([5, 5]);
  });
});
