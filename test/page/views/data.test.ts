import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { tableName } from "../../../local-cloud/hosts.ts";
import { runQuery } from "../../../tools/kql/engine/run-query.ts";
import { describeInBrowser, expectAccessible } from "../browser.ts";
import { openStand, type Stand } from "../stand.ts";

/** Presses Tab until what has that name has the focus: nobody has a mouse here. */
async function tabTo(page: Page, role: "button" | "link" | "grid" | "textbox", name: string | RegExp): Promise<void> {
  const wanted = page.getByRole(role, { name });
  await wanted.waitFor();
  for (let steps = 0; steps < 80; steps++) {
    if (await wanted.evaluate((element) => element.matches(":focus"))) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`No ${role} ${String(name)} can be reached with Tab.`);
}

async function savedText(page: Page, button: string): Promise<string> {
  const [saved] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: button }).click(),
  ]);
  return readFile(await saved.path(), "utf8");
}

describeInBrowser("the data view", (open) => {
  let stand: Stand;
  beforeAll(async () => {
    stand = await openStand({ users: 8, days: 1 });
  }, 180_000);
  afterAll(async () => stand[Symbol.asyncDispose]());

  const seen = async (query: string): Promise<unknown[]> => {
    const { rows, columns } = await runQuery(query, stand.stage.cloud.database(), { now: Date.now() });
    return Array.from({ length: rows }, (_, row) => columns[0]?.get(row));
  };

  it("lists tables with their rows, functions, and the tables of other products, and finds a column", async () => {
    const { page, problems } = await open({ url: stand.url, at: "/data" });
    const own = page.getByRole("listitem").filter({ hasText: tableName });
    const rows = stand.stage.rows().toLocaleString("en");
    await own.filter({ hasText: `${rows} rows` }).waitFor();
    await page.getByRole("heading", { name: "Tables of other products" }).waitFor();
    await expectAccessible(page);
    await page.getByLabel("Search names and columns").fill("aadclient");
    await page.getByText("Nothing has that").waitFor();
    await page.getByLabel("Search names and columns").fill("log_source");
    await own.waitFor();
    await page.getByRole("heading", { name: "Tables of other products" }).waitFor({ state: "detached" });
    expect(problems).toEqual([]);
  });

  it("shows what the columns of a table hold, and its newest rows, one of them in full, by keyboard", async () => {
    const { page, problems } = await open({ url: stand.url, at: `/data/tables/${tableName}` });
    await page.getByRole("row").filter({ hasText: "Stream: auditevents" }).waitFor();
    const grid = page.getByRole("grid", { name: `Rows of ${tableName}` });
    await grid.waitFor();
    await expectAccessible(page);
    await tabTo(page, "grid", `Rows of ${tableName}`);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: "Row" });
    await dialog.getByText("log_source").waitFor();
    await expectAccessible(page);
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    await page.getByLabel("At most").selectOption("100,000 rows");
    const rows = stand.stage.rows();
    await page
      .getByRole("status")
      .filter({ hasText: `${rows.toLocaleString("en")} rows` })
      .waitFor();
    await expect(grid.getAttribute("aria-rowcount")).resolves.toBe(String(rows + 1));
    expect((await savedText(page, "Save as CSV")).split("\r\n")[0]).toContain("log_source");
    const link = (await page.getByRole("link", { name: "Open in Logs" }).getAttribute("href")) ?? "";
    expect(new URLSearchParams(link.split("?")[1]).get("query")).toContain(
      `${tableName}\n| sort by TimeGenerated desc`,
    );
    expect(problems).toEqual([]);
  });

  it("says of a table of another product that it has no rows, and of a wrong name that it is none", async () => {
    const { page, problems } = await open({ url: stand.url, at: "/data/tables/SigninLogs" });
    await page.getByText("Table of another product.").waitFor();
    await page.getByRole("cell", { name: "datetime" }).first().waitFor();
    await page.goto(`${stand.url}#/data/tables/None`);
    await page.getByRole("alert").filter({ hasText: "no table and no function None" }).waitFor();
    await page.goto(`${stand.url}#/data/watchlists/None`);
    await page.getByRole("alert").filter({ hasText: "no such watchlist" }).waitFor();
    // The browser itself writes a line about the 404.
    expect(problems.filter((problem) => !problem.includes("404"))).toEqual([]);
  });

  it("has the row of a watchlist that is made, changed, deleted and put back by keyboard, and a query sees each", async () => {
    const { page, problems } = await open({ url: stand.url, at: "/data/watchlists" });
    await tabTo(page, "link", "HoneyItems");
    await page.keyboard.press("Enter");
    await page.getByText("It has no rows yet").waitFor();
    await expectAccessible(page);

    await tabTo(page, "button", "Add row");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog", { name: "New row of HoneyItems" }).waitFor();
    await expectAccessible(page);
    // Without the search key the browser does not send it, and says why.
    await tabTo(page, "button", "Save");
    await page.keyboard.press("Enter");
    await page.locator("input:invalid:focus").waitFor();
    await page.keyboard.type("honeyhoneyhoneyhoneyhoneyh");
    await page.keyboard.press("Enter");
    await page.getByRole("status").filter({ hasText: "The row is added." }).waitFor();
    await page.getByRole("heading", { name: "1 row" }).waitFor();
    await expect(seen("_GetWatchlist('HoneyItems') | project ItemUuid")).resolves.toEqual([
      "honeyhoneyhoneyhoneyhoneyh",
    ]);

    await tabTo(page, "grid", "Rows of HoneyItems");
    await page.keyboard.press("Enter");
    await tabTo(page, "textbox", /^Title/u);
    await page.keyboard.type("Old administrator");
    await page.keyboard.press("Enter");
    await page.getByRole("status").filter({ hasText: "The row is changed." }).waitFor();
    await expect(seen("_GetWatchlist('HoneyItems') | project Title")).resolves.toEqual(["Old administrator"]);

    await tabTo(page, "grid", "Rows of HoneyItems");
    await page.keyboard.press("Enter");
    await tabTo(page, "button", "Delete row");
    await page.keyboard.press("Enter");
    await page.getByText("It has no rows yet").waitFor();
    await expect(seen("_GetWatchlist('HoneyItems') | project SearchKey")).resolves.toEqual([]);
    // The way back has the focus.
    await page.locator("button:focus", { hasText: "Undo" }).waitFor();
    await page.keyboard.press("Enter");
    await page.getByRole("gridcell", { name: "Old administrator" }).waitFor();
    await expect(seen("_GetWatchlist('HoneyItems') | project Title")).resolves.toEqual(["Old administrator"]);
    expect(problems).toEqual([]);
  });

  it("says when the server did not send all rows", async () => {
    const { page, problems } = await open({ url: stand.url });
    await page.route("**/query", async (route) => {
      const table = { name: "PrimaryResult", columns: [{ name: "a", type: "long" }], rows: [[1]] };
      await route.fulfill({ json: { tables: [table], error: { message: "Too many bytes." } } });
    });
    await page.goto(`${stand.url}#/data/tables/${tableName}`);
    await page.getByText("Not all rows are here: Too many bytes.").waitFor();
    expect(problems).toEqual([]);
  });

  it("imports a file, says which line is wrong, and exports what it imports", async () => {
    const { page, problems } = await open({ url: stand.url, at: "/data/watchlists/SensitiveItems" });
    const dialog = page.getByRole("dialog", { name: "Import rows into SensitiveItems" });
    const send = async (text: string): Promise<void> => {
      const buffer = Buffer.from(text);
      await dialog.getByLabel("A file").setInputFiles({ name: "rows.csv", mimeType: "text/csv", buffer });
      await expect.poll(async () => dialog.getByLabel("Or its text").inputValue()).toBe(text.replaceAll("\r", ""));
      await dialog.getByRole("button", { name: "Import" }).click();
    };
    await page.getByRole("button", { name: "Import CSV" }).click();
    await expectAccessible(page);
    await send("ItemUuid,Title\na,b\nc\n");
    await dialog.getByRole("alert").filter({ hasText: "Line 3: 1 values" }).waitFor();
    await send('ItemUuid,Title\na,"=1+1, or so"\nc,d\na,"=1+1, or so"\n');
    await page.getByRole("status").filter({ hasText: "2 rows added; 1 of the text there already." }).waitFor();
    await expect(seen("_GetWatchlist('SensitiveItems') | project Title")).resolves.toEqual(["=1+1, or so", "d"]);
    const exported = await savedText(page, "Export CSV");
    expect(exported).toContain(`a,,"'=1+1, or so",,\r\n`);
    await page.getByRole("button", { name: "Import CSV" }).click();
    await send(exported);
    await page.getByRole("status").filter({ hasText: "0 rows added; 2 of the text there already." }).waitFor();
    await page.getByLabel("Search rows").fill("OR SO");
    await expect.poll(async () => page.getByRole("grid").getAttribute("aria-rowcount")).toBe("2");
    await page.getByText("Sensitive item used").waitFor();
    // The browser itself writes a line about the 400.
    expect(problems.filter((problem) => !problem.includes("400"))).toEqual([]);
  });

  it.each([
    ["light", 1280],
    ["dark", 390],
  ] as const)(
    "is readable in %s at %i pixels, and nothing but tables scrolls sideways",
    async (colours, width) => {
      for (const at of ["/data", `/data/tables/${tableName}`, "/data/watchlists", "/data/watchlists/Approvals"]) {
        const { page } = await open({ url: stand.url, at, colours, width });
        await page.getByRole("heading", { level: 2 }).first().waitFor();
        await expectAccessible(page);
        const tooWide = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
        await expect(page.evaluate(tooWide)).resolves.toBe(0);
      }
    },
    180_000,
  );
});

describeInBrowser("the data view of a workspace without rows", (open) => {
  let stand: Stand;
  beforeAll(async () => {
    stand = await openStand({ isFilled: false });
  }, 180_000);
  afterAll(async () => stand[Symbol.asyncDispose]());

  it("says that there are none yet, and where to look", async () => {
    const { page, problems } = await open({ url: stand.url, at: `/data/tables/${tableName}` });
    await page.getByText("No rows yet. The connector collects").waitFor();
    await page.getByRole("link", { name: "Connector" }).last().waitFor();
    await page.goto(`${stand.url}#/data/tables/Usage`);
    await page.getByText(/^No rows yet\.\s*$/u).waitFor();
    await page.goto(`${stand.url}#/data/watchlists`);
    await page.getByRole("listitem").filter({ hasText: "HoneyItems" }).filter({ hasText: "0 rows" }).waitFor();
    expect(problems).toEqual([]);
    await expectAccessible(page);
  });
});
