import type { ColumnSchema } from "../../../language/schema.ts";
import type { Syntax } from "../../../language/syntax.ts";
import type { Scalar } from "../../expressions.ts";
import { type Position, unsupported } from "../../position.ts";
import { type Context, positionOf } from "../context.ts";

/** Operators that have a form for case: `has` and `has_cs`. */
const caseForms: ReadonlySet<string> = new Set(["has", "hasprefix", "hassuffix", "contains", "startswith", "endswith"]);

/**
 * Conditions over any column: `* has "x"` in a `where`, and the terms of `search`. Any column counts, by its text
 * (the documentation says "any column"; that numbers and times count too is not confirmed).
 */
export function overAnyColumn(
  columns: readonly ColumnSchema[],
  outer: Context,
  { caseSensitive }: { readonly caseSensitive: boolean },
): Context {
  const scalar = (node: Syntax, context: Context): Scalar => {
    const position = positionOf(node, context);
    const any = (test: (column: Scalar) => Scalar): Scalar =>
      columns
        .map(({ name, type }) => test({ kind: "column", name, type, position }))
        .reduceRight((rest, one) => call("or", [one, rest], position), literal(false, position));
    if (node.kind === "StarExpression" && node.scalarType === "bool") {
      return literal(true, position);
    }
    // A string where the binder wants a condition is a term.
    if (/^(?:Compound)?StringLiteralExpression$/u.test(node.kind) && node.scalarType === "bool") {
      const term = outer.scalar(node, context);
      return any((column) => termTest(column, term, caseSensitive));
    }
    if (node.kind === "SearchExpression") {
      const [left, right] = [node.child("Left"), node.child("Right")];
      const term = outer.scalar(right, context);
      return left.kind === "StarExpression"
        ? any((column) => termTest(column, term, caseSensitive))
        : termTest(context.scalar(left, context), term, caseSensitive);
    }
    if (node.optional("Left")?.kind === "StarExpression") {
      const name = node.child("Operator").text.toLowerCase();
      const right = context.scalar(node.child("Right"), context);
      return any((column) => call(cased(name, caseSensitive, position), [column, right], position));
    }
    const lowered = outer.scalar(node, context);
    return caseSensitive &&
      lowered.kind === "call" &&
      lowered.arguments.length === 2 &&
      node.optional("Operator") !== undefined
      ? { ...lowered, name: cased(lowered.name, true, position) }
      : lowered;
  };
  return { ...outer, scalar };
}

/** Source: "search operator", search predicate syntax: the place of the asterisk says how a term is sought. */
function termTest(column: Scalar, term: Scalar, caseSensitive: boolean): Scalar {
  if (term.kind !== "literal" || typeof term.value !== "string") {
    throw unsupported("A search for what is no literal", term.position);
  }
  const { value, position } = term;
  const [, before = "", inner = "", after = ""] = /^(\*?)([^]*?)(\*?)$/u.exec(value) ?? [];
  if (inner.includes("*")) {
    const body = inner.split("*").map(escaped).join(".*");
    const pattern = `${caseSensitive ? "" : "(?i)"}${before === "" ? String.raw`\b` : ""}${body}${after === "" ? String.raw`\b` : ""}`;
    return call("matches regex", [column, { ...term, value: pattern }], position);
  }
  const name = before === "" ? (after === "" ? "has" : "hasprefix") : after === "" ? "hassuffix" : "contains";
  return call(cased(name, caseSensitive, position), [column, { ...term, value: inner }], position);
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/gu, String.raw`\$&`);
}

/** All comparisons of strings heed the case in `search kind=case_sensitive`. */
function cased(name: string, caseSensitive: boolean, position: Position): string {
  if (!caseSensitive || name.endsWith("_cs")) {
    return name;
  }
  if (/~$|^!?has_a(?:ny|ll)$/u.test(name)) {
    throw unsupported(`\`${name}\` in a case-sensitive search`, position);
  }
  return caseForms.has(name.replace(/^!/u, "")) ? `${name}_cs` : name;
}

function literal(value: boolean, position: Position): Scalar {
  return { kind: "literal", type: "bool", value, position };
}

function call(name: string, list: readonly Scalar[], position: Position): Scalar {
  return { kind: "call", name, arguments: list, type: "bool", position };
}
