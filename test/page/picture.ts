import { mkdirSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";

const root = path.join(import.meta.dirname, "../..");
/** Pictures of the README. Only `npm run pictures` writes there: they hold times, so each is another. */
export const pictureFolder = path.join(root, "docs/pictures");

/** The pictures, by name of the file. */
export const pictures = ["connector", "incident", "person"] as const;

/** Takes a picture of what is shown: for the README with `UPDATE_PICTURES=1`, else to look at, in `reports/pictures`. */
export async function takePicture(page: Page, name: (typeof pictures)[number]): Promise<void> {
  const folder = process.env["UPDATE_PICTURES"] === "1" ? pictureFolder : path.join(root, "reports/pictures");
  mkdirSync(folder, { recursive: true });
  const before = page.viewportSize();
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.evaluate("window.scrollTo(0, 0)");
  await page.screenshot({ path: path.join(folder, `${name}.png`), animations: "disabled", caret: "hide" });
  if (before !== null) await page.setViewportSize(before);
}
