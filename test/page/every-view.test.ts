import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { describeInBrowser, expectAccessible } from "./browser.ts";
import { openStand } from "./stand.ts";
import type { Stand } from "./stand.ts";

const views = ["incidents", "workbook", "logs", "connector", "content", "data"];
const screens = path.join(import.meta.dirname, "../../reports/screens");

const forms = [
  { name: "on a desk", width: 1280, colours: "light" },
  { name: "at night", width: 1280, colours: "dark" },
  { name: "on a phone", width: 390, colours: "light" },
] as const;

const fillings = [
  { name: "with data", options: { attacks: ["takeover-chain"] } },
  { name: "when empty", options: { isFilled: false } },
] as const;

describeInBrowser("every view", (open) => {
  describe.each(fillings)("$name", ({ name: filling, options }) => {
    let stand: Stand;
    beforeAll(async () => {
      stand = await openStand(options);
    });
    afterAll(async () => stand[Symbol.asyncDispose]());

    describe.each(forms)("$name", ({ name: form, width, colours }) => {
      it.each(views)("%s renders, without an error or anything that cannot be read", async (view) => {
        const { page, problems } = await open({ url: stand.url, at: `/${view}`, width, colours });
        await page.getByRole("heading", { level: 1 }).waitFor();
        // Views ask again every few seconds; in between all that they show is there.
        await page.waitForLoadState("networkidle");
        await page.screenshot({ path: path.join(screens, `${view} ${filling} ${form}.png`) });
        expect(problems).toEqual([]);
        await expectAccessible(page);
        // Tables scroll within themselves; the page does not.
        expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
      });
    });
  });
});
