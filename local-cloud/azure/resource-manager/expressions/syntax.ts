/** A parsed template expression: what stands between `[` and `]` (Microsoft Learn, "Syntax and expressions in ARM templates"). */
export type Expression = Literal | FunctionCall | PropertyAccess | IndexAccess;

export interface Literal {
  readonly kind: "literal";
  readonly value: string | number;
}

export interface FunctionCall {
  readonly kind: "call";
  /** With its namespace, when it is a function of the template: `__bicep.hours`. */
  readonly name: string;
  readonly args: readonly Expression[];
}

/** `of.name` */
export interface PropertyAccess {
  readonly kind: "property";
  readonly of: Expression;
  readonly name: string;
}

/** `of[index]` */
export interface IndexAccess {
  readonly kind: "index";
  readonly of: Expression;
  readonly index: Expression;
}

/** The expression and everything in it, outermost first. */
export function* everyExpression(expression: Expression): Generator<Expression> {
  yield expression;
  if (expression.kind === "call") for (const arg of expression.args) yield* everyExpression(arg);
  if (expression.kind === "property" || expression.kind === "index") yield* everyExpression(expression.of);
  if (expression.kind === "index") yield* everyExpression(expression.index);
}
