import type { Expression } from "../syntax/nodes.ts";
import { checkValue } from "../types/check-value.ts";
import { valueOf } from "../types/value.ts";
import type { Inference } from "../types/inference.ts";
import { declaredType, typeOfTypeExpression } from "../types/type-expression.ts";
import { isConstant } from "./constants.ts";
import { nameOf } from "../types/type-name.ts";
import { mayBeNull, type Type } from "../types/type.ts";

/** Checks defaults of parameters, outputs and results of functions against their types; finds the types of all variables. */
export function checkDeclarations(inference: Inference): void {
  const { symbols, report, typeOf } = inference;
  for (const parameter of symbols.parameters) {
    const { defaultValue } = parameter;
    if (defaultValue === undefined) continue;
    const type = declaredType(parameter, symbols);
    if (mayBeNull(type))
      report(defaultValue.at, "BCP326", "A parameter that may be null has null as its default and takes no other.");
    checkDeclared(defaultValue, type, inference);
  }
  for (const output of symbols.outputs) checkDeclared(output.value, declaredType(output, symbols), inference);
  for (const { body, returns } of symbols.functions)
    checkDeclared(body, typeOfTypeExpression(returns, symbols), inference);
  for (const { value } of symbols.variables) typeOf(value);
  for (const { value } of symbols.metadata) {
    if (!isConstant(value)) report(value.at, "BCP032", "Metadata must be written out.");
  }
}

function checkDeclared(expression: Expression, type: Type, inference: Inference): void {
  checkValue(valueOf(expression, inference), type, inference, (expected, { at, type: given }) =>
    inference.report(
      at,
      "BCP033",
      `A value of type "${nameOf(expected)}" is expected, but this is of type "${nameOf(given)}".`,
    ),
  );
}
