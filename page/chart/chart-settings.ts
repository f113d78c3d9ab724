/** How a result is drawn; the names are columns of it. */
export type ChartSettings = AxesSettings | PieSettings | MapSettings;

export interface AxesSettings {
  /** bars: categories, one below the other. timebars, lines, areas: x is a datetime. */
  readonly kind: "bars" | "timebars" | "lines" | "areas";
  readonly x: string;
  readonly y: readonly string[];
  /** Column whose values make a series each. */
  readonly split?: string | undefined;
  readonly unit?: string | undefined;
  /** More series than these are one called "other". @default 10 */
  readonly most?: number | undefined;
}

export interface PieSettings {
  readonly kind: "pie";
  readonly label: string;
  readonly value: string;
  readonly unit?: string | undefined;
  /** More slices than these are one called "other". @default 10 */
  readonly most?: number | undefined;
}

export interface MapSettings {
  readonly kind: "map";
  readonly latitude: string;
  readonly longitude: string;
  readonly label: string;
  readonly value: string;
  readonly unit?: string | undefined;
}

/** Colours of the page as it is at the moment. */
export interface ChartColours {
  readonly text: string;
  readonly quiet: string;
  readonly line: string;
  readonly land: string;
  readonly ground: string;
  readonly series: readonly string[];
}
