import { afterAll, beforeAll, expect, it } from "vitest";
import { describeInBrowser, expectAccessible } from "../browser.ts";
import { openStand } from "../stand.ts";
import type { Stand } from "../stand.ts";

/** A limit for hangs: everything is deployed and collected, beside other tests. */
const startLimitMs = 240_000;

describeInBrowser("the content view, with rows", (open) => {
  let stand: Stand;
  beforeAll(async () => {
    stand = await openStand({ attacks: ["leaver-bulk-reveal"] });
  }, startLimitMs);
  afterAll(async () => stand[Symbol.asyncDispose]());

  it("lists the rules, filtered by keyboard alone, and leads to one", async () => {
    const { page, problems } = await open({ url: stand.url, at: "/content" });
    await page.getByRole("link", { name: "Vault exported", exact: true }).waitFor();
    await page.getByLabel("Filter by words").focus();
    await page.keyboard.type("leaves secrets");
    await page.getByText(/^1 of \d+ rules$/u).waitFor();
    // Severity, tactic, state.
    for (const key of ["Tab", "H", "Tab", "Tab", "Tab"]) await page.keyboard.press(key);
    expect(await page.getByLabel("Severity").inputValue()).toBe("High");
    await page
      .getByRole("link", { name: "Many secrets taken by somebody who leaves" })
      .and(page.locator(":focus"))
      .waitFor();
    await expectAccessible(page);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "Many secrets taken by somebody who leaves" }).waitFor();
    expect(problems).toEqual([]);
  });

  it("shows the rules that have fired, and on a phone nothing but tables scrolls sideways", async () => {
    const { page, problems } = await open({
      url: stand.url,
      at: "/content/rules?state=fired",
      width: 390,
      colours: "dark",
    });
    await page.getByRole("link", { name: "Many secrets taken by somebody who leaves" }).waitFor();
    expect(await page.getByRole("link", { name: "Honey item used" }).count()).toBe(0);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(390);
    await expectAccessible(page);
    expect(problems).toEqual([]);
  });

  it("says that no rule is as the filter wants it", async () => {
    const { page, problems } = await open({ url: stand.url, at: "/content/rules?text=nothing-is-called-so" });
    await page.getByText("No rule is like that.").waitFor();
    expect(problems).toEqual([]);
  });

  it("runs the query of a rule: nothing of late, a row when one looks further back", async () => {
    const { page, problems } = await open({ url: stand.url, at: "/content/rules/leaver-bulk-reveal" });
    const run = page.getByRole("button", { name: "Run the query now" });
    await run.press("Enter");
    await page.getByText("No row: nothing to alert on.").waitFor();
    await page.locator("button:focus", { hasText: "Run the query now" }).waitFor();
    await page.getByLabel("Arrivals of").selectOption("14d");
    await page.getByText("let frequency = 14d;").waitFor();
    // What was found before was the answer to another question.
    await page.getByText("No row: nothing to alert on").waitFor({ state: "hidden" });
    await run.press("Enter");
    await page.getByRole("grid").getByText("contoso.example").first().waitFor();
    expect(await page.getByRole("link", { name: "Open in Logs" }).getAttribute("href")).toContain("frequency+%3D+14d");
    expect(await page.getByRole("link", { name: /who leaves, took/u }).getAttribute("href")).toMatch(
      /^#\/incidents\/./u,
    );
    await expectAccessible(page);
    expect(problems).toEqual([]);
  });

  it("runs the tests of a rule, and shows what happens in one", async () => {
    const { page, problems } = await open({ url: stand.url, at: "/content/rules/vault-exported", width: 390 });
    await page.getByRole("button", { name: "Run the tests" }).press("Enter");
    await page.getByText(/^(\d+) of \1 run, all passed\.$/u).waitFor();
    await page.locator("summary", { hasText: "a privileged vault is exported" }).press("Enter");
    const events = page.getByRole("region", { name: "Events of: a privileged vault is exported" });
    await events.getByText("ines@contoso.example").first().waitFor();
    await page.getByRole("region", { name: "Watchlist PV1PW" }).getByText("vault-1").waitFor();
    const alerts = page.getByRole("region", { name: "Alerts of: a privileged vault is exported" });
    expect(await alerts.locator(".mark").allTextContents()).toEqual(["High", "Medium"]);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(390);
    await expectAccessible(page);
    expect(problems).toEqual([]);
  });

  it("shows what differed in a test that fails, as text, and that tests broke off", async () => {
    const { page, problems } = await open({ url: stand.url, at: "/content/rules/vault-exported" });
    const [name, difference] = ["a member exports a vault", "missing:\n  <img src=x onerror=alert(1)>"];
    const lines = [
      { kind: "tests", names: [name, "more"] },
      { kind: "outcome", name, hasPassed: false, difference, ms: 3 },
    ];
    await page.route("**/rules/vault-exported/tests", async (route) =>
      route.fulfill({ body: lines.map((line) => `${JSON.stringify(line)}\n`).join("") }),
    );
    await page.getByRole("button", { name: "Run the tests" }).press("Enter");
    await page.getByText("1 of 2 run, 1 failed.").waitFor();
    // It has opened by itself.
    await page.getByRole("region", { name: "What differed" }).getByText("<img src=x onerror=alert(1)>").waitFor();
    expect(await page.getByRole("alert").textContent()).toBe("The tests broke off.");
    await expectAccessible(page);
    expect(problems).toEqual([]);
  });

  it("stops tests", async () => {
    const { page, problems } = await open({ url: stand.url, at: "/content/rules/vault-exported" });
    await page.route("**/rules/vault-exported/tests", () => {});
    await page.getByRole("button", { name: "Run the tests" }).press("Enter");
    await page.getByRole("button", { name: "Stop the tests" }).press("Enter");
    await page.getByRole("button", { name: "Run the tests" }).waitFor();
    expect(await page.getByRole("alert").count()).toBe(0);
    expect(problems).toEqual([]);
  });

  it("switches a rule off and on", async () => {
    const { page, problems } = await open({ url: stand.url, at: "/content/rules/vault-exported" });
    await page.getByRole("button", { name: "Switch it off" }).press("Enter");
    await page.locator("button:focus", { hasText: "Switch it on" }).waitFor();
    await page.getByRole("status").getByText("Off", { exact: true }).waitFor();
    await page.goto(`${stand.url}#/content/rules?state=off`);
    await page.getByRole("link", { name: "Vault exported", exact: true }).waitFor();
    await page.goBack();
    await page.getByRole("button", { name: "Switch it on" }).press("Enter");
    await page.getByRole("button", { name: "Switch it off" }).waitFor();
    expect(problems).toEqual([]);
  });

  it("shows a parser, and runs it", async () => {
    const { page, problems } = await open({ url: stand.url, at: "/content/parsers", colours: "dark" });
    await page.getByRole("link", { name: "OnePasswordHealth" }).press("Enter");
    await page.getByRole("button", { name: "Run the query now" }).press("Enter");
    await page.getByRole("grid").waitFor();
    await page.getByRole("region", { name: "Columns" }).getByText("LagSeconds").waitFor();
    await expectAccessible(page);
    expect(problems).toEqual([]);
  });

  it("shows a hunting query, runs it and its tests", async () => {
    const { page, problems } = await open({ url: stand.url, at: "/content/hunting-queries" });
    await page.getByLabel("Filter by words").fill("leaked");
    await page.getByRole("link", { name: "Everybody who used a leaked item" }).press("Enter");
    await page.getByRole("button", { name: "Run the query now" }).press("Enter");
    await page.getByText("No row. Look at the knobs").waitFor();
    await page.getByRole("button", { name: "Run the tests" }).press("Enter");
    await page.getByText("3 of 3 run, all passed.").waitFor();
    await page.locator("summary", { hasText: "one person copied it" }).press("Enter");
    await page
      .getByRole("region", { name: /^Rows of: one person/u })
      .getByText("-40d 12:00")
      .waitFor();
    await expectAccessible(page);
    expect(problems).toEqual([]);
  });

  it("shows a watchlist, who reads it, and where its rows are", async () => {
    const { page, problems } = await open({ url: stand.url, at: "/content/watchlists" });
    await page.getByRole("link", { name: "PV1PW" }).press("Enter");
    await page.getByRole("link", { name: "Vault exported", exact: true }).waitFor();
    expect(await page.getByRole("link", { name: "Show and edit its rows" }).getAttribute("href")).toBe(
      "#/data/watchlists/PV1PW",
    );
    await expectAccessible(page);
    expect(problems).toEqual([]);
  });
});

describeInBrowser("the content view, with nothing collected", (open) => {
  let stand: Stand;
  beforeAll(async () => {
    stand = await openStand({ isFilled: false });
  }, startLimitMs);
  afterAll(async () => stand[Symbol.asyncDispose]());

  it("says that a rule has not fired, and that its query has no row", async () => {
    const { page, problems } = await open({ url: stand.url, at: "/content/rules/vault-exported" });
    await page.getByText("It has not fired yet.").waitFor();
    await page.getByLabel("Arrivals of").selectOption("30d");
    await page.getByRole("button", { name: "Run the query now" }).click();
    await page.getByText("nothing to alert on in what arrived in the last 30 days").waitFor();
    await expectAccessible(page);
    expect(problems).toEqual([]);
  });

  it("tells what is wrong with an address", async () => {
    const { page } = await open({ url: stand.url, at: "/content/rules/nope" });
    const alert = page.getByRole("alert");
    await alert.waitFor();
    expect(await alert.textContent()).toBe("There is no analytics-rules/nope.yaml.");
    await expectAccessible(page);
  });
});
