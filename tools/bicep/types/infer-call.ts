import { itemsOf, valuesOf } from "../functions/collection-functions.ts";
import {
  type BicepFunction,
  type LambdaParameter,
  type Overload,
  overload,
  parameterAt,
  takesCount,
} from "../functions/function-signature.ts";
import { FUNCTIONS } from "../functions/function-table.ts";
import type { CallExpression, Expression, FunctionDeclaration } from "../syntax/nodes.ts";
import { isAssignable } from "./assignable.ts";
import { checkValue } from "./check-value.ts";
import { calledFunction } from "./called-function.ts";
import type { Inference } from "./inference.ts";
import { typeOfJson } from "./json-type.ts";
import { meant } from "./spelling.ts";
import { ANY, INT, type Type } from "./type.ts";
import { typeOfTypeExpression } from "./type-expression.ts";
import { nameOf } from "./type-name.ts";

/** The type of what a call returns; reports unknown functions, and arguments that are too many, too few or of the wrong type. */
export function inferCall(call: CallExpression, inference: Inference): Type {
  const { symbols } = inference;
  if (call.target !== undefined) inference.typeOf(call.target);
  const declared = symbols.calls.get(call);
  const called = declared === undefined ? calledFunction(call, inference) : asFunction(declared, inference);
  if (called === undefined) {
    for (const argument of call.args) inference.typeOf(argument);
    reportUnknown(call, inference);
    return ANY;
  }
  const loaded = symbols.loaded.get(call);
  const result = resultOf(call, called, inference);
  return loaded === undefined ? result : typeOfJson(loaded);
}

/** A function that the file itself declares takes exactly its parameters. */
function asFunction(declared: FunctionDeclaration, { symbols }: Inference): BicepFunction {
  const parameters = declared.parameters.map(({ type }) => typeOfTypeExpression(type, symbols));
  const result = typeOfTypeExpression(declared.returns, symbols);
  return {
    name: declared.id.name,
    namespace: "sys",
    known: "start",
    overloads: [overload(parameters, result)],
    lambdas: new Map(),
  };
}

function reportUnknown({ target, callee }: CallExpression, { typeOf, symbols, report }: Inference): void {
  const isNamespace = target?.kind === "name" && symbols.names.get(target)?.kind === "namespace";
  if (target !== undefined && !isNamespace) {
    report(callee.at, "BCP109", `"${nameOf(typeOf(target))}" has no function "${callee.name}".`);
    return;
  }
  const own = symbols.functions.map(({ id }) => id.name);
  const suggested = meant(callee.name, [...FUNCTIONS.map(({ name }) => name), ...own]);
  const hint = suggested === undefined ? "" : ` Was "${suggested}" meant?`;
  const code = suggested === undefined ? "BCP057" : "BCP082";
  report(callee.at, isNamespace ? "BCP107" : code, `There is no function "${callee.name}".${hint}`);
}

function resultOf(call: CallExpression, called: BicepFunction, inference: Inference): Type {
  const { report } = inference;
  const args = argumentTypes(call.args, called, inference);
  const counted = called.overloads.filter((each) => takesCount(each, args.length));
  const [first] = counted;
  if (first === undefined) {
    report(call.argsAt, "BCP071", `"${called.name}" takes ${countWords(called.overloads)}, but got ${args.length}.`);
    return ANY;
  }
  const fitting = counted.filter((each) => args.every((arg, at) => isAssignable(arg, parameterAt(each, at) ?? ANY)));
  const [match] = fitting;
  if (match === undefined) {
    reportMismatch(call, args, counted, inference);
    return ANY;
  }
  for (const [at, expression] of call.args.entries())
    checkArgument(expression, parameterAt(match, at) ?? ANY, inference);
  const unsure = args.some(({ kind }) => kind === "any") && fitting.some(({ result }) => result !== match.result);
  if (unsure) return ANY;
  return typeof match.result === "function" ? match.result(args) : match.result;
}

function checkArgument(expression: Expression, parameter: Type, inference: Inference): void {
  checkValue(
    { expression, type: inference.typeOf(expression), at: expression.at },
    parameter,
    inference,
    (expected, { at, type }) =>
      inference.report(
        at,
        "BCP070",
        `The argument must be of type "${nameOf(expected)}", but is of type "${nameOf(type)}".`,
      ),
  );
}

/** The first argument comes first: what a lambda gets depends on it. */
function argumentTypes(
  args: readonly Expression[],
  { lambdas }: BicepFunction,
  { typeOf, lambdaParameters }: Inference,
): Type[] {
  const types: Type[] = [];
  for (const [at, argument] of args.entries()) {
    const given = lambdas.get(at);
    if (argument.kind === "lambda" && given !== undefined) {
      for (const [position, id] of argument.parameters.entries())
        lambdaParameters.set(id, givenType(given[position], types[0]));
    }
    types.push(typeOf(argument));
  }
  return types;
}

function givenType(parameter: LambdaParameter | undefined, first: Type | undefined): Type {
  if (parameter === "index") return INT;
  if (parameter !== "item") return ANY;
  return first?.kind === "object" ? valuesOf(first) : itemsOf(first);
}

/** Names the argument furthest to the right that no way to call the function takes, as the official compiler does. */
function reportMismatch(
  call: CallExpression,
  args: readonly Type[],
  overloads: readonly Overload[],
  { report }: Inference,
): void {
  const wrong = overloads.map((each) => args.findIndex((arg, at) => !isAssignable(arg, parameterAt(each, at) ?? ANY)));
  const at = Math.max(...wrong);
  const expected = overloads
    .filter((_, index) => wrong[index] === at)
    .map((each) => nameOf(parameterAt(each, at) ?? ANY));
  const code = new Set(wrong).size === 1 && overloads.length > 1 ? "BCP048" : "BCP070";
  report(
    call.args[at]?.at ?? call.at,
    code,
    `The argument must be of type ${[...new Set(expected)].map((name) => `"${name}"`).join(" or ")}, but is of type "${nameOf(args[at] ?? ANY)}".`,
  );
}

function countWords(overloads: readonly Overload[]): string {
  const least = Math.min(...overloads.map(({ required }) => required.length));
  const endless = overloads.some(({ rest }) => rest !== undefined);
  const most = Math.max(...overloads.map(({ required, optional }) => required.length + optional.length));
  if (endless) return `at least ${plural(least)}`;
  return least === most ? plural(least) : `${least} to ${plural(most)}`;
}

function plural(count: number): string {
  return `${count} argument${count === 1 ? "" : "s"}`;
}
