import { chromium } from "playwright-core";
import { openStand } from "../../test/page/stand.ts";
import { chromiumHere, howToGetChromium } from "../page/chromium.ts";
import type { Figure } from "./figure.ts";
import { measureFirstView } from "./page-first-view.ts";
import { measureScrolling } from "./page-scrolling.ts";

/**
 * The page of `npm start` in this machine's own Chromium, over a deployed local cloud with a small company and an incident.
 * @returns No figures where there is no Chromium; a line says so.
 */
export async function measurePage(): Promise<readonly Figure[]> {
  if (chromiumHere === undefined) {
    console.error(`No Chromium on this machine, so the figures of the page are skipped. ${howToGetChromium}`);
    return [];
  }
  await using stand = await openStand({ attacks: ["leaver-bulk-reveal"] });
  const browser = await chromium.launch(chromiumHere);
  try {
    const first = await measureFirstView(browser, stand.url);
    const scroll = await measureScrolling(browser, stand.url);
    return [
      {
        name: "page_first_paint_ms",
        value: first.paintMs,
        goal: "< 1000",
        meaning: "opening the page with an empty cache, until something is painted",
      },
      {
        name: "page_first_view_ms",
        value: first.viewMs,
        goal: "< 1000",
        meaning: "the same, until the list of incidents stands",
      },
      { name: "page_bytes", value: first.bytes, goal: "", meaning: "files that this loads, as they are served" },
      {
        name: "page_rows_query_ms",
        value: scroll.queryMs,
        goal: "",
        meaning: "a query's 100,000 rows of 20 columns, until they stand in the page",
      },
      {
        name: "page_scroll_frame_ms",
        value: scroll.medianMs,
        goal: "<= 17",
        meaning: "a frame while they scroll from first to last in 300 frames, median; 60 a second is the most",
      },
      { name: "page_scroll_frame_p95_ms", value: scroll.p95Ms, goal: "<= 34", meaning: "the same, 95th percentile" },
    ];
  } finally {
    await browser.close();
  }
}
