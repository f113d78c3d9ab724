import type { BinaryOperator } from "../syntax/nodes.ts";
import { type Arm, call } from "./arm.ts";

type Apply = (left: Arm, right: Arm) => Arm;

function named(name: string): Apply {
  return (left, right) => call(name, left, right);
}

function inAnyCase(left: Arm, right: Arm): Arm {
  return call("equals", call("toLower", left), call("toLower", right));
}

/** The template functions of each operator (Microsoft Learn, "Bicep operators"). */
const functions: Readonly<Record<BinaryOperator, Apply>> = {
  "+": named("add"),
  "-": named("sub"),
  "*": named("mul"),
  "/": named("div"),
  "%": named("mod"),
  "||": named("or"),
  "&&": named("and"),
  "==": named("equals"),
  "!=": (left, right) => call("not", call("equals", left, right)),
  "=~": inAnyCase,
  "!~": (left, right) => call("not", inAnyCase(left, right)),
  ">": named("greater"),
  ">=": named("greaterOrEquals"),
  "<": named("less"),
  "<=": named("lessOrEquals"),
  "??": named("coalesce"),
};

export function applyOperator(operator: BinaryOperator, left: Arm, right: Arm): Arm {
  return functions[operator](left, right);
}
