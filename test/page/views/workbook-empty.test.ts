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
