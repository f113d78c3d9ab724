import type { Syntax } from "../../language/syntax.ts";
import type { Scalar } from "../expressions.ts";
import { unsupported } from "../position.ts";
import { type Context, positionOf } from "./context.ts";
import { calls } from "./scalars/calls.ts";
import { literals } from "./scalars/literals.ts";
import { names } from "./scalars/names.ts";
import { operators } from "./scalars/operators.ts";

export type ScalarLowering = (node: Syntax, context: Context) => Scalar;

/** By the parser's name of the expression. */
const lowerings: Readonly<Record<string, ScalarLowering>> = { ...literals, ...names, ...operators, ...calls };

/** By the parser's name: all expressions that run here. */
export const loweredScalars: ReadonlySet<string> = new Set(Object.keys(lowerings));

export function lowerScalar(node: Syntax, context: Context): Scalar {
  const lower = lowerings[node.kind];
  if (lower === undefined) {
    throw unsupported(`\`${node.text}\` (${node.kind})`, positionOf(node, context));
  }
  return lower(node, context);
}
