import { Semaphore } from "async-mutex";
import type { PagePlaces } from "./pipeline/ports.ts";

/** Pages in memory at once, over all streams: one for each stream that is being delivered, and one fetched ahead. */
const pagesInMemory = 4;

/**
 * Pages after which V8 is asked to collect its old objects. Each page leaves some 10 KB there, what the Azure SDKs make for their requests,
 * and V8 by itself would wait for 24 MB of it. Asking costs 30 ms of CPU, or 0.2 ms a page.
 */
export const pagesBetweenCollections = 150;

/**
 * Places for pages in memory, given in the order of asking.
 * @param collectGarbage - Node's `gc`, which it has when its flag `--expose-gc` is set; without it memory grows a little more.
 */
export function createPagePlaces(collectGarbage: (() => unknown) | undefined): PagePlaces {
  const places = new Semaphore(pagesInMemory);
  let pages = 0;
  return {
    async acquire() {
      const [, release] = await places.acquire();
      return () => {
        release();
        pages += 1;
        if (pages % pagesBetweenCollections === 0) collectGarbage?.();
      };
    },
  };
}
