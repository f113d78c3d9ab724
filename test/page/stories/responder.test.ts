import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { tableName } from "../../../local-cloud/hosts.ts";
import { describeInBrowser } from "../browser.ts";
import { tabTo } from "../keyboard.ts";
import { takePicture } from "../picture.ts";
import { openStand } from "../stand.ts";
import type { Stand } from "../stand.ts";

describeInBrowser("a responder without a mouse", (open) => {
  let stand: Stand;
  beforeAll(async () => {
    stand = await openStand({ users: 20, days: 5, attacks: ["takeover-chain"] });
  });
  afterAll(async () => stand[Symbol.asyncDispose]());

  /** Items that were used by somebody, by the connector's own rows. */
  function itemsOf(userUuid: string): ReadonlySet<unknown> {
    const rows = stand.stage.cloud.workspace.rows(tableName);
    const uses = rows.filter((row) => row["log_source"] === "itemusages");
    return new Set(uses.filter((row) => Object(row["user"]).uuid === userUuid).map((row) => row["item_uuid"]));
  }

  it("goes from the incident to the rotation list, and closes the incident", { timeout: 240_000 }, async () => {
    const { page, problems } = await open({ url: stand.url });

    // The incident among the others, and mine now.
    await tabTo(page, page.getByLabel("Severity"));
    await page.keyboard.type("High");
    const incident = page.getByRole("link", { name: "account looks taken over" });
    await tabTo(page, incident);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "account looks taken over" }).waitFor();
    await tabTo(page, page.getByRole("button", { name: "Assign to me" }));
    await page.keyboard.press("Enter");
    await page.getByLabel("Your name, as owners are called").and(page.locator(":focus")).waitFor();
    await page.keyboard.type("Ines");
    await page.keyboard.press("Enter");
    await page.getByText("Owner: Ines").waitFor();

    // What it rests on, and one of the linked hunting queries.
    await page.getByRole("grid", { name: "Evidence" }).first().waitFor();
    await tabTo(page, page.getByRole("button", { name: /^Run/u }).first());
    await page.keyboard.press("Enter");
    await page
      .getByText(/^(?:\d+ rows?|No row)/u)
      .first()
      .waitFor();

    await takePicture(page, "incident");

    // Everything that the person did, and the list of what must be changed, as a file.
    const person = page.getByRole("link", { name: /@contoso\.example/u }).first();
    await tabTo(page, person);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "What did this person do, and when?" }).waitFor();
    await page.getByRole("img", { name: "Where was this person?" }).waitFor();
    await takePicture(page, "person");
    const userUuid = new URLSearchParams(new URL(page.url()).hash.split("?")[1]).get("OnePerson") ?? "";
    const save = page.getByRole("button", { name: /CSV ?: Which items did this person use/u });
    await tabTo(page, save);
    const [file] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
    const [heading = "", ...lines] = (await readFile(await file.path(), "utf8")).trimEnd().split("\r\n");
    const column = heading.split(",").findIndex((name) => name.startsWith("Item"));
    const listed = new Set(lines.map((line) => line.split(",")[column]));
    expect(listed).toEqual(itemsOf(userUuid));
    expect(lines.filter((line) => line.includes("exported or shared"))).not.toEqual([]);

    // Back, and closed.
    await page.goBack();
    await tabTo(page, page.getByLabel("Status"));
    await page.keyboard.type("Closed");
    await tabTo(page, page.getByLabel("Classification"));
    await page.keyboard.type("True");
    await tabTo(page, page.getByRole("button", { name: "Save" }));
    await page.keyboard.press("Enter");
    await expect
      .poll(() => stand.stage.cloud.sentinel.incidents.list().filter(({ status }) => status === "Closed"))
      .toMatchObject([{ owner: "Ines", classification: "TruePositive" }]);
    expect(problems).toEqual([]);
  });
});
