import { editing } from "./analysed.ts";
import { kustoLanguage } from "./library.ts";
import type { DatabaseSchema } from "./schema.ts";

/** What stands at a place of a query. */
export interface Explanation {
  readonly start: number;
  readonly length: number;
  /** `(function) strlen(string): long`, `name: string` … */
  readonly text: string;
}

/** What the name at a position of a query stands for. Undefined where nothing is to be said. Errors are not repeated here. */
export function explain(text: string, position: number, schema: DatabaseSchema): Explanation | undefined {
  const service = editing(text, schema);
  const options = kustoLanguage().Editor.QuickInfoOptions.Default.WithShowDiagnostics(false);
  const said = service.GetQuickInfo(position, options).Text?.trim() ?? "";
  if (said === "") return undefined;
  const { Start, Length } = service.GetElement(position);
  return { start: Start, length: Length, text: said };
}
