import { checkCount } from "../expressions/functions/signature.ts";
import { findFunction } from "../expressions/functions/function-table.ts";
import type { UserFunction } from "../expressions/environment.ts";
import { ExpressionFault, invalidTemplate, within } from "../expressions/invalid-template.ts";
import { parseExpression, readString } from "../expressions/parse.ts";
import { everyExpression, type Expression } from "../expressions/syntax.ts";
import { isJsonArray } from "../expressions/values.ts";
import { isJsonObject, type JsonValue } from "../json-value.ts";
import type { TemplateDocument } from "./template-document.ts";

/** Every expression in a part of a template and everything in it; not those of a nested template, which are its own. */
export function* expressionsOf(value: JsonValue): Generator<Expression> {
  if (typeof value === "string") {
    const { kind, text } = readString(value);
    if (kind === "expression") yield* everyExpression(parseExpression(text));
  } else if (isJsonArray(value)) for (const item of value) yield* expressionsOf(item);
  else if (isJsonObject(value)) {
    for (const [name, member] of Object.entries(value)) {
      yield* expressionsOf(name);
      if (!isNestedTemplate(name, member)) yield* expressionsOf(member);
    }
  }
}

/** The member `template` of a nested deployment. */
export function isNestedTemplate(name: string, member: JsonValue): boolean {
  return name === "template" && isJsonObject(member) && typeof member["$schema"] === "string";
}

/**
 * Reads every expression of a template, also those that would never be evaluated.
 * @throws ArmError when one cannot be parsed, calls a function that there is not, or with too many or too few arguments.
 */
export function checkExpressions(
  document: TemplateDocument,
  userFunction: (name: string) => UserFunction | undefined,
): void {
  within(
    (reason) =>
      invalidTemplate(
        `Deployment template language expression evaluation failed: '${reason}'. Please see https://aka.ms/arm-template-expressions for usage details.`,
      ),
    () => {
      for (const expression of expressionsOf(evaluatedParts(document))) checkCall(expression, userFunction);
    },
  );
}

/** What Resource Manager evaluates; descriptions and other metadata may look like expressions and are none. */
function evaluatedParts({ parameters, functions, variables, resources, outputs }: TemplateDocument): JsonValue {
  return [
    Object.values(parameters).map(({ defaultValue = null }) => defaultValue),
    functions.flatMap((space) => (isJsonObject(space) ? functionOutputs(space["members"] ?? {}) : [])),
    variables,
    Object.values(resources).map(withoutMetadata),
    Object.values(outputs).map(withoutMetadata),
  ];
}

function functionOutputs(members: JsonValue): readonly JsonValue[] {
  if (!isJsonObject(members)) return [];
  return Object.values(members).map((member) =>
    isJsonObject(member) ? withoutMetadata(member["output"] ?? null) : null,
  );
}

function withoutMetadata(value: JsonValue): JsonValue {
  if (!isJsonObject(value)) return value;
  const { metadata: _, comments: __, ...others } = value;
  return others;
}

function checkCall(expression: Expression, userFunction: (name: string) => UserFunction | undefined): void {
  if (expression.kind !== "call" || expression.name.toLowerCase() === "lambda") return;
  const { name, args } = expression;
  const found = findFunction(name);
  if (found !== undefined) checkCount(found.name, found.implementation.signature, args.length);
  else if (userFunction(name) === undefined) {
    throw new ExpressionFault(
      `The template function '${name}' is not valid. Please see https://aka.ms/arm-functions for usage details.`,
    );
  }
}
