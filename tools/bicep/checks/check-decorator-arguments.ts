import type { Decorator, Parameter, TypeExpression } from "../syntax/nodes.ts";
import { decoratorsOf } from "../syntax/walk.ts";
import { isAssignable } from "../types/assignable.ts";
import { checkValue } from "../types/check-value.ts";
import { valueOf } from "../types/value.ts";
import type { Inference } from "../types/inference.ts";
import { isConstant } from "./constants.ts";
import { numberOf, typeOfTypeExpression } from "../types/type-expression.ts";
import { nameOf } from "../types/type-name.ts";
import { ARRAY, arrayOf, INT, OBJECT, STRING, type Type, unionOf } from "../types/type.ts";

interface Rule {
  readonly takes: Type | undefined;
  /** Types of declarations that it may stand in front of; any without. */
  readonly of?: Type;
  /** The least that its number may be, and the code for less. */
  readonly least?: { readonly value: number; readonly code: string };
}

const LENGTH: Rule = { takes: INT, of: unionOf([STRING, ARRAY]), least: { value: 0, code: "BCP168" } };

/** Microsoft Learn, "Parameters in Bicep", decorators; which decorator may stand in front of what kind of declaration, binding checks. */
const RULES: Readonly<Record<string, Rule>> = {
  description: { takes: STRING },
  metadata: { takes: OBJECT },
  secure: { takes: undefined, of: unionOf([STRING, OBJECT]) },
  sealed: { takes: undefined, of: OBJECT },
  allowed: { takes: ARRAY },
  minValue: { takes: INT, of: INT },
  maxValue: { takes: INT, of: INT },
  minLength: LENGTH,
  maxLength: LENGTH,
  batchSize: { takes: INT, least: { value: 1, code: "BCP154" } },
};

const PAIRS = [
  ["minValue", "maxValue"],
  ["minLength", "maxLength"],
] as const;

/** Checks what decorators are given, and that they fit the type of what they stand in front of. */
export function checkDecoratorArguments(inference: Inference): void {
  const { file, resources, parameters } = inference.symbols;
  const nested = resources
    .map(({ declaration }) => declaration)
    .filter((resource) => !file.declarations.includes(resource));
  for (const declaration of [...file.declarations, ...nested]) {
    const type =
      "type" in declaration && declaration.kind !== "resource"
        ? declaration.type
        : declaration.kind === "type"
          ? declaration.value
          : undefined;
    checkDecorators(decoratorsOf(declaration), type, inference);
  }
  for (const parameter of parameters) checkAllowed(parameter, inference);
}

function checkDecorators(
  decorators: readonly Decorator[],
  type: TypeExpression | undefined,
  inference: Inference,
): void {
  for (const decorator of decorators) {
    const rule = RULES[decorator.name];
    if (rule === undefined) continue;
    checkArgument(decorator, rule, inference);
    if (type !== undefined) checkTarget(decorator, rule, typeOfTypeExpression(type, inference.symbols), inference);
  }
  for (const [least, most] of PAIRS) checkOrder(decorators, least, most, inference);
  if (type?.kind === "objectType")
    for (const property of type.properties) checkDecorators(property.decorators, property.type, inference);
}

function checkArgument({ at, name, args }: Decorator, { takes, least }: Rule, { typeOf, report }: Inference): void {
  const wanted = takes === undefined ? 0 : 1;
  const [argument] = args;
  if (args.length !== wanted)
    report(at, "BCP071", `"${name}" takes ${wanted} argument${wanted === 1 ? "" : "s"}, but got ${args.length}.`);
  else if (argument !== undefined && takes !== undefined) {
    const type = typeOf(argument);
    const value = numberOf(argument);
    if (!isConstant(argument)) report(argument.at, "BCP032", "What a decorator is given must be written out.");
    else if (!isAssignable(type, takes))
      report(
        argument.at,
        "BCP070",
        `The argument must be of type "${nameOf(takes)}", but is of type "${nameOf(type)}".`,
      );
    else if (least !== undefined && value !== undefined && value < least.value)
      report(argument.at, least.code, `"${name}" is at least ${least.value}.`);
  }
}

function checkTarget({ at, name }: Decorator, { of }: Rule, target: Type, { report }: Inference): void {
  if (of !== undefined && !isAssignable(target, of))
    report(at, "BCP124", `"${name}" is for values of type "${nameOf(of)}", not "${nameOf(target)}".`);
}

function checkOrder(decorators: readonly Decorator[], least: string, most: string, { report }: Inference): void {
  const [low, high] = [least, most].map((wanted) => decorators.find(({ name }) => name === wanted)?.args[0]);
  const [min, max] = [low, high].map((argument) => argument && numberOf(argument));
  if (low !== undefined && min !== undefined && max !== undefined && min > max)
    report(low.at, "BCP331", `"${least}" is greater than "${most}".`);
}

/** Allowed values must be of the parameter's type; those of an array are allowed items, unless they are arrays. */
function checkAllowed({ decorators, type }: Parameter, inference: Inference): void {
  const values = decorators.find(({ name }) => name === "allowed")?.args[0];
  if (values?.kind !== "array") return;
  const declared = typeOfTypeExpression(type, inference.symbols);
  if (values.items.length === 0) inference.report(values.at, "BCP099", "At least one value must be allowed.");
  if (declared.kind === "array" && values.items.every(({ kind }) => kind !== "array")) return;
  checkValue(valueOf(values, inference), arrayOf(declared), inference, () => undefined);
}
