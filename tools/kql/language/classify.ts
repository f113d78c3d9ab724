import { editing } from "./analysed.ts";
import { enumName } from "./enum-name.ts";
import { itemsOf, kustoLanguage } from "./library.ts";
import type { DatabaseSchema } from "./schema.ts";

/** A part of a query, and what it is. */
export interface Classified {
  readonly start: number;
  readonly length: number;
  /** Microsoft's word for it: `Column`, `StringLiteral`, `QueryOperator` … */
  readonly kind: string;
}

/** What the parts of a query are, for its colours; spaces are left out. In the order of the text. */
export function classify(text: string, schema: DatabaseSchema): readonly Classified[] {
  const kinds = kustoLanguage().Editor.ClassificationKind;
  const { Classifications } = editing(text, schema).GetClassifications(0, text.length);
  return itemsOf(Classifications).map(({ Start, Length, Kind }) => ({
    start: Start,
    length: Length,
    kind: enumName(kinds, Kind),
  }));
}
