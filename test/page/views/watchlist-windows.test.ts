import { afterAll, beforeAll, expect, it } from "vitest";
import { describeInBrowser } from "../browser.ts";
import { openStand, type Stand } from "../stand.ts";

describeInBrowser("a watchlist in two windows", (open) => {
  let stand: Stand;
  beforeAll(async () => {
    stand = await openStand({ isFilled: false });
  }, 180_000);
  afterAll(async () => stand[Symbol.asyncDispose]());

  it("refuses to change a row that another window has changed since, keeps the focus, and then shows what is there", async () => {
    const [one, other] = [
      await open({ url: stand.url, at: "/data/watchlists/AutomationAccounts" }),
      await open({ url: stand.url, at: "/data/watchlists/AutomationAccounts" }),
    ];
    await one.page.getByRole("button", { name: "Add row" }).press("Enter");
    await one.page.getByRole("textbox").first().fill("key");
    await one.page.keyboard.press("Enter");
    await one.page.getByRole("gridcell", { name: "key" }).waitFor();
    await other.page.reload();
    for (const { page } of [one, other]) {
      await page.getByRole("gridcell", { name: "key" }).click();
      await page
        .getByRole("dialog")
        .getByRole("textbox")
        .first()
        .fill(page === one.page ? "first" : "second");
    }
    await one.page.getByRole("button", { name: "Save" }).press("Enter");
    await one.page.getByRole("gridcell", { name: "first" }).waitFor();
    await other.page.getByRole("button", { name: "Save" }).press("Enter");
    await other.page.getByRole("alert").filter({ hasText: "changed since it was opened" }).waitFor();
    await other.page.locator("button:focus", { hasText: "Save" }).waitFor();
    await other.page.keyboard.press("Escape");
    await other.page.getByRole("gridcell", { name: "first" }).waitFor();
    expect(one.problems).toEqual([]);
    // The browser itself tells of what was refused.
    expect(other.problems).toEqual([expect.stringContaining("409")]);
  });
});
