import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import type { Tile } from "../../../page/views/workbook/tile.ts";
import { items } from "./deployed-notebook.ts";

/** Waits until every tile and every list has its answer. */
export async function settle(page: Page): Promise<void> {
  await page.locator(".workbook-tile").first().waitFor();
  const open = page.locator("[aria-busy=true]").or(page.getByText("Loading the list"));
  await expect.poll(async () => open.count(), { timeout: 45_000 }).toBe(0);
}

/** The tile with a title, or with one that begins so. */
export function tile(page: Page, title: string): Locator {
  return page.locator(".workbook-tile").filter({ has: page.getByRole("heading", { name: title }) });
}

/** What the address chooses. */
export function choicesOf(page: Page): URLSearchParams {
  return new URLSearchParams(new URL(page.url()).hash.split("?")[1]);
}

/** How often the page has asked for a query's answer so far. */
export function countQueries(page: Page): () => number {
  let queries = 0;
  page.on("request", (request) => {
    if (request.url().endsWith("/query")) queries += 1;
  });
  return () => queries;
}

/** The tiles of a tab, as it is deployed. */
export function tilesOf(tab: string): readonly Tile[] {
  const group = items.find((item) => item.kind === "group" && item.name === tab);
  return group?.kind === "group" ? group.items.flatMap((item) => (item.kind === "query" ? [item.tile] : [])) : [];
}
