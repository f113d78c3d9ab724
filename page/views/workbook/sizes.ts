import type { Size } from "./tile.ts";

/** How high a tile is: a chart in pixels, a table in rows at once. */
export const heights: Readonly<Record<Size, { readonly chart: number; readonly rows: number }>> = {
  tiny: { chart: 120, rows: 4 },
  small: { chart: 200, rows: 6 },
  medium: { chart: 280, rows: 9 },
  large: { chart: 400, rows: 16 },
  full: { chart: 560, rows: 24 },
};
