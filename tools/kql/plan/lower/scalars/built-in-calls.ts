import type { Syntax } from "../../../language/syntax.ts";
import type { ScalarType } from "../../../values/types.ts";
import type { Call, Scalar } from "../../expressions.ts";
import { type Context, positionOf } from "../context.ts";

/** Kusto's functions have small letters, however they are written. */
export function functionName(node: Syntax): string {
  return (node.symbolName ?? node.child("Name").text).toLowerCase();
}

/** A call of a function that Kusto has. One with a star has it in its name, `pack_array(*)`, and not among its arguments. */
export function builtInCall(node: Syntax, context: Context): Call {
  const position = positionOf(node, context);
  const name = functionName(node);
  const given = node.child("ArgumentList").list("Expressions");
  const list = given.filter((argument) => argument.kind !== "StarExpression");
  const star = list.length < given.length ? "(*)" : "";
  const type = node.scalarType ?? "dynamic";
  const values = list.map((argument) => context.scalar(argument, context));
  return { kind: "call", name: name + star, arguments: values, type, position };
}

/** One of the values of a call that gives several (`series_stats`): it gives them as an array. */
export function elementOfTuple(call: Call, index: number, type: ScalarType): Scalar {
  const selector = { kind: "literal", type: "long", value: BigInt(index), position: call.position } as const;
  return { kind: "path", value: call, selector, type, position: call.position };
}
