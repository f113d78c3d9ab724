import { kustoLanguage, type RawCode, type RawCodeService } from "./library.ts";
import type { DatabaseSchema } from "./schema.ts";
import { globalsOf } from "./symbols.ts";

interface Last {
  readonly text: string;
  readonly code: RawCode;
}

/** The last query of each schema: an editor asks several things of the same text. */
const last = new WeakMap<DatabaseSchema, Last>();

/** A query, parsed and bound against the schema. */
export function analysed(text: string, schema: DatabaseSchema): RawCode {
  const known = last.get(schema);
  if (known?.text === text) return known.code;
  const code = kustoLanguage().KustoCode.ParseAndAnalyze(text, globalsOf(schema));
  last.set(schema, { text, code });
  return code;
}

/** What editors ask of a query, bound against the schema. */
export function editing(text: string, schema: DatabaseSchema): RawCodeService {
  return new (kustoLanguage().Editor.KustoCodeService.ctor)(analysed(text, schema));
}
