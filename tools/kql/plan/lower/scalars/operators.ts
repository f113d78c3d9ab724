import type { Syntax } from "../../../language/syntax.ts";
import type { Scalar } from "../../expressions.ts";
import { type Context, positionOf } from "../context.ts";
import type { ScalarLowering } from "../scalar.ts";

const binary = [
  "Add",
  "Subtract",
  "Multiply",
  "Divide",
  "Modulo",
  "And",
  "Or",
  "Equal",
  "NotEqual",
  "EqualTilde",
  "BangTilde",
  "LessThan",
  "LessThanOrEqual",
  "GreaterThan",
  "GreaterThanOrEqual",
  "Has",
  "HasCs",
  "NotHas",
  "NotHasCs",
  "HasPrefix",
  "HasPrefixCs",
  "NotHasPrefix",
  "NotHasPrefixCs",
  "HasSuffix",
  "HasSuffixCs",
  "NotHasSuffix",
  "NotHasSuffixCs",
  "Contains",
  "ContainsCs",
  "NotContains",
  "NotContainsCs",
  "StartsWith",
  "StartsWithCs",
  "NotStartsWith",
  "NotStartsWithCs",
  "EndsWith",
  "EndsWithCs",
  "NotEndsWith",
  "NotEndsWithCs",
  "MatchesRegex",
];

const lists = ["In", "InCs", "NotIn", "NotInCs", "HasAny", "HasAll"];

/** Operators become calls of their own names: `==`, `!has_cs`, `matches regex`. */
export const operators: Readonly<Record<string, ScalarLowering>> = {
  ...Object.fromEntries(binary.map((kind) => [`${kind}Expression`, lowerBinary])),
  ...Object.fromEntries(lists.map((kind) => [`${kind}Expression`, lowerList])),
  BetweenExpression: lowerBetween,
  NotBetweenExpression: lowerBetween,
  UnaryMinusExpression: (node, context) => call("negate", [node.child("Expression")], node, context),
  UnaryPlusExpression: (node, context) => context.scalar(node.child("Expression"), context),
};

function call(name: string, operands: readonly Syntax[], node: Syntax, context: Context): Scalar {
  return {
    kind: "call",
    name,
    arguments: operands.map((operand) => context.scalar(operand, context)),
    type: node.scalarType ?? "dynamic",
    position: positionOf(node, context),
  };
}

function lowerBinary(node: Syntax, context: Context): Scalar {
  return call(operatorText(node), [node.child("Left"), node.child("Right")], node, context);
}

/** `<>` is `!=`; `notcontains` and the like are older spellings. */
function operatorText(node: Syntax): string {
  const text = node.child("Operator").text.toLowerCase();
  return (
    {
      "<>": "!=",
      notcontains: "!contains",
      containscs: "contains_cs",
      notcontainscs: "!contains_cs",
      matchesregex: "matches regex",
    }[text] ?? text
  );
}

function lowerBetween(node: Syntax, context: Context): Scalar {
  const range = node.child("Right");
  const name = node.kind.startsWith("Not") ? "!between" : "between";
  return call(name, [node.child("Left"), range.child("First"), range.child("Second")], node, context);
}

/** The right side is a list in brackets; one item may be a dynamic array or a query of one column. */
function lowerList(node: Syntax, context: Context): Scalar {
  const items = node
    .child("Right")
    .list("Expressions")
    .map((item): Scalar =>
      item.columns === undefined
        ? context.scalar(item, context)
        : {
            kind: "subquery",
            gives: "list",
            query: context.tabular(item, context),
            type: "dynamic",
            position: positionOf(item, context),
          },
    );
  const position = positionOf(node, context);
  return {
    kind: "call",
    name: node.child("Operator").text.toLowerCase(),
    arguments: [context.scalar(node.child("Left"), context), { kind: "list", items, type: "dynamic", position }],
    type: "bool",
    position,
  };
}
