import { isScalarType } from "../values/types.ts";
import { analysed } from "./analysed.ts";
import { itemsOf, type RawDiagnostic } from "./library.ts";
import { type Place, placeAt } from "./place.ts";
import type { ColumnSchema, DatabaseSchema } from "./schema.ts";
import { columnsOf, Syntax } from "./syntax.ts";

export interface Finding extends Place {
  readonly severity: "error" | "warning" | "suggestion";
  /** Microsoft's code: `KS142`. */
  readonly code: string;
  readonly message: string;
  /** Offset in the query, and how many signs it is about. */
  readonly start: number;
  readonly length: number;
}

export interface CheckedQuery {
  readonly findings: readonly Finding[];
  /** Undefined when the query has no tabular result, or an error hides it. */
  readonly columns: readonly ColumnSchema[] | undefined;
  /** The bound syntax tree. */
  readonly syntax: Syntax;
}

/** Parses and binds a query against the schema. */
export function check(text: string, schema: DatabaseSchema): CheckedQuery {
  const code = analysed(text, schema);
  const findings = itemsOf(code.GetDiagnostics()).map((diagnostic) => findingOf(diagnostic, text));
  const type = code.ResultType;
  const columns = type?.Columns
    ? columnsOf(type).map(({ name, type: scalar }) => ({ name, type: scalar }))
    : scalarColumn(type?.Name);
  return { findings, columns, syntax: new Syntax(code.Syntax) };
}

function findingOf({ Severity, Code, Message, Start, Length }: RawDiagnostic, text: string): Finding {
  return {
    ...placeAt(text, Start),
    severity: severities[Severity] ?? "suggestion",
    code: Code,
    message: Message,
    start: Start,
    length: Length,
  };
}

/** A query may be one scalar expression; the service answers it with one unnamed column. */
function scalarColumn(type: string | undefined): ColumnSchema[] | undefined {
  return type !== undefined && isScalarType(type) ? [{ name: "Column1", type }] : undefined;
}

const severities: Readonly<Record<string, Finding["severity"]>> = {
  Error: "error",
  Warning: "warning",
  Suggestion: "suggestion",
};
