import {
  Virtualizer,
  defaultRangeExtractor,
  elementScroll,
  observeElementOffset,
  observeElementRect,
} from "@tanstack/virtual-core";
import type { Range } from "@tanstack/virtual-core";
import type { RefObject } from "preact";
import { useLayoutEffect, useReducer, useState } from "preact/hooks";
import { scrollTopFor } from "./scroll-top.ts";
import { withRow } from "./with-row.ts";

/** The rows that are to be drawn, of however many there are. */
export interface VirtualRows {
  /** Index of each row that is drawn, and how far down it stands, in pixels. */
  readonly shown: readonly { readonly index: number; readonly start: number }[];
  /** Height of them all, in pixels. */
  readonly height: number;
  readonly scrollTo: (index: number) => void;
}

export interface VirtualRowsOptions {
  readonly count: number;
  /** Pixels. */
  readonly rowHeight: number;
  /** Pixels at the top that the headings cover. */
  readonly headHeight: number;
  /** The row that is always drawn, in sight or not: where the keyboard is. */
  readonly current: number;
  readonly scroller: RefObject<HTMLElement | null>;
}

/** Draws only the rows of a scrolled element that are in sight, so that 100,000 scroll as ten do. */
export function useVirtualRows({ count, rowHeight, headHeight, current, scroller }: VirtualRowsOptions): VirtualRows {
  const [, redraw] = useReducer((turn: number) => turn + 1, 0);
  const options = {
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 10,
    rangeExtractor: (range: Range) => withRow(defaultRangeExtractor(range), current, count),
    scrollToFn: elementScroll,
    observeElementRect,
    observeElementOffset,
    onChange: () => redraw(undefined),
  };
  const [virtualizer] = useState(() => new Virtualizer<HTMLElement, HTMLElement>(options));
  virtualizer.setOptions(options);
  useLayoutEffect(() => virtualizer._didMount(), [virtualizer]);
  useLayoutEffect(() => virtualizer._willUpdate());
  return {
    shown: virtualizer.getVirtualItems(),
    height: virtualizer.getTotalSize(),
    scrollTo(index) {
      const { current: element } = scroller;
      if (element === null) return;
      // Headings stand in the scrolled element.
      const room = element.clientHeight - headHeight;
      element.scrollTo({ top: scrollTopFor(index, rowHeight, { top: element.scrollTop, room }), behavior: "instant" });
    },
  };
}
