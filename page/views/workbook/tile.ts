import type { ChartSettings } from "../../chart/chart-settings.ts";
import type { Grid } from "./grid.ts";

/** A query step: what it asks, and how the answer is shown. */
export interface Tile {
  readonly title: string;
  /** What is said when the answer has no rows. */
  readonly empty: string;
  readonly size: Size;
  readonly source: Source;
  readonly visual: Visual;
  /** What a click on a row chooses. */
  readonly exports: readonly Export[];
  /** Which rows can be downloaded. */
  readonly download: "all" | "visible" | undefined;
}

export type Size = "tiny" | "small" | "medium" | "large" | "full";

export type Source =
  | {
      readonly kind: "logs";
      readonly query: string;
      /** Name of the parameter with its time, or milliseconds up to now. */
      readonly time: { readonly parameter: string } | { readonly duration: number };
    }
  | {
      readonly kind: "resources";
      /** Path in Azure Resource Manager, with parameters. */
      readonly path: string;
      readonly apiVersion: string;
      /** JSONPath of the rows. */
      readonly rows: string;
      /** JSONPath of each column, in a row. */
      readonly columns: readonly { readonly name: string; readonly path: string }[];
    }
  | { readonly kind: "unknown"; readonly what: string };

export type Visual =
  | { readonly kind: "table"; readonly grid: Grid }
  | { readonly kind: "numbers"; readonly title: string; readonly value: string; readonly note: string | undefined }
  | { readonly kind: "chart"; readonly settings: ChartSettings }
  | { readonly kind: "unknown"; readonly what: string };

/** A column of a row that was clicked -> the parameter that takes its value. */
export interface Export {
  readonly field: string;
  readonly parameter: string;
}
