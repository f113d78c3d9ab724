import { afterAll, beforeAll, expect, it } from "vitest";
import { describeInBrowser, expectAccessible } from "../browser.ts";
import { openStand, type Stand } from "../stand.ts";
import { at, queryIn, write } from "./logs-editor.ts";

describeInBrowser("what the Logs view keeps", (open) => {
  let stand: Stand;
  beforeAll(async () => {
    stand = await openStand({ users: 8, days: 2 });
  });
  afterAll(async () => stand[Symbol.asyncDispose]());

  it("keeps what is written and not run, while one looks elsewhere", async () => {
    const { page, problems } = await open({ url: stand.url, at: "/logs" });
    await write(page, "OnePasswordSignIns | where Country");
    await page.getByLabel("Time range").selectOption("P30D");
    await page.getByRole("link", { name: "Data", exact: true }).click();
    await page.getByRole("heading", { level: 1, name: "Data" }).waitFor();
    await page.getByRole("link", { name: "Logs", exact: true }).click();
    await expect.poll(async () => queryIn(page), { timeout: 30_000 }).toBe("OnePasswordSignIns | where Country");
    await expect(page.getByLabel("Time range").inputValue()).resolves.toBe("P30D");
    expect(problems).toEqual([]);
  });

  it("keeps the keyboard's place when a run is stopped", async () => {
    const { page, problems } = await open({ url: stand.url, at: "/logs" });
    await page.route("**/query", () => {});
    await write(page, "OnePasswordSignIns");
    await page.keyboard.press("Shift+Enter");
    await page.getByText("Running …").waitFor();
    const stop = page.getByRole("button", { name: "Stop" });
    await stop.press("Enter");
    await page.getByText("Stopped.").waitFor();
    await stop.and(page.locator(":focus")).waitFor();
    await expect(stop.isDisabled()).resolves.toBe(true);
    await expectAccessible(page);
    expect(problems).toEqual([]);
  });

  it("opens no row whose text is marked to be copied", async () => {
    const { page } = await open({ url: stand.url, at: at("OnePasswordSignIns | project UserEmail", { run: "1" }) });
    const cell = page.getByRole("gridcell").first();
    await cell.waitFor();
    const { x = 0, y = 0, height = 0 } = (await cell.boundingBox()) ?? {};
    await page.mouse.move(x + 12, y + height / 2);
    await page.mouse.down();
    await page.mouse.move(x + 80, y + height / 2, { steps: 4 });
    await page.mouse.up();
    await expect(page.evaluate("getSelection().toString().length")).resolves.toBeGreaterThan(2);
    await expect(page.getByRole("dialog").count()).resolves.toBe(0);
    await cell.click();
    await page.getByRole("dialog").waitFor();
  });
});
