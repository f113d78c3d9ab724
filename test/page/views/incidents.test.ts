import { beforeAll, expect, it } from "vitest";
import { createIncidents } from "../../../local-cloud/azure/sentinel/incidents.ts";
import type { IncidentContent } from "../../../local-cloud/page-server/incidents/incident-content.ts";
import { incidentRoutes } from "../../../local-cloud/page-server/routes/incidents.ts";
import { describeInBrowser, expectAccessible } from "../browser.ts";
import { createIncidentWorld } from "../incidents/incident-world.ts";
import type { IncidentWorld } from "../incidents/incident-world.ts";
import { serveIncidents as serve } from "../incidents/serve-incidents.ts";

const noContent = (): IncidentContent => ({ rules: new Map(), huntingQueries: [], columns: new Map() });

describeInBrowser("the Incidents view", (open) => {
  let world: IncidentWorld;
  beforeAll(async () => {
    world = await createIncidentWorld();
  });

  it("lists incidents, filtered by the address and by what is typed", async () => {
    const { page, problems } = await open({ url: await serve(world), at: "/incidents?status=open" });
    const lines = page.getByRole("table").getByRole("link");
    await page.getByText("2 of 2").waitFor();
    await expect(page.getByRole("combobox", { name: "Status" }).inputValue()).resolves.toBe("open");
    await page.getByRole("searchbox", { name: "Text" }).focus();
    await page.keyboard.type("honey");
    await page.getByText("1 of 2").waitFor();
    await expect(lines.allTextContents()).resolves.toEqual([
      expect.stringContaining("ines@contoso.example touched the honey item AWS root (old)"),
    ]);
    expect(page.url()).toContain("status=open&text=honey");
    await page.getByRole("combobox", { name: "Severity" }).selectOption("Informational");
    await page.getByText("No incident fits the filters.").waitFor();
    await page.getByRole("link", { name: "Show all" }).press("Enter");
    await page.getByText("2 of 2").waitFor();
    await expectAccessible(page);
    expect(problems).toEqual([]);
  });

  it("says what to do when there is none", async () => {
    const incidents = createIncidents(() => "");
    const routes = incidentRoutes({
      incidents,
      clock: { now: () => 0 },
      ruleNames: () => new Map(),
      readContent: noContent,
    });
    const { page, problems } = await open({ url: await serve({ routes, workspace: world.workspace }) });
    await page.getByText("There is no incident yet.").waitFor();
    await expectAccessible(page);
    expect(problems).toEqual([]);
  });

  it("shows an incident with evidence, entities, timeline, runbook and its rule, and comes back to its line", async () => {
    const { page, problems } = await open({ url: await serve(world), at: "/incidents?text=honey" });
    await page.getByRole("link", { name: /touched the honey item/u }).press("Enter");
    const heading = page.getByRole("heading", { level: 1, name: /touched the honey item/u });
    await heading.and(page.locator(":focus")).waitFor();
    const evidence = page.getByRole("grid", { name: "Evidence of alert 1" });
    await evidence.getByRole("gridcell", { name: "ines@contoso.example", exact: true }).waitFor();
    const person = page.getByRole("region", { name: "Entities" }).getByRole("link", { name: "ines@contoso.example" });
    await expect(person.getAttribute("href")).resolves.toMatch(/^#\/workbook\?Tab=person&OnePerson=[A-Z0-9]{26}$/u);
    const timeline = page.getByRole("region", { name: /^Timeline/u });
    await expect(timeline.locator("li").allTextContents()).resolves.toEqual([
      expect.stringMatching(/^10:01:00Eventines@contoso\.example/u),
      expect.stringMatching(/^10:\d\d:\d\dAlertines@contoso\.example touched/u),
    ]);
    const runbook = page.getByRole("region", { name: /^Runbook/u });
    const look = runbook.getByRole("link", { name: "Look in OnePasswordItemUsages" }).first();
    const query = new URLSearchParams((await look.getAttribute("href"))?.split("?")[1]).get("query");
    expect(query).toMatch(/^OnePasswordItemUsages\n[^]*"ines@contoso\.example"/u);
    await page.getByRole("region", { name: "Rule" }).getByText("What it does not see").waitFor();
    await expectAccessible(page);
    await page.getByRole("link", { name: "← All incidents" }).press("Enter");
    await page.getByText("1 of 2").waitFor();
    await page
      .locator(":focus")
      .and(page.getByRole("link", { name: /touched the honey item/u }))
      .waitFor();
    expect(problems).toEqual([]);
  });

  it("remembers which steps of the runbook are done", async () => {
    const [incident] = world.incidents.list();
    const { page } = await open({ url: await serve(world), at: `/incidents/${incident?.id}` });
    await page
      .getByRole("region", { name: /^Runbook/u })
      .getByRole("checkbox")
      .first()
      .press("Space");
    await page.getByRole("heading", { name: /^Runbook 1 of/u }).waitFor();
    await page.reload();
    await page.getByRole("heading", { name: /^Runbook 1 of/u }).waitFor();
    await expect(page.getByRole("checkbox").first().isChecked()).resolves.toBe(true);
  });

  it("runs a hunting query in place, with what mentions the incident marked", async () => {
    const [incident] = world.incidents.list();
    const { page, problems } = await open({ url: await serve(world), at: `/incidents/${incident?.id}` });
    const hunting = page.getByRole("region", { name: "Hunting queries" });
    await hunting.getByText(/Why here: maps Account and IP.*HoneyItems/u).waitFor();
    await hunting.getByRole("button", { name: /^Run What happened around/u }).press("Enter");
    const result = hunting.getByRole("grid", { name: /^Result of What happened around/u });
    await result.getByRole("columnheader", { name: "In this incident" }).waitFor();
    await result
      .getByRole("gridcell", { name: /ines@contoso\.example/u })
      .first()
      .waitFor();
    await hunting.getByText("On a hit:").waitFor();
    await expectAccessible(page);
    expect(problems).toEqual([]);
  });

  it("ends a hunting query that nobody waits for any more", async () => {
    const [incident] = world.incidents.list();
    const { page } = await open({ url: await serve(world), at: `/incidents/${incident?.id}` });
    const hunting = page.getByRole("region", { name: "Hunting queries" });
    const runs = hunting.getByRole("button", { name: /^Run What happened around/u });
    await runs.waitFor();
    await page.route("**/query", () => {});
    await runs.click();
    await hunting.getByText("Running …").waitFor();
    const [ended] = await Promise.all([
      page.waitForEvent("requestfailed", (request) => request.postData()?.includes("HoneyItems") === true),
      page.getByRole("link", { name: "← All incidents" }).click(),
    ]);
    expect(ended.failure()?.errorText).toBe("net::ERR_ABORTED");
  });

  it("fits a phone whatever a title is", async () => {
    const { incidents, ...served } = await createIncidentWorld();
    const [incident] = incidents.list();
    incidents.change(incident?.id ?? "", { title: "x".repeat(400), description: "y".repeat(400) }, 0);
    const { page } = await open({ url: await serve(served), at: "/incidents", width: 390 });
    await page.getByRole("link", { name: /x{400}/u }).waitFor();
    await expect(page.evaluate("document.documentElement.scrollWidth")).resolves.toBe(390);
    await page.getByRole("link", { name: /x{400}/u }).press("Enter");
    await page.getByRole("heading", { level: 1, name: /x{400}/u }).waitFor();
    await expect(page.evaluate("document.documentElement.scrollWidth")).resolves.toBe(390);
  });

  it("shows texts of events as texts, and fits a phone", async () => {
    const [, hostile] = world.incidents.list();
    const at = `/incidents/${hostile?.id}`;
    const { page, problems } = await open({ url: await serve(world), at, width: 390, colours: "dark" });
    await page.getByRole("heading", { level: 1, name: /<img src="\/nothing" onerror="alert\(1\)"> did it/u }).waitFor();
    await page.getByText("The rule has none").waitFor();
    await expect(page.locator("main img").count()).resolves.toBe(0);
    await expect(page.evaluate("document.documentElement.scrollWidth")).resolves.toBe(390);
    await expectAccessible(page);
    expect(problems).toEqual([]);
  });

  it("says when there is no such incident", async () => {
    const { page } = await open({ url: await serve(world), at: "/incidents/nothing" });
    await page.getByText("There is no such incident.").waitFor();
    await page.getByRole("heading", { level: 1, name: "Incident", exact: true }).waitFor();
    await page.getByRole("link", { name: "← All incidents" }).press("Enter");
    await page.getByText("2 of 2").waitFor();
    expect(page.url()).toMatch(/#\/incidents$/u);
  });
});
