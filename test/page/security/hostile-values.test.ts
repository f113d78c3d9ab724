import type { Page } from "playwright-core";
import * as v from "valibot";
import { afterAll, beforeAll, expect, it } from "vitest";
import { tableName } from "../../../local-cloud/hosts.ts";
import { describeInBrowser } from "../browser.ts";
import type { Stand } from "../stand.ts";
import { personOfText } from "./hostile-rows.ts";
import { openHostileStand } from "./hostile-stand.ts";
import { hostileTexts, imageText } from "./hostile-texts.ts";

/** Where one goes, and what one does there. */
interface Visited {
  readonly at: string;
  /** What is seen there as it was typed. Nothing: no text of an event is shown there. */
  readonly sees?: readonly string[];
  /** What is waited for where no text is seen. */
  readonly until?: string;
  readonly act?: (page: Page) => Promise<void>;
}

const person = personOfText(imageText);
const query = (text: string): string => `/logs?${new URLSearchParams({ query: text, run: "1" }).toString()}`;
const workbook = (tab: string): string =>
  `/workbook?${new URLSearchParams({ Tab: tab, TimeRange: "P1D", OnePerson: person, OneItem: person }).toString()}`;
const seen = [imageText, hostileTexts[1], hostileTexts[9]];

async function openRow(page: Page): Promise<void> {
  await page.getByRole("grid").first().focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").waitFor();
}

/** From a chart, which is drawn, to the rows that it was drawn of. */
async function openTable(page: Page): Promise<void> {
  await page.locator("canvas").first().waitFor();
  await page.getByRole("button", { name: "Table", exact: true }).click();
  await page.getByText(imageText).first().waitFor({ state: "attached" });
}

const visits: readonly Visited[] = [
  { at: "/incidents", sees: seen },
  { at: workbook("overview"), until: "Refresh" },
  { at: workbook("sign-ins"), sees: [imageText] },
  { at: workbook("items-and-vaults"), sees: [imageText] },
  { at: workbook("person"), sees: [imageText] },
  { at: workbook("item"), sees: [imageText] },
  { at: workbook("leaver"), sees: [imageText] },
  { at: workbook("administration"), sees: [imageText] },
  { at: workbook("service-accounts"), until: "Refresh" },
  { at: workbook("coverage"), until: "Refresh" },
  { at: workbook("health"), until: "Refresh" },
  { at: query(`${tableName} | where log_source == 'itemusages' | take 100`), sees: seen, act: openRow },
  { at: query("OnePasswordItemUsages | project UserName, City, ItemUuid | sort by UserName asc"), sees: seen },
  {
    at: query(
      "OnePasswordItemUsages | summarize Uses = count() by UserName = substring(UserName, 0, 100) | render piechart",
    ),
    until: "Chart",
    act: openTable,
  },
  { at: query(`print ["${hostileTexts[0].replaceAll('"', "'")}"] = 1, Text = @"${imageText}"`), sees: [imageText] },
  { at: query(`this is no query ${imageText}`), until: imageText },
  { at: "/connector", until: "Connector" },
  { at: "/content", until: "Rules" },
  { at: "/content/watchlists/SensitiveItems", until: "SensitiveItems" },
  { at: `/data/tables/${tableName}?rows=1000`, sees: [imageText], act: openRow },
  { at: "/data/tables/OnePasswordItemUsages?rows=1000", sees: seen, act: openRow },
  { at: "/data/watchlists/SensitiveItems", sees: seen, act: openRow },
  // The address is whatever a link makes of it.
  ...hostileTexts.slice(0, 12).flatMap((text): Visited[] => {
    const part = encodeURIComponent(text);
    return [
      { at: `/data/tables/${part}`, until: "There is no table" },
      { at: `/data/watchlists/${part}`, until: "There is no such watchlist" },
    ];
  }),
  { at: `/incidents/${encodeURIComponent(imageText)}`, until: "incident" },
  { at: `/content/rules/${encodeURIComponent(imageText)}`, until: "← Rules" },
  { at: `/workbook?OnePerson=${encodeURIComponent(imageText)}&Tab=person`, until: "Refresh" },
  { at: `/${encodeURIComponent(imageText)}`, until: "Incidents" },
  { at: "/%", until: "Incidents" },
];

