import type { BinaryOperator } from "./nodes.ts";

/** What binds tighter has a greater number (Microsoft Learn, "Bicep operators", operator precedence). */
export const precedences: Readonly<Record<BinaryOperator, number>> = {
  "??": 1,
  "||": 2,
  "&&": 3,
  "==": 4,
  "!=": 4,
  "=~": 4,
  "!~": 4,
  "<": 5,
  "<=": 5,
  ">": 5,
  ">=": 5,
  "+": 6,
  "-": 6,
  "*": 7,
  "/": 7,
  "%": 7,
};

export function isBinaryOperator(text: string): text is BinaryOperator {
  return Object.hasOwn(precedences, text);
}
