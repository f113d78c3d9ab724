import type { Browser } from "playwright-core";
import * as v from "valibot";
import { median } from "./median.ts";

const rounds = 5;

/** What opening the page takes: medians, in milliseconds from when the browser begins to ask for it. */
export interface FirstView {
  /** First contentful paint (W3C Paint Timing). */
  readonly paintMs: number;
  /** Until the first view shows what it is for. */
  readonly viewMs: number;
  /** Bodies of the files that it loads, as they are served; answers to its questions do not count. */
  readonly bytes: number;
}

/** Opens the page some times, each time with an empty cache. */
export async function measureFirstView(browser: Browser, url: string): Promise<FirstView> {
  const found: FirstView[] = [];
  for (let round = 0; round < rounds; round += 1) found.push(await openOnce(browser, url));
  return {
    paintMs: median(found.map(({ paintMs }) => paintMs)),
    viewMs: median(found.map(({ viewMs }) => viewMs)),
    bytes: median(found.map(({ bytes }) => bytes)),
  };
}

/** As text: this side knows no browser's globals. The observer is told of a paint that was before it, too. */
const paintTime = `new Promise((resolve) => {
  new PerformanceObserver((list) => {
    for (const { name, startTime } of list.getEntries()) if (name === "first-contentful-paint") resolve(startTime);
  }).observe({ type: "paint", buffered: true });
})`;

async function openOnce(browser: Browser, url: string): Promise<FirstView> {
  // A context has a cache of its own.
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const files: Promise<number>[] = [];
    page.on("requestfinished", (request) => {
      if (!new URL(request.url()).pathname.startsWith("/api/"))
        files.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
    });
    await page.goto(url);
    await page.getByRole("table", { name: "Incidents" }).waitFor();
    const viewMs = v.parse(v.number(), await page.evaluate("performance.now()"));
    const paintMs = v.parse(v.number(), await page.evaluate(paintTime));
    const sizes = await Promise.all(files);
    return { paintMs, viewMs, bytes: sizes.reduce((sum, size) => sum + size, 0) };
  } finally {
    await context.close();
  }
}
