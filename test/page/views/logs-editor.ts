import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";

/** An address with a query; `run=1` runs it. */
export function at(query: string, more: Readonly<Record<string, string>> = {}): string {
  return `/logs?${new URLSearchParams({ query, ...more }).toString()}`;
}

export function editorOf(page: Page): Locator {
  return page.getByRole("textbox", { name: "KQL query" });
}

/** What stands in the editor, without the space at its end. */
export async function queryIn(page: Page): Promise<string> {
  const lines = await editorOf(page).locator(".cm-line").allInnerTexts();
  return lines
    .map((line) => line.replace(/\n$/u, ""))
    .join("\n")
    .trimEnd();
}

/** Types a query in place of what stands there. */
export async function write(page: Page, query: string): Promise<void> {
  await editorOf(page).focus();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type(query);
  await page.keyboard.press("Escape");
}

/** Types, and takes the completion with that name by Tab; the list takes no key in its first moment. */
export async function complete(page: Page, letters: string, name: string): Promise<void> {
  await page.keyboard.type(letters);
  await page.getByRole("option", { name }).and(page.locator("[aria-selected=true]")).waitFor();
  const before = await queryIn(page);
  await expect
    .poll(
      async () => {
        if ((await queryIn(page)) === before) await page.keyboard.press("Tab");
        return queryIn(page);
      },
      { timeout: 30_000 },
    )
    .not.toBe(before);
  await page.keyboard.press("Escape");
}
