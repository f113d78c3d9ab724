import type { Scalar } from "../../expressions.ts";
import { unsupported } from "../../position.ts";
import { lowerCall } from "../calls.ts";
import { positionOf } from "../context.ts";
import type { ScalarLowering } from "../scalar.ts";
import { builtInCall, elementOfTuple, functionName } from "./built-in-calls.ts";
import { rewrittenCalls } from "./rewritten-calls.ts";

export const calls: Readonly<Record<string, ScalarLowering>> = {
  FunctionCallExpression(node, context) {
    const position = positionOf(node, context);
    const own = lowerCall(node, context);
    if (own?.kind === "tabular") {
      throw unsupported(`The table ${node.text} as a value`, position);
    }
    if (own !== undefined) {
      return own.value;
    }
    const rewrite = rewrittenCalls[functionName(node)];
    if (rewrite !== undefined) {
      return rewrite(node, context);
    }
    const call = builtInCall(node, context);
    // Of several values, a place for one takes the first.
    return node.columnCount > 1 ? elementOfTuple(call, 0, node.scalarType ?? "dynamic") : call;
  },
  ToScalarExpression(node, context): Scalar {
    const inner = node.child("Expression");
    const position = positionOf(node, context);
    return inner.columns === undefined
      ? context.scalar(inner, context)
      : {
          kind: "subquery",
          gives: "first value",
          query: context.tabular(inner, context),
          type: node.scalarType ?? "dynamic",
          position,
        };
  },
};
