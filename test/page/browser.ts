import axe from "axe-core";
import { chromium } from "playwright-core";
import type { Browser, Page } from "playwright-core";
import * as v from "valibot";
import { afterAll, beforeAll, describe, expect, onTestFinished } from "vitest";
import { chromiumHere, howToGetChromium } from "../../tools/page/chromium.ts";

/** A browser's window on the page, and what went wrong in it. */
export interface Window {
  readonly page: Page;
  /** Errors of the console (violations of the page's policy among them) and of scripts, requests that failed, requests to other hosts. */
  readonly problems: readonly string[];
}

export interface WindowOptions {
  /** Address of the page, such as `http://127.0.0.1:8600/`. */
  readonly url: string;
  /** Part of the address behind `#`: `/incidents`. */
  readonly at?: string;
  readonly width?: number;
  readonly height?: number;
  readonly colours?: "light" | "dark";
}

/**
 * A group of tests in Chromium. Without one on the machine they are skipped, and a line says how to get it.
 * @param body - Gets what opens a window; it is closed when its test ends.
 */
export function describeInBrowser(
  name: string,
  body: (open: (options: WindowOptions) => Promise<Window>) => void,
): void {
  if (chromiumHere === undefined) {
    console.warn(`No Chromium on this machine, so these tests are skipped: ${name}. ${howToGetChromium}`);
  }
  // oxlint-disable-next-line vitest/valid-title -- the caller's
  describe.skipIf(chromiumHere === undefined)(name, () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await chromium.launch(chromiumHere);
    });
    afterAll(async () => browser.close());
    body(async (options) => openWindow(browser, options));
  });
}

async function openWindow(
  browser: Browser,
  { url, at = "", width = 1280, height = 900, colours = "light" }: WindowOptions,
): Promise<Window> {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: colours,
    reducedMotion: "reduce",
  });
  onTestFinished(async () => context.close());
  const page = await context.newPage();
  // A slow machine with other tests on it.
  page.setDefaultTimeout(90_000);
  const problems: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => problems.push(`script: ${error.stack ?? error.message}`));
  page.on("request", (request) => {
    if (new URL(request.url()).origin !== new URL(url).origin && !request.url().startsWith("blob:")) {
      problems.push(`another host: ${request.url()}`);
    }
  });
  page.on("requestfailed", (request) => {
    // What a view no longer wants, because one has gone on, it takes back.
    const reason = request.failure()?.errorText ?? "";
    if (reason !== "net::ERR_ABORTED") problems.push(`failed: ${request.method()} ${request.url()} ${reason}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 500) problems.push(`${response.status()}: ${response.url()}`);
  });
  await page.goto(`${new URL("/", url).href}${at === "" ? "" : `#${at}`}`);
  return { page, problems };
}

const axeResult = v.object({
  violations: v.array(
    v.object({ id: v.string(), impact: v.nullish(v.string()), nodes: v.array(v.object({ html: v.string() })) }),
  ),
});

/**
 * Expects that axe finds nothing serious or critical in what is shown.
 * Its script goes in past the page's policy, as a debugger's does.
 */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(axe.source);
  // As text: this project's tests know no browser's globals.
  const { violations } = v.parse(axeResult, await page.evaluate("axe.run(document)"));
  const found = violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(" | ")}`);
  expect(found).toEqual([]);
}
