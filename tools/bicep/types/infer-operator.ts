import type { BinaryExpression, BinaryOperator, TernaryExpression, UnaryExpression } from "../syntax/nodes.ts";
import { isAssignable } from "./assignable.ts";
import type { Inference } from "./inference.ts";
import { ANY, BOOL, INT, literal, mayBeNull, STRING, type Type, unionOf, withoutNull } from "./type.ts";
import { nameOf } from "./type-name.ts";

type Operands = readonly { readonly operand: Type; readonly result: Type }[];

const BOTH_BOOL: Operands = [{ operand: BOOL, result: BOOL }];
const BOTH_INT: Operands = [{ operand: INT, result: INT }];
const BOTH_ANY: Operands = [{ operand: ANY, result: BOOL }];
const BOTH_STRING: Operands = [{ operand: STRING, result: BOOL }];
const ORDERED: Operands = [
  { operand: INT, result: BOOL },
  { operand: STRING, result: BOOL },
];

/** What an operator's two operands must be, and what comes of them. Microsoft Learn, "Bicep operators". `??` has a rule of its own. */
const BINARY: Readonly<Record<Exclude<BinaryOperator, "??">, Operands>> = {
  "||": BOTH_BOOL,
  "&&": BOTH_BOOL,
  "+": BOTH_INT,
  "-": BOTH_INT,
  "*": BOTH_INT,
  "/": BOTH_INT,
  "%": BOTH_INT,
  "==": BOTH_ANY,
  "!=": BOTH_ANY,
  "=~": BOTH_STRING,
  "!~": BOTH_STRING,
  ">": ORDERED,
  ">=": ORDERED,
  "<": ORDERED,
  "<=": ORDERED,
};

export function inferBinary({ at, operator, left, right }: BinaryExpression, { typeOf, report }: Inference): Type {
  const [first, second] = [typeOf(left), typeOf(right)];
  if (operator === "??") return coalesced(first, second);
  const match = BINARY[operator].find(({ operand }) => isAssignable(first, operand) && isAssignable(second, operand));
  if (match !== undefined) return match.result;
  const hint =
    operator === "+" && isAssignable(first, STRING) ? " Join strings by interpolation, such as '${a}${b}'." : "";
  report(at, "BCP045", `"${operator}" cannot be applied to "${nameOf(first)}" and "${nameOf(second)}".${hint}`);
  return ANY;
}

function coalesced(first: Type, second: Type): Type {
  if (first.kind === "null") return second;
  return mayBeNull(first) ? unionOf([withoutNull(first), second]) : first;
}

export function inferUnary({ at, operator, operand }: UnaryExpression, { typeOf, report }: Inference): Type {
  const type = typeOf(operand);
  const wanted = operator === "!" ? BOOL : INT;
  if (!isAssignable(type, wanted)) {
    report(at, "BCP044", `"${operator}" cannot be applied to "${nameOf(type)}".`);
    return ANY;
  }
  if (operator === "-" && type.kind === "int" && type.literal !== undefined) return literal(-type.literal);
  return wanted;
}

export function inferTernary({ condition, whenTrue, whenFalse }: TernaryExpression, inference: Inference): Type {
  const { typeOf, report } = inference;
  const type = typeOf(condition);
  if (!isAssignable(type, BOOL))
    report(condition.at, "BCP046", `A condition is of type "bool", but this is of type "${nameOf(type)}".`);
  return unionOf([typeOf(whenTrue), typeOf(whenFalse)]);
}
