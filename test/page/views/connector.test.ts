import { expect, it, onTestFinished } from "vitest";
import { describeInBrowser, expectAccessible } from "../browser.ts";
import { createConnectorWorld, streamLine, streams } from "../connector-world.ts";
import type { ConnectorWorld } from "../connector-world.ts";
import { startPageServer } from "../../../local-cloud/page-server/page-server.ts";
import { createConnectorRoutes } from "../../../local-cloud/page-server/routes/connector.ts";
import { buildPage } from "../../../tools/page/build-page.ts";

const good = streams.map((stream) => streamLine(stream));
const refused = {
  ok: false,
  lines: [streamLine("*", { outcome: "failed", category: "credentials_failed", events: 0 })],
  log: [{ level: "error", message: "all streams failed: <img src=x onerror=alert(1)> [credentials_failed]" }],
  error: "The run ended with failures.",
};

/** Serves the page over a connector that does what the test says. */
async function serve(world: ConnectorWorld, isAtWork = true): Promise<string> {
  const { cloud, connector } = world.dependencies;
  const server = await startPageServer({
    folder: await buildPage(),
    routes: { connector: createConnectorRoutes(isAtWork ? { cloud, connector } : { cloud }) },
    workspace: { fetch: () => new Response(undefined, { status: 404 }) },
    port: 0,
  });
  onTestFinished(() => server.close());
  return server.url;
}

describeInBrowser("the Connector view", (open) => {
  it("shows health, streams, faults, charts, runs and the last run's log", async () => {
    const world = createConnectorWorld();
    world.generate(2);
    world.arrive("itemusages", "a", "b");
    world.run(0, { lines: good });
    world.run(10, refused);
    const id = world.openIncident();
    const { page, problems } = await open({ url: await serve(world), at: "/connector" });
    await page.getByText("Collection fails since 12:00:10 UTC: credentials_failed (all streams).").waitFor();
    await expect(page.getByRole("link", { name: "1Password connector refused" }).getAttribute("href")).resolves.toBe(
      `#/incidents/${id}`,
    );
    const usages = page.getByRole("row", { name: /^itemusages/u });
    await expect(usages.getByRole("cell").allTextContents()).resolves.toEqual([
      "2",
      "0",
      "0 s",
      "2026-03-10 11:59:00",
      "failed: credentials_failed",
      "0",
      "12:00:01",
    ]);
    await page
      .getByRole("img", { name: /^Lag of each stream/u })
      .locator("canvas")
      .waitFor();
    await page
      .getByRole("img", { name: /^Backlog of each stream/u })
      .locator("canvas")
      .waitFor();
    await page.getByRole("grid", { name: "Runs" }).getByText("failed: credentials_failed (all streams)").waitFor();
    await page.getByText("<img src=x onerror=alert(1)>").waitFor();
    await expectAccessible(page);
    expect(problems).toEqual([]);
  });

  it("fits a phone in dark colours, accessibly", async () => {
    const world = createConnectorWorld();
    world.run(0, refused);
    const { page } = await open({ url: await serve(world), at: "/connector", width: 390, colours: "dark" });
    await page.getByRole("heading", { name: "Log of the last run" }).waitFor();
    await expect(page.evaluate("document.documentElement.scrollWidth - window.innerWidth")).resolves.toBe(0);
    await expectAccessible(page);
  });

  it("switches a fault by key, keeps the focus, and shows what comes of it", async () => {
    const world = createConnectorWorld();
    world.run(0, { lines: good });
    const { page, problems } = await open({ url: await serve(world), at: "/connector" });
    const down = page.getByRole("switch", { name: "vault-down" });
    await down.focus();
    await page.keyboard.press("Space");
    await page.getByText("1 on", { exact: true }).waitFor();
    expect(world.faults.decide({ plane: "vault", method: "GET", path: "/" })?.effect).toEqual({
      kind: "status",
      status: 503,
    });
    // The next answers come by themselves.
    await page.getByText("Hit 1 request so far.").waitFor();
    world.run(10, refused);
    await page.getByText("Collection fails since 12:00:10 UTC", { exact: false }).waitFor();
    await expect(page.locator(":focus").getAttribute("aria-describedby")).resolves.toBe("connector-fault-vault-down");
    await expect(down.isChecked()).resolves.toBe(true);
    await page.keyboard.press("Space");
    await page.getByText("all off", { exact: true }).waitFor();
    expect(world.faults.decide({ plane: "vault", method: "GET", path: "/" })).toBeUndefined();
    world.run(20, { lines: good });
    await page.getByText("Collection works since 12:00:20 UTC.").waitFor();
    expect(problems).toEqual([]);
  });

  it("starts a run when asked, and says when one is under way", async () => {
    const world = createConnectorWorld();
    world.run(0, { lines: good });
    const { page } = await open({ url: await serve(world), at: "/connector" });
    const button = page.getByRole("button", { name: "Run now" });
    await button.press("Enter");
    await expect.poll(() => world.asked()).toBe(1);
    world.runs.begin({ at: Date.parse("2026-03-10T12:01:00Z"), isOnDemand: true });
    await page.getByText("A run is under way since 12:01:00 UTC.").waitFor();
    await button.press("Enter");
    const refusal = page.getByText("A run is under way. There are never two at once.");
    await refusal.waitFor();
    world.run(60, { lines: good });
    await refusal.waitFor({ state: "detached" });
  });

  it("shows the log of the run that is chosen with the keys", async () => {
    const world = createConnectorWorld();
    world.run(0, { lines: good, log: [{ level: "information", message: "All is well." }] });
    world.run(10, refused);
    const { page, problems } = await open({ url: await serve(world), at: "/connector" });
    const runs = page.getByRole("grid", { name: "Runs" });
    await runs.press("ArrowDown");
    await runs.press("Enter");
    await page.getByRole("heading", { name: "Log of run 1" }).waitFor();
    await page.getByText("information: All is well.").waitFor();
    await page.getByRole("button", { name: "Follow the last run" }).press("Enter");
    await page.getByRole("heading", { name: "Log of the last run" }).waitFor();
    expect(problems).toEqual([]);
  });

  it("says what is to come before the first run has ended", async () => {
    const { page, problems } = await open({ url: await serve(createConnectorWorld()), at: "/connector" });
    await page.getByText("No run has ended yet.", { exact: false }).waitFor();
    await page.getByText("The first run is under way.").waitFor();
    await expectAccessible(page);
    expect(problems).toEqual([]);
  });

  it("says how to get runs where no function runs", async () => {
    const { page, problems } = await open({ url: await serve(createConnectorWorld(), false), at: "/connector" });
    await page.getByText("No function runs here, so there are no runs", { exact: false }).waitFor();
    await expectAccessible(page);
    expect(problems).toEqual([]);
  });

  it("shows the server's words when it is gone, and goes on when it is back", async () => {
    const world = createConnectorWorld();
    world.run(0, { lines: good });
    const { page } = await open({ url: await serve(world), at: "/connector" });
    await page.getByText("Collection works since").waitFor();
    await page.route("**/api/connector", (route) => route.fulfill({ status: 500, json: { error: "It broke." } }));
    await page.getByText("It broke. What is shown is of 12:00:00 UTC.").waitFor();
    await page.unroute("**/api/connector");
    await page.getByText("It broke.").waitFor({ state: "detached" });
    await page.getByText("Collection works since").waitFor();
    await expect(page.getByRole("alert").filter({ hasText: "It broke." }).count()).resolves.toBe(0);
  });
});
