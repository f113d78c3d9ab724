import type { Syntax } from "../../../language/syntax.ts";
import type { Scalar } from "../../expressions.ts";
import type { JoinKind, JoinNode, JoinOutput } from "../../nodes/combining.ts";
import { QueryError, unsupported } from "../../position.ts";
import type { Tabular } from "../../tabular.ts";
import { columnsAt, type Context, onlyParameters, positionOf } from "../context.ts";
import type { OperatorLowering, SourceLowering } from "../tabular.ts";
import { lowerUnion } from "./union.ts";

const kinds: Readonly<Record<string, JoinKind>> = {
  innerunique: "innerunique",
  inner: "inner",
  leftouter: "leftouter",
  rightouter: "rightouter",
  fullouter: "fullouter",
  leftanti: "leftanti",
  anti: "leftanti",
  leftantisemi: "leftanti",
  rightanti: "rightanti",
  rightantisemi: "rightanti",
  leftsemi: "leftsemi",
  rightsemi: "rightsemi",
};

export const combining: {
  readonly operators: Readonly<Record<string, OperatorLowering>>;
  readonly sources: Readonly<Record<string, SourceLowering>>;
} = {
  operators: {
    JoinOperator: (node, input, context) => lowerJoin(node, input, "innerunique", context),
    LookupOperator: (node, input, context) => lowerJoin(node, input, "leftouter", context),
    UnionOperator: (node, input, context) => lowerUnion(node, input, context),
  },
  sources: { UnionOperator: (node, context) => lowerUnion(node, undefined, context) },
};

function lowerJoin(node: Syntax, left: Tabular, defaultKind: JoinKind, context: Context): JoinNode {
  const position = positionOf(node, context);
  const word = onlyParameters(node, ["kind"], context).get("kind")?.toLowerCase();
  const join = word === undefined ? defaultKind : kinds[word];
  if (join === undefined) {
    throw unsupported(`The join kind ${word}`, position);
  }
  const right = context.tabular(node.child("Expression"), context);
  const clause = node.optional("ConditionClause") ?? node.child("LookupClause");
  const keys = clause.list("Expressions").flatMap((condition) => joinKeys(condition, context));
  const dropped =
    node.kind === "LookupOperator"
      ? new Set(keys.map((key) => (key.right.kind === "column" ? key.right.name : "")))
      : new Set<string>();
  const columns = columnsAt(node, context);
  const outputs = outputsOf(join, left, right, dropped);
  if (outputs.length !== columns.length) {
    throw new QueryError("query", "The sources of the join's columns are not known", position);
  }
  return { kind: "join", join, keys, outputs, columns, inputs: [left, right], position };
}

/** The left table's columns, then the right one's; semi and anti joins give one side only. The binder has renamed them in place. */
function outputsOf(join: JoinKind, left: Tabular, right: Tabular, dropped: ReadonlySet<string>): JoinOutput[] {
  const sides = /^(left|right)(?:anti|semi)$/u.exec(join)?.[1];
  const of = (side: JoinOutput["side"], { columns }: Tabular) =>
    sides === undefined || sides === side ? columns.map(({ name }) => ({ side, name })) : [];
  return [...of("left", left), ...of("right", right).filter(({ name }) => !dropped.has(name))];
}

/** `on Name`, `on $left.A == $right.B`, joined by commas or `and`. */
function joinKeys(node: Syntax, context: Context): { left: Scalar; right: Scalar }[] {
  if (node.kind === "ParenthesizedExpression") {
    return joinKeys(node.child("Expression"), context);
  }
  if (node.kind === "AndExpression") {
    return [...joinKeys(node.child("Left"), context), ...joinKeys(node.child("Right"), context)];
  }
  if (node.kind === "EqualExpression") {
    const [one, other] = [node.child("Left"), node.child("Right")];
    const [left, right] = one.text.startsWith("$right") ? [other, one] : [one, other];
    return [{ left: context.scalar(left, context), right: context.scalar(right, context) }];
  }
  const column = context.scalar(node, context);
  if (column.kind !== "column") {
    throw unsupported(`The join condition ${node.text}`, positionOf(node, context));
  }
  return [{ left: column, right: column }];
}
