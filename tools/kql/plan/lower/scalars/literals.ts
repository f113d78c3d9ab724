import type { Syntax } from "../../../language/syntax.ts";
import { parseJson } from "../../../values/json.ts";
import { parseDatetimeText } from "../../../values/datetime-text.ts";
import { parseTimespan } from "../../../values/ticks.ts";
import { missing, type ScalarType, Ticks, type Value } from "../../../values/types.ts";
import { QueryError } from "../../position.ts";
import { type Context, positionOf } from "../context.ts";
import type { ScalarLowering } from "../scalar.ts";
import { unquote } from "./quotes.ts";

/** Literals are read from their text: the library's own values lose ticks, hexadecimal digits, `nan` and `inf`. */
export const literals: Readonly<Record<string, ScalarLowering>> = {
  BooleanLiteralExpression: typed(
    "bool",
    (text) => /^(?:true|1)$/iu.test(text) || (/^(?:false|0)$/iu.test(text) ? false : undefined),
  ),
  IntLiteralExpression: typed("int", (text) => Number(text)),
  LongLiteralExpression: typed("long", long),
  RealLiteralExpression: typed("real", real),
  DecimalLiteralExpression: typed("decimal", real),
  DateTimeLiteralExpression: typed("datetime", parseDatetimeText),
  TimespanLiteralExpression: typed("timespan", parseTimespan),
  GuidLiteralExpression: typed("guid", (text) => text.toLowerCase()),
  StringLiteralExpression: (node, context) => literal("string", unquote(node.text), node, context),
  CompoundStringLiteralExpression: (node, context) =>
    literal(
      "string",
      node
        .list("Tokens")
        .map((token) => unquote(token.text))
        .join(""),
      node,
      context,
    ),
  NullLiteralExpression: (node, context) => literal("dynamic", null, node, context),
  DynamicExpression: (node, context) =>
    literal("dynamic", dynamicValue(node.child("Expression"), context), node, context),
  TypeOfLiteralExpression: (node, context) =>
    literal(
      "string",
      node
        .list("Types")
        .map((type) => type.text)
        .join(","),
      node,
      context,
    ),
};

function literal(type: ScalarType, value: Value, node: Syntax, context: Context) {
  return { kind: "literal", type, value, position: positionOf(node, context) } as const;
}

/** `long(5)`, `5`, `long(null)`. */
function typed(type: ScalarType, parse: (text: string) => Value | undefined): ScalarLowering {
  return (node, context) => {
    const inner = /^[a-z]\w*\(([^]*)\)$/iu.exec(node.text)?.[1] ?? node.text;
    const text = /^["']/u.test(inner) ? unquote(inner) : inner.trim();
    const value = text === "null" ? missing(type) : parse(text);
    if (value === undefined) {
      throw new QueryError("query", `${node.text} is no ${type}`, positionOf(node, context));
    }
    return literal(type, value, node, context);
  };
}

function long(text: string): bigint | undefined {
  const match = /^(-)?((?:0x[\da-f]+)|\d+)$/iu.exec(text);
  return match === null ? undefined : BigInt(match[2] ?? 0) * (match[1] === undefined ? 1n : -1n);
}

function real(text: string): number | undefined {
  const special = { nan: Number.NaN, "+inf": Infinity, inf: Infinity, "-inf": -Infinity }[text.toLowerCase()];
  return special ?? (Number.isNaN(Number(text)) ? undefined : Number(text));
}

/** What stands in `dynamic(...)`: JSON in which strings may have single quotes and datetimes may stand. */
function dynamicValue(node: Syntax, context: Context): Value {
  if (node.kind === "JsonObjectExpression") {
    return new Map(
      node.list("Pairs").map((pair) => [unquote(pair.child("Name").text), dynamicValue(pair.child("Value"), context)]),
    );
  }
  if (node.kind === "JsonArrayExpression") {
    return node.list("Values").map((value) => dynamicValue(value, context));
  }
  if (node.kind === "UnaryMinusExpression") {
    return parseJson(`-${node.child("Expression").text}`) ?? null;
  }
  const lowered = context.scalar(node, context);
  if (lowered.kind !== "literal") {
    throw new QueryError("query", `${node.text} is no literal`, lowered.position);
  }
  const { type, value } = lowered;
  return typeof value === "bigint" && (type === "datetime" || type === "timespan") ? new Ticks(type, value) : value;
}
