import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { describeInBrowser, expectAccessible } from "../browser.ts";
import { openStand, type Stand } from "../stand.ts";
import { at, complete, editorOf, queryIn, write } from "./logs-editor.ts";

describeInBrowser("the Logs view", (open) => {
  let stand: Stand;
  beforeAll(async () => {
    stand = await openStand({ users: 8, days: 2 });
  });
  afterAll(async () => stand[Symbol.asyncDispose]());

  it("writes a query with completions and runs it, by the keyboard alone", async () => {
    const { page, problems } = await open({ url: stand.url, at: "/logs" });
    await editorOf(page).focus();
    await complete(page, "OnePasswordSi", "OnePasswordSignIns");
    await complete(page, " | whe", "where");
    await complete(page, " UserEm", "UserEmail");
    expect(await queryIn(page)).toMatch(/^OnePasswordSignIns \| where +UserEmail$/u);
    await page.keyboard.type(' contains "@"');
    await page.keyboard.press("Shift+Enter");
    await page.getByRole("grid", { name: "Rows of the result" }).waitFor();
    await page
      .getByRole("status")
      .filter({ hasText: /\d+ rows? × 30 columns in/u })
      .waitFor();
    expect(problems).toEqual([]);
    await expectAccessible(page);
  });

  it("lets Tab out of the editor", async () => {
    const { page } = await open({ url: stand.url, at: "/logs" });
    await editorOf(page).focus();
    await page.keyboard.press("Tab");
    await editorOf(page).and(page.locator(":not(:focus)")).waitFor();
    await expect.poll(async () => page.evaluate("document.activeElement.textContent")).toBe("Reload");
  });

  it("marks an error, says it in words, and goes to it", async () => {
    const { page, problems } = await open({ url: stand.url, at: at("OnePasswordSignIns\n| where nope == 1") });
    await page.locator(".cm-lintRange-error", { hasText: "nope" }).waitFor();
    await page.getByText("The name 'nope' does not refer to any known column").waitFor();
    await page.getByRole("button", { name: "Line 2, column 9" }).click();
    await expect.poll(async () => page.evaluate("getSelection().toString()")).toBe("nope");
    await expectAccessible(page);
    expect(problems).toEqual([]);
  });

  it("shows the engine's words, with line and column, when a run fails", async () => {
    const { page } = await open({ url: stand.url, at: at("OnePasswordSignIns\n| reduce by UserEmail", { run: "1" }) });
    const alert = page.getByRole("alert");
    await alert.filter({ hasText: "`reduce` is not supported" }).waitFor();
    await alert.getByRole("button", { name: "Line 2, column 3" }).waitFor();
    await expect.poll(async () => page.locator(".cm-lintRange-error").allInnerTexts()).toEqual(["reduce"]);
  });

  it("says what a name stands for when the pointer rests on it", async () => {
    const { page, problems } = await open({ url: stand.url, at: at("OnePasswordSignIns | project Country") });
    await page.locator(".kql-column", { hasText: "Country" }).hover();
    await page.getByText("Country: string").waitFor();
    expect(problems).toEqual([]);
  });

  it("draws the chart that render asks for, and shows its rows on demand", async () => {
    const query = "OnePasswordEventLogs_CL | summarize Events = count() by log_source | render piechart";
    const { page, problems } = await open({ url: stand.url, at: at(query, { run: "1" }), colours: "dark" });
    await page.getByRole("img", { name: "Chart: piechart" }).locator("canvas").waitFor();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Table", exact: true }).click();
    await page.getByRole("gridcell", { name: "itemusages" }).waitFor();
    expect(problems).toEqual([]);
  });

  it("gives the rows as CSV that no spreadsheet takes for a formula", async () => {
    const query = 'print Title = "=1+1", Note = "a, b", Number = -5, Long = 9223372036854775807';
    const { page } = await open({ url: stand.url, at: at(query, { run: "1" }) });
    await page.getByRole("gridcell", { name: "9,223,372,036,854,775,807" }).waitFor();
    const [saved] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Download CSV" }).click(),
    ]);
    expect(saved.suggestedFilename()).toBe("query-result.csv");
    expect(await readFile(await saved.path(), "utf8")).toBe(
      `Title,Note,Number,Long\r\n'=1+1,"a, b",-5,9223372036854775807\r\n`,
    );
  });

  it("opens a row in full with Enter, and closes it with Escape", async () => {
    const query = `print Name = "<b>x</b>", Bag = dynamic({"a": {"b": 1}})`;
    const { page, problems } = await open({ url: stand.url, at: at(query, { run: "1" }) });
    await page.getByRole("grid", { name: "Rows of the result" }).focus();
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: "Row" });
    await dialog.getByText("<b>x</b>").waitFor();
    await dialog.locator("pre", { hasText: '"b": 1' }).waitFor();
    await expectAccessible(page);
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    expect(problems).toEqual([]);
  });

  it("walks through 100,000 rows, sorts them, and draws but a few", async () => {
    const query =
      "range x from 1 to 100000 step 1 | extend Text = strcat('item ', x), Twice = x * 2, At = now() + x * 1s";
    const { page, problems } = await open({ url: stand.url, at: at(query, { run: "1" }) });
    const grid = page.getByRole("grid", { name: "Rows of the result" });
    await page.getByText("100,000 rows × 4 columns").waitFor();
    const active = page.locator(".result-row[aria-selected=true]");
    const isActive = async (): Promise<boolean> =>
      (await grid.getAttribute("aria-activedescendant")) === (await active.getAttribute("id"));
    await grid.focus();
    await page.keyboard.press("End");
    await active.filter({ hasText: "item 100000" }).waitFor();
    await expect.poll(async () => active.getAttribute("aria-rowindex")).toBe("100001");
    await expect.poll(isActive).toBe(true);
    expect(await page.locator(".result-row").count()).toBeLessThan(100);
    await page.keyboard.press("PageUp");
    await active.filter({ hasText: "item 99980" }).waitFor();
    // The row where the keyboard is stays drawn while one looks elsewhere.
    await page.evaluate("document.querySelector('.result-table').scrollTop = 0");
    await page.getByRole("gridcell", { name: "item 1", exact: true }).waitFor();
    await expect.poll(isActive).toBe(true);
    await page.keyboard.press("Home");
    await page.keyboard.press("Tab");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    await page.locator("[aria-sort=descending]", { hasText: "Text" }).waitFor();
    await active.filter({ hasText: "item 100000" }).waitFor();
    await expectAccessible(page);
    expect(problems).toEqual([]);
  });

  it("stops a query that takes long, and the program answers the next", async () => {
    const query = "range x from 1 to 9000000 step 1 | extend y = hash(tostring(x)) | sort by y asc";
    const { page, problems } = await open({ url: stand.url, at: at(query, { run: "1" }) });
    await page.getByText("Running …").waitFor();
    await page.getByRole("button", { name: "Stop" }).click();
    await page.getByText("Stopped.").waitFor();
    await write(page, "print Answer = 42");
    await page.getByRole("button", { name: "Run" }).click();
    await page.getByRole("gridcell", { name: "42" }).waitFor();
    expect(problems).toEqual([]);
  });

  it("fills in a query and its time from the address, runs it when told, and remembers it", async () => {
    const timespan = "2026-03-09T08:00:00Z/2026-03-09T09:00:00Z";
    const { page } = await open({ url: stand.url, at: at("print Filled = 1", { timespan }) });
    await expect.poll(async () => queryIn(page), { timeout: 30_000 }).toBe("print Filled = 1");
    await expect(page.getByLabel("From (UTC)").inputValue()).resolves.toContain("2026-03-09T08:00");
    await page.getByText("Then run it").waitFor();
    await editorOf(page).press("Control+Enter");
    await page.getByRole("gridcell", { name: "1", exact: true }).waitFor();
    expect(page.url()).not.toContain("run=1");
    await write(page, "print Other = 2");
    await page.getByText("Recent queries", { exact: true }).click();
    await page.getByRole("button", { name: "print Filled = 1" }).click();
    await expect.poll(async () => queryIn(page), { timeout: 30_000 }).toBe("print Filled = 1");
  });

  it("puts names of the schema into the query", async () => {
    const { page, problems } = await open({ url: stand.url, at: "/logs" });
    const schema = page.getByRole("region", { name: "Schema" });
    await schema.getByText("OnePasswordItemUsages", { exact: true }).click();
    await schema.getByRole("button", { name: "Insert OnePasswordItemUsages" }).click();
    await page.keyboard.type(" | project");
    await schema.getByRole("button", { name: "ItemUuid", exact: true }).click();
    await expect.poll(async () => queryIn(page), { timeout: 30_000 }).toBe("OnePasswordItemUsages | project ItemUuid");
    expect(problems).toEqual([]);
  });

  it("has examples that run", async () => {
    const { page, problems } = await open({ url: stand.url, at: "/logs" });
    await page.getByText("Examples", { exact: true }).click();
    await page.getByRole("button", { name: "Who uses most items" }).click();
    await page.keyboard.press("Shift+Enter");
    await page.getByRole("img", { name: "Chart: barchart" }).waitFor();
    expect(problems).toEqual([]);
  });

  it("fits on a phone: only tables and charts scroll sideways", async () => {
    const query = "OnePasswordEventLogs_CL | take 20";
    const { page } = await open({ url: stand.url, at: at(query, { run: "1" }), width: 390, colours: "dark" });
    await page.getByRole("grid", { name: "Rows of the result" }).waitFor();
    await expect(page.evaluate("document.documentElement.scrollWidth <= innerWidth")).resolves.toBe(true);
    await expectAccessible(page);
  });
});

describeInBrowser("the Logs view of an empty workspace", (open) => {
  let stand: Stand;
  beforeAll(async () => {
    stand = await openStand({ isFilled: false });
  });
  afterAll(async () => stand[Symbol.asyncDispose]());

  it("says what to do before a query, and that no row fits after it", async () => {
    const { page, problems } = await open({ url: stand.url, at: "/logs" });
    await page.getByText("choose one of the examples").waitFor();
    await page.getByRole("region", { name: "Schema" }).getByText("OnePasswordEventLogs_CL", { exact: true }).waitFor();
    await expectAccessible(page);
    await write(page, "OnePasswordEventLogs_CL");
    await page.getByRole("button", { name: "Run" }).click();
    await page.getByText("No row fits").waitFor();
    await expect(page.getByRole("button", { name: "Download CSV" }).isDisabled()).resolves.toBe(true);
    expect(problems).toEqual([]);
  });
});
