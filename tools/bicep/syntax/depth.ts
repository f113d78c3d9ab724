import type { Declaration, Expression } from "./nodes.ts";
import { decoratorArguments, expressionsOf, insideOf, withNested } from "./walk.ts";

/** What nests deeper than anyone writes is refused, so that nothing that walks over a tree runs out of stack. */
export const deepest = 500;

/** An expression that nests too deep. The parser sees to what nests to the right; `a.b.c` and `a + b + c` nest to the left. */
export function tooDeep(declaration: Declaration): Expression | undefined {
  const declarations = withNested([declaration]);
  const roots = [...declarations.flatMap(decoratorArguments), ...declarations.flatMap(expressionsOf)];
  const left = roots.map((expression) => ({ expression, depth: 0 }));
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const { expression, depth } = next;
    if (depth > 2 * deepest) return expression;
    for (const inside of insideOf(expression)) left.push({ expression: inside, depth: depth + 1 });
  }
  return undefined;
}
