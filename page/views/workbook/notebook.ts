import type { Parameter } from "./parameter.ts";
import type { Tile } from "./tile.ts";
import type { Condition } from "./visibility.ts";

/** A part of a workbook, and where and when it stands there. */
export type Item = Placed & Shown;

interface Placed {
  readonly name: string;
  /** Percent of the page. */
  readonly width: number;
  /** It is shown while all of them hold. */
  readonly conditions: readonly Condition[];
}

type Shown =
  | { readonly kind: "text"; readonly markdown: string }
  | { readonly kind: "parameters"; readonly parameters: readonly Parameter[] }
  | { readonly kind: "tabs"; readonly links: readonly TabLink[] }
  | { readonly kind: "group"; readonly items: readonly Item[] }
  | { readonly kind: "query"; readonly tile: Tile }
  | { readonly kind: "unknown"; readonly what: string };

/** A tab: a link that gives a parameter a value. */
export interface TabLink {
  readonly label: string;
  readonly parameter: string;
  readonly value: string;
}

/** All parameters, of groups too. */
export function parametersOf(items: readonly Item[]): readonly Parameter[] {
  return items.flatMap((item) => {
    if (item.kind === "parameters") return item.parameters;
    return item.kind === "group" ? parametersOf(item.items) : [];
  });
}
