import { afterAll, beforeAll, expect, it } from "vitest";
import { describeInBrowser, expectAccessible } from "./browser.ts";
import { openStand } from "./stand.ts";
import type { Stand } from "./stand.ts";

describeInBrowser("the page", (open) => {
  let stand: Stand;
  beforeAll(async () => {
    stand = await openStand({ isFilled: false });
  });
  afterAll(async () => stand[Symbol.asyncDispose]());

  it("opens on the incidents, with every view a key away", async () => {
    const { page, problems } = await open({ url: stand.url });
    await page.getByRole("link", { name: "Incidents" }).waitFor();
    await expect.poll(() => page.title()).toContain("Incidents");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await page.getByRole("link", { name: "Logs" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("link", { name: "Logs" }).and(page.locator("[aria-current=page]")).waitFor();
    expect(problems).toEqual([]);
    await expectAccessible(page);
  });

  it("keeps the colours that were chosen", async () => {
    const { page } = await open({ url: stand.url });
    await page.getByLabel("Colours").selectOption("Dark");
    await page.reload();
    await expect(page.getByLabel("Colours").inputValue()).resolves.toBe("dark");
    await expect(page.locator("html").getAttribute("data-theme")).resolves.toBe("dark");
  });
});
