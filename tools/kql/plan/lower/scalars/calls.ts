import type { Scalar } from "../../expressions.ts";
import { unsupported } from "../../position.ts";
import { lowerCall } from "../calls.ts";
import { positionOf } from "../context.ts";
import type { ScalarLowering } from "../scalar.ts";

export const calls: Readonly<Record<string, ScalarLowering>> = {
  FunctionCallExpression(node, context) {
    const position = positionOf(node, context);
    const own = lowerCall(node, context);
    if (own?.kind === "tabular") {
      throw unsupported(`The table ${node.text} as a value`, position);
    }
    return (
      own?.value ?? {
        kind: "call",
        name: (node.symbolName ?? node.child("Name").text).toLowerCase(),
        arguments: node
          .child("ArgumentList")
          .list("Expressions")
          .map((argument) => context.scalar(argument, context)),
        type: node.scalarType ?? "dynamic",
        position,
      }
    );
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
