import type { Declaration, DeclaredBody, Decorator, Expression, ObjectExpression } from "./nodes.ts";

/** The expressions that stand directly in an expression, in the order of the text. */
export function insideOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case "string":
      return expression.parts.filter((part) => typeof part !== "string");
    case "object":
      return insideOfObject(expression);
    case "array":
      return expression.items;
    case "for":
      return [expression.loop.items, expression.body];
    case "call":
      return expression.target === undefined ? expression.args : [expression.target, ...expression.args];
    case "index":
      return [expression.target, expression.index];
    case "property":
    case "nestedResource":
    case "nonNull":
      return [expression.target];
    case "unary":
      return [expression.operand];
    case "binary":
      return [expression.left, expression.right];
    case "ternary":
      return [expression.condition, expression.whenTrue, expression.whenFalse];
    case "lambda":
      return [expression.body];
    case "parenthesized":
      return [expression.inner];
    case "number":
    case "boolean":
    case "null":
    case "name":
      return [];
  }
}

function insideOfObject({ properties }: ObjectExpression): readonly Expression[] {
  return properties.flatMap(({ key, value }) => ("kind" in key ? [key, value] : [value]));
}

/** Calls back for an expression and all that stands in it, from the outside in. Returning `false` leaves out what stands inside. */
export function visit(
  expression: Expression,
  look: (expression: Expression, parent: Expression | undefined) => boolean | void,
): void {
  const go = (current: Expression, parent: Expression | undefined): void => {
    if (look(current, parent) === false) return;
    for (const inside of insideOf(current)) go(inside, current);
  };
  go(expression, undefined);
}

/** The expressions of a declaration, without its decorators. Of a resource also without the resources nested in it. */
export function expressionsOf(declaration: Declaration): readonly Expression[] {
  switch (declaration.kind) {
    case "metadata":
    case "var":
    case "output":
      return [declaration.value];
    case "param":
      return declaration.defaultValue === undefined ? [] : [declaration.defaultValue];
    case "func":
      return [declaration.body];
    case "resource":
    case "module":
      return expressionsOfBody(declaration.body);
    case "type":
    case "targetScope":
      return [];
  }
}

export function expressionsOfBody({ loop, condition, object }: DeclaredBody): readonly Expression[] {
  return [loop?.items, condition, object].filter((part) => part !== undefined);
}

/** Declarations with the resources that are nested in them. */
export function withNested(declarations: readonly Declaration[]): readonly Declaration[] {
  return declarations.flatMap((declaration) =>
    declaration.kind === "resource" ? [declaration, ...withNested(declaration.nested)] : [declaration],
  );
}

/** The arguments of a declaration's decorators. */
export function decoratorArguments(declaration: Declaration): readonly Expression[] {
  return decoratorsOf(declaration).flatMap(({ args }) => args);
}

export function decoratorsOf(declaration: Declaration): readonly Decorator[] {
  return declaration.kind === "targetScope" ? [] : declaration.decorators;
}

/** What lets an expression be what it is: parentheses and `!`. */
export function unwrapped(expression: Expression): Expression {
  if (expression.kind === "parenthesized") return unwrapped(expression.inner);
  return expression.kind === "nonNull" ? unwrapped(expression.target) : expression;
}

/** The text of a string without interpolation. */
export function plainText(expression: Expression): string | undefined {
  if (expression.kind !== "string") return undefined;
  const [text, ...others] = expression.parts;
  return typeof text === "string" && others.length === 0 ? text : undefined;
}

/** The name of a property, unless it is an interpolated one. */
export function keyText(key: ObjectExpression["properties"][number]["key"]): string | undefined {
  return "kind" in key ? plainText(key) : key.name;
}

/** The value of a property that is written in an object. */
export function propertyValue({ properties }: ObjectExpression, name: string): Expression | undefined {
  return properties.find(({ key }) => keyText(key) === name)?.value;
}
