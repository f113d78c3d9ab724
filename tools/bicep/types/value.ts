import type { Expression } from "../syntax/nodes.ts";
import type { Inference, Value } from "./inference.ts";

export function valueOf(expression: Expression, inference: Inference): Value {
  return { expression, type: inference.typeOf(expression), at: expression.at };
}

/** What the value is in one case or the other: the branches of a ternary, the members of a union. */
export function casesOf(value: Value, inference: Inference): readonly Value[] | undefined {
  const { expression, type } = value;
  if (expression?.kind === "ternary") {
    const { whenTrue, whenFalse } = expression;
    return [
      { ...value, ...valueOf(whenTrue, inference) },
      { ...value, ...valueOf(whenFalse, inference) },
    ];
  }
  if (type.kind !== "union") return undefined;
  const { at, owner, within } = value;
  return type.members.map((member) => ({ at, owner, within, type: member, expression: undefined }));
}
