import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { describeInBrowser, expectAccessible } from "../browser.ts";
import { openStand } from "../stand.ts";
import type { Stand } from "../stand.ts";
import { items } from "../workbook/deployed-notebook.ts";
import { choicesOf, countQueries, settle, tile, tilesOf } from "../workbook/opened.ts";

const tabs = items.flatMap((item) => (item.kind === "tabs" ? item.links : []));
const personLabel = "Person (tabs Person, Leaver)";

async function topOf(page: Page, title: string): Promise<number> {
  return (await tile(page, title).boundingBox())?.y ?? Number.NaN;
}

describeInBrowser("the workbook view", (open) => {
  let stand: Stand;
  beforeAll(async () => {
    stand = await openStand({ users: 12, days: 3, attacks: ["offline-use-after-suspension"] });
  });
  afterAll(async () => stand[Symbol.asyncDispose]());

  it.each(tabs.map(({ label, value }, index) => [label, index % 2 === 0 ? "light" : "dark", value] as const))(
    "shows every tile of %s without an error, accessible in %s colours",
    async (label, colours, tab) => {
      const { page, problems } = await open({ url: stand.url, at: `/workbook?Tab=${tab}`, colours });
      await settle(page);
      await expect(page.getByRole("link", { name: label, exact: true }).getAttribute("aria-current")).resolves.toBe(
        "true",
      );
      const titles = tilesOf(tab).map(({ title }) => title);
      expect(titles.length).toBeGreaterThan(3);
      await expect(page.locator(".workbook-tile h2").allTextContents()).resolves.toEqual(titles);
      await expect(page.locator("[role=alert]").allTextContents()).resolves.toEqual([]);
      expect(problems).toEqual([]);
      await expectAccessible(page);
    },
  );

  it("leads from who stands out to that person by keyboard, and back", async () => {
    const { page, problems } = await open({ url: stand.url, at: "/workbook?TimeRange=P14D" });
    await settle(page);
    await page.getByRole("grid", { name: "Who stands out?" }).focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Who is this person, and on which lists?" }).waitFor();
    await settle(page);
    const chosen = choicesOf(page);
    expect(chosen.get("Tab")).toBe("person");
    expect(chosen.get("TimeRange")).toBe("P14D");
    await expect(page.getByLabel(personLabel).inputValue()).resolves.toBe(chosen.get("OnePerson"));
    await tile(page, "Who is this person, and on which lists?").getByRole("row").nth(1).waitFor();
    const queries = countQueries(page);
    await page.goBack();
    await settle(page);
    await page.getByRole("grid", { name: "Who stands out?" }).waitFor();
    expect(queries()).toBe(0);
    expect(problems).toEqual([]);
  });

  it("leads from an open incident to it on this page, and back", async () => {
    const { page, problems } = await open({ url: stand.url, at: "/workbook?TimeRange=P14D" });
    await settle(page);
    const table = tile(page, "Which incidents of our rules are open?");
    await table.getByRole("link", { name: "open", exact: true }).first().press("Enter");
    await page.getByRole("heading", { level: 1, name: /^#\d+ /u }).waitFor();
    await page.goBack();
    await table.waitFor();
    expect(choicesOf(page).get("TimeRange")).toBe("P14D");
    expect(problems).toEqual([]);
  });

  it("asks only what a choice changes, and what is visible", async () => {
    const { page } = await open({ url: stand.url, at: "/workbook?Tab=sign-ins" });
    await settle(page);
    const queries = countQueries(page);
    await page.getByLabel("Item (tab Item)").fill("abcdefghijklmnopqrstuvwxyz");
    await page.keyboard.press("Enter");
    await expect.poll(() => choicesOf(page).get("OneItem")).toBe("abcdefghijklmnopqrstuvwxyz");
    await settle(page);
    expect(queries()).toBe(0);
    await page.getByLabel("Time range").selectOption("PT1H");
    await expect.poll(() => queries()).toBeGreaterThan(0);
    await settle(page);
    const tiles = await page.locator(".workbook-tile").count();
    expect(queries()).toBeLessThanOrEqual(tiles);
    await page.getByRole("button", { name: "Refresh" }).click();
    await expect.poll(() => queries()).toBeGreaterThan(tiles);
    await settle(page);
  });

  it("takes several people of a list by keyboard, and all again", async () => {
    const { page, problems } = await open({ url: stand.url, at: "/workbook" });
    await settle(page);
    const people = page.locator(".workbook-choice").filter({ has: page.getByText("People", { exact: true }) });
    await people.locator("summary").focus();
    await page.keyboard.press("Enter");
    await people.getByRole("searchbox").focus();
    await people.getByRole("checkbox").nth(1).waitFor();
    await people.getByRole("checkbox").nth(0).focus();
    await page.keyboard.press("Space");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    await expectAccessible(page);
    await people.getByRole("button", { name: "Apply" }).focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => choicesOf(page).get("Person")?.split(",").length).toBe(2);
    await settle(page);
    await page.keyboard.press("Enter");
    await people.getByRole("button", { name: "All" }).focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Escape");
    await expect.poll(() => choicesOf(page).get("Person")?.split(",").length).toBe(2);
    await page.keyboard.press("Enter");
    await people.getByRole("button", { name: "All" }).click();
    await people.getByRole("button", { name: "Apply" }).click();
    await expect.poll(() => choicesOf(page).get("Person")).toBeNull();
    await settle(page);
    expect(problems).toEqual([]);
  });

  it("takes a range of two instants, and one person of a list", async () => {
    const { page, problems } = await open({ url: stand.url, at: "/workbook?Tab=person" });
    await settle(page);
    await page.getByLabel("Time range").selectOption("custom");
    await page.getByLabel("From (UTC)").fill("2026-03-02T00:00");
    await page.getByLabel("To (UTC)").fill("2026-03-01T00:00");
    await page.getByText("The range must begin before it ends.").waitFor();
    await page.getByLabel("To (UTC)").fill("2026-03-03T12:30");
    await page.getByRole("button", { name: "Apply" }).click();
    await expect.poll(() => choicesOf(page).get("TimeRange")).toBe("2026-03-02T00:00:00.000Z/2026-03-03T12:30:00.000Z");
    await page.getByLabel("Time range").and(page.locator(":focus")).waitFor();
    await page.locator("option", { hasText: "2026-03-02 00:00 – 2026-03-03 12:30 UTC" }).waitFor({ state: "attached" });
    await page.getByLabel(personLabel).locator("option").nth(1).waitFor({ state: "attached" });
    await page.getByLabel(personLabel).selectOption({ index: 1 });
    await settle(page);
    await tile(page, "Who is this person, and on which lists?").getByRole("row").nth(1).waitFor();
    expect(problems).toEqual([]);
  });

  it("marks a text that does not fit, and a person that nobody knows", async () => {
    const { page, problems } = await open({
      url: stand.url,
      at: "/workbook?Tab=person&OnePerson=x%27%3Cimg%20src%3Dx%3E",
    });
    await settle(page);
    await page.getByText("Not in the list: x'<img src=x>").waitFor();
    await page.getByLabel("Item (tab Item)").fill("short");
    await page.getByText("Give the 26 letters and digits of the item's identifier.").waitFor();
    await expect(page.locator("main img").count()).resolves.toBe(0);
    expect(problems).toEqual([]);
  });

  it("shows the values of a chart as a table, finds rows, and saves them", async () => {
    const { page, problems } = await open({ url: stand.url, at: "/workbook?Tab=items-and-vaults" });
    await settle(page);
    const chart = tile(page, "When are items used, and how?");
    await chart.getByRole("img").locator("canvas").waitFor();
    await chart.getByRole("button", { name: "As a table" }).click();
    await chart.getByRole("grid").waitFor();
    const table = tile(page, "Which items are most exposed");
    await table.getByRole("searchbox").fill("no item is called so");
    await table.getByText(/^0 of /u).waitFor();
    const [saved] = await Promise.all([
      page.waitForEvent("download"),
      table.getByRole("button", { name: "CSV" }).click(),
    ]);
    expect(saved.suggestedFilename()).toMatch(/^which-items-are-most-exposed.*\.csv$/u);
    const [head, ...lines] = (await readFile(await saved.path(), "utf8")).trimEnd().split("\r\n");
    expect(head).toContain("Item");
    expect(head).not.toContain("OpensTab");
    expect(lines.length).toBeGreaterThan(5);
    expect(problems).toEqual([]);
  });

  it("stands side by side on a screen, and one below the other on a phone", async () => {
    const wide = await open({ url: stand.url, at: "/workbook?Tab=sign-ins" });
    await settle(wide.page);
    const titles = ["Where do people sign in from?", "When do sign-ins succeed and fail?"] as const;
    expect(await topOf(wide.page, titles[0])).toBe(await topOf(wide.page, titles[1]));
    const phone = await open({ url: stand.url, at: "/workbook?Tab=sign-ins", width: 390, height: 800 });
    await settle(phone.page);
    expect(await topOf(phone.page, titles[0])).toBeLessThan(await topOf(phone.page, titles[1]));
    await expect(phone.page.evaluate("document.documentElement.scrollWidth")).resolves.toBe(390);
    expect(phone.problems).toEqual([]);
  });

  it("says what went wrong, and goes on with the rest", async () => {
    const { page } = await open({ url: stand.url });
    await page.route("**/query", async (route) => {
      const isMap = route.request().postData()?.includes("Latitude") === true;
      await (isMap
        ? route.fulfill({ status: 400, contentType: "application/json", body: '{"error":{"message":"It is broken."}}' })
        : route.continue());
    });
    await page.goto(`${stand.url}#/workbook?Tab=sign-ins`);
    await settle(page);
    await tile(page, "Where do people sign in from?").getByText("It is broken.").waitFor();
    await tile(page, "How did sign-ins go?").getByRole("listitem").first().waitFor();
    expect(new Set(await page.locator("[role=alert]").allTextContents())).toEqual(new Set(["It is broken."]));
  });
});