/** Elements and attributes that none of this page's own code makes. As text: this project's tests know no browser's globals. */
const strangers = `
  [...document.querySelectorAll("*")].flatMap((element) => {
    const found = [];
    const name = element.localName;
    if (["iframe", "object", "embed", "base", "frame", "applet", "portal"].includes(name)) found.push(name);
    if (name === "script" && !element.src.startsWith(location.origin + "/assets/")) found.push("script");
    if (name === "style" && element.nonce === "") found.push("style");
    if (name === "meta" && element.httpEquiv !== "") found.push("meta " + element.httpEquiv);
    if (["img", "image", "video", "audio", "source", "link"].includes(name)) {
      const address = element.src || element.href || "";
      if (!String(address).startsWith(location.origin + "/")) found.push(name + " " + address);
    }
    for (const { name: attribute, value } of element.attributes) {
      if (/^on/i.test(attribute) || attribute === "srcdoc" || attribute === "formaction") found.push(name + " " + attribute);
      if (/^(?:href|src|action|xlink:href)$/i.test(attribute) && /^\\s*(?:javascript|data|vbscript):/i.test(value)) found.push(name + " " + value);
      if (attribute === "href" && name === "a" && !/^(?:#|https:)/.test(value)) found.push("a " + value);
      if (attribute === "href" && name === "a" && value.includes("attacker.example") && !value.startsWith("#")) found.push("a " + value);
    }
    return found;
  })`;

describeInBrowser("whatever people type", (open) => {
  let stand: Stand;
  beforeAll(async () => {
    stand = await openHostileStand();
  }, 300_000);
  afterAll(async () => stand[Symbol.asyncDispose]());

  /** Goes to each place in one window. Says what was there that is no text: nothing. */
  async function walk(places: readonly Visited[]): Promise<readonly string[]> {
    const { page, problems } = await open({ url: stand.url, at: "/data" });
    const found: string[] = [];
    await page.exposeFunction("hostile", (name: string) => found.push(`ran: ${name}`));
    page.on("dialog", (dialog) => {
      found.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on("popup", (popup) => found.push(`window: ${popup.url()}`));
    await page.addInitScript(
      "addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => hostile('policy ' + violatedDirective + ' ' + blockedURI))",
    );
    await page.reload();
    for (const { at, sees = [], until, act } of places) {
      const known = problems.length;
      await page.goto(`${stand.url}#${at}`);
      for (const text of until === undefined ? sees : [...sees, until]) {
        const shown = page.locator("main").getByText(text).first();
        await shown.waitFor({ state: "attached" }).catch((cause: unknown) => {
          throw new Error(`${at}: no ${text.slice(0, 100)}`, { cause });
        });
      }
      await act?.(page);
      // The mouse over all that is in sight: what listens for it would run.
      await page.mouse.move(200, 300);
      await page.mouse.move(600, 500);
      const strange = v.parse(v.array(v.string()), await page.evaluate(strangers));
      // The browser itself writes a line about each 400 and 404.
      const wrong = problems.slice(known).filter((problem) => !/status of 4\d\d/u.test(problem));
      found.push(...[...strange, ...wrong].map((each) => `${at}: ${each}`));
      if (!page.url().startsWith(stand.url)) found.push(`${at}: led to ${page.url()}`);
      if (act !== undefined) await page.keyboard.press("Escape");
    }
    return found;
  }

  const byView = Map.groupBy(visits, ({ at }) => /^\/(?<view>\w*)/u.exec(at)?.groups?.["view"] ?? "");
  it.each([...byView])(
    "is text in the view '%s', wherever it is shown",
    async (_, places) => {
      await expect(walk(places)).resolves.toEqual([]);
    },
    240_000,
  );

  it("is text in each incident that was made of it", async () => {
    const incidents = stand.stage.cloud.sentinel.incidents.list().filter(({ title }) => title.startsWith("Alert "));
    expect(incidents.length).toBeGreaterThanOrEqual(hostileTexts.length);
    const chosen = [imageText, hostileTexts[2], hostileTexts[8], hostileTexts[10]].flatMap((text) => {
      const found = incidents.find(({ title }) => title === `Alert ${text}`);
      return found === undefined ? [] : [{ at: `/incidents/${found.id}`, sees: [text] }];
    });
    expect(chosen).toHaveLength(4);
    await expect(walk(chosen)).resolves.toEqual([]);
  }, 240_000);

  it("leaves the file as text that a spreadsheet would take for a formula", async () => {
    const { page } = await open({ url: stand.url, at: "/data/watchlists/SensitiveItems" });
    const [saved] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Export CSV" }).click(),
    ]);
    const chunks: Buffer[] = [];
    for await (const chunk of await saved.createReadStream()) chunks.push(Buffer.from(chunk));
    const text = Buffer.concat(chunks).toString();
    expect(text).toContain(`"'=HYPERLINK(""https://attacker.example"",""x"")"`);
    expect(text).not.toMatch(/(?:^|,)"?=/mu);
  });
});
