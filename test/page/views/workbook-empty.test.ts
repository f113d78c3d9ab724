import { afterAll, beforeAll, expect, it } from "vitest";
import { describeInBrowser, expectAccessible } from "../browser.ts";
import { openStand } from "../stand.ts";
import type { Stand } from "../stand.ts";
import { settle, tilesOf } from "../workbook/opened.ts";

describeInBrowser("the workbook view of a workspace without events", (open) => {
  let stand: Stand;
  beforeAll(async () => {
    stand = await openStand({ users: 3, days: 1, isFilled: false });
  });
  afterAll(async () => stand[Symbol.asyncDispose]());

  it.each(["overview", "person", "health"])("says of each tile of %s what its emptiness means", async (tab) => {
    const { page, problems } = await open({ url: stand.url, at: `/workbook?Tab=${tab}` });
    await settle(page);
    const empties = tilesOf(tab).map(({ empty }) => empty);
    const shown = await page.locator(".workbook-tile > p.quiet").allTextContents();
    expect(shown.filter((text) => empties.includes(text)).length).toBeGreaterThan(empties.length / 2);
    await expect(page.locator("[role=alert]").allTextContents()).resolves.toEqual([]);
    expect(problems).toEqual([]);
    await expectAccessible(page);
  });

  it("says what it does not know of a workbook that somebody else made, and shows the rest", async () => {
    const step = { queryType: 0, timeContext: { durationMs: 3_600_000 }, query: "print Answer = 42" };
    const definition = {
      items: [
        { type: 1, content: { json: "A **text** with <img src=x> and [a link](javascript:alert(1))." }, name: "text" },
        { type: 9, content: { parameters: [{ type: 8, name: "Odd", label: "Odd one" }] }, name: "parameters" },
        { type: 10, content: {}, name: "metric" },
        { type: 3, content: { ...step, title: "A graph", visualization: "graph" }, name: "graph" },
        { type: 3, content: { ...step, title: "Another source", queryType: 8 }, name: "source" },
        { type: 3, content: { ...step, title: "A table" }, name: "table" },
      ],
    };
    const { page, problems } = await open({ url: stand.url });
    await page.route("**/api/workbook", async (route) =>
      route.fulfill({ json: { name: "Foreign", definition, now: Date.UTC(2026, 2, 17) } }),
    );
    await page.goto(`${stand.url}#/workbook`);
    await settle(page);
    await page.getByText("Odd one: a parameter of this kind is not shown here.").waitFor();
    await page.getByText("An item of type 10 is not shown here; the Azure portal shows it.").waitFor();
    await page.getByText("A query of type 8 cannot be asked here.").waitFor();
    await page.getByText("The visualization graph, as it is set, is not shown here; these are its values.").waitFor();
    await expect(page.getByRole("gridcell", { name: "42" }).count()).resolves.toBe(2);
    await expect(page.locator("main img, main a[href^=javascript]").count()).resolves.toBe(0);
    expect(problems).toEqual([]);
  });

  it("says that there is no workbook, when none is deployed", async () => {
    const { page } = await open({ url: stand.url });
    await page.route("**/api/workbook", async (route) =>
      route.fulfill({ status: 404, contentType: "application/json", body: '{"error":"No workbook is deployed."}' }),
    );
    await page.goto(`${stand.url}#/workbook`);
    await page.getByText("No workbook is deployed.").waitFor();
    await expect(page.getByRole("button", { name: "Refresh" }).isEnabled()).resolves.toBe(true);
  });
});
