import { check } from "../../../tools/kql/language/check.ts";
import { hasSyntaxError } from "../../../tools/kql/language/syntax-errors.ts";
import type { DatabaseSchema } from "../../../tools/kql/language/schema.ts";
import type { Place } from "../../../tools/kql/language/place.ts";
import type { QueryError } from "../../../tools/kql/plan/position.ts";
import type { Json } from "../json-text.ts";

/** An answer that is no table. */
export interface QueryFailure {
  readonly status: 400 | 401 | 403 | 404 | 504;
  readonly body: Json;
}

/**
 * Why a query is not run at all: Microsoft's parser or binder finds fault with it. The innermost error has the parser's own words;
 * the service's are others, but it gives line and position alike.
 * Source: Microsoft Learn, "Azure Monitor Log Analytics API errors", and answers of the service in reports.
 */
export function rejectionOf(query: string, schema: DatabaseSchema): QueryFailure | undefined {
  const fault = check(query, schema).findings.find(({ severity }) => severity === "error");
  if (fault === undefined) return undefined;
  const isSyntax = hasSyntaxError(query);
  const innermost = { code: isSyntax ? "SYN0002" : "SEM0100", message: fault.message, ...lineAndPos(fault) };
  return isSyntax
    ? badArgument("SyntaxError", "A recognition error occurred in the query.", innermost)
    : badArgument("SemanticError", "A semantic error occurred.", innermost);
}

/** Why a query was stopped. What this engine lacks is said plainly, with a code that the service does not have. */
export function runFailure({ reason, message, position }: QueryError): QueryFailure {
  if (reason === "limit") return failure(504, "GatewayTimeout", message);
  const inner = { code: reason, message, ...(position === undefined ? {} : lineAndPos(position)) };
  return reason === "unsupported"
    ? badArgument("NotSupportedByLocalCloud", message, inner)
    : badArgument("SemanticError", "A semantic error occurred.", inner);
}

export function badArgument(code: string, message: string, innererror?: Json): QueryFailure {
  return failure(400, "BadArgumentError", "The request had some invalid properties", {
    code,
    message,
    ...(innererror === undefined ? {} : { innererror }),
  });
}

/** @param innererror what is behind it. */
export function failure(
  status: QueryFailure["status"],
  code: string,
  message: string,
  innererror?: Json,
): QueryFailure {
  return { status, body: { error: { message, code, ...(innererror === undefined ? {} : { innererror }) } } };
}

/** As the service counts: lines from 1, positions from 0. */
function lineAndPos({ line, column }: Place): { readonly line: number; readonly pos: number } {
  return { line, pos: column - 1 };
}
