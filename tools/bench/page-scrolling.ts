import type { Browser } from "playwright-core";
import * as v from "valibot";
import { median } from "./median.ts";

const rows = 100_000;
const columns = 20;
const frames = 300;

/** Numbers, texts and times in turn. */
const query = `range N from 1 to ${rows} step 1\n| extend ${Array.from({ length: columns - 1 }, (_, index) => {
  const value = ["N * 7", "strcat('row ', N)", "datetime(2026-01-01) + N * 1s"][index % 3] ?? "N";
  return `C${index + 2} = ${value}`;
}).join(", ")}`;

/** How a long result comes and scrolls, in milliseconds. */
export interface Scrolling {
  /** From opening the address that runs the query until its rows stand. */
  readonly queryMs: number;
  /** From one frame to the next. */
  readonly medianMs: number;
  readonly p95Ms: number;
}

/** As text: this side knows no browser's globals. As one who drags the bar from top to end: no frame shows a row of the one before. */
const scrollThrough = `(async () => {
  const grid = document.querySelector(".result-table");
  const end = grid.scrollHeight - grid.clientHeight;
  const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const times = [];
  let last = await nextFrame();
  for (let frame = 1; frame <= ${frames}; frame += 1) {
    grid.scrollTop = (end * frame) / ${frames};
    const now = await nextFrame();
    times.push(now - last);
    last = now;
  }
  return times;
})()`;

/** Runs a query of 100,000 rows in the Logs view, and scrolls through its result. */
export async function measureScrolling(browser: Browser, url: string): Promise<Scrolling> {
  const page = await browser.newPage();
  try {
    await page.goto(`${url}#/logs?${new URLSearchParams({ query, run: "1" }).toString()}`);
    await page.getByRole("grid").waitFor();
    const queryMs = v.parse(v.number(), await page.evaluate("performance.now()"));
    const times = v.parse(v.array(v.number()), await page.evaluate(scrollThrough));
    // What scrolled without its rows would be quick, and nothing.
    await page
      .getByRole("gridcell", { name: `row ${rows}`, exact: true })
      .first()
      .waitFor();
    const sorted = times.toSorted((one, other) => one - other);
    return { queryMs, medianMs: median(times), p95Ms: sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN };
  } finally {
    await page.close();
  }
}
