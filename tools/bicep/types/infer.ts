import type { FileSymbols } from "../binding/symbols.ts";
import type {
  ArrayExpression,
  Expression,
  ForExpression,
  LambdaExpression,
  Loop,
  ObjectExpression,
  StringExpression,
} from "../syntax/nodes.ts";
import { inferIndexAccess, inferPropertyAccess } from "./infer-access.ts";
import { inferCall } from "./infer-call.ts";
import { inferName } from "./infer-name.ts";
import { inferBinary, inferTernary, inferUnary } from "./infer-operator.ts";
import type { Report } from "../findings.ts";
import type { Inference } from "./inference.ts";
import { keyText } from "../syntax/walk.ts";
import { isAssignable } from "./assignable.ts";
import type { ResourceTypes } from "./resource-types.ts";
import { ANY, ARRAY, arrayOf, literal, NULL, type Property, type Type, unionOf, withoutNull } from "./type.ts";
import { nameOf } from "./type-name.ts";

/** Finds the types of a file's expressions and reports what cannot be: operands, arguments, properties of the wrong type. */
export function createInference(
  symbols: FileSymbols,
  resourceTypes: ResourceTypes | undefined,
  report: Report,
): Inference {
  const found = new Map<Expression, Type>();
  const inference: Inference = {
    symbols,
    resourceTypes,
    report,
    lambdaParameters: new Map(),
    typeOf(expression) {
      const known = found.get(expression);
      if (known !== undefined) return known;
      const type = infer(expression, inference);
      found.set(expression, type);
      return type;
    },
  };
  return inference;
}

function infer(expression: Expression, inference: Inference): Type {
  switch (expression.kind) {
    case "string":
      return inferString(expression, inference);
    case "number":
    case "boolean":
      return literal(expression.value);
    case "null":
      return NULL;
    case "object":
      return inferObject(expression, inference);
    case "array":
      return inferArray(expression, inference);
    case "for":
      return inferFor(expression, inference);
    case "name":
    case "nestedResource":
      return inferName(expression, inference);
    case "call":
      return inferCall(expression, inference);
    case "property":
      return inferPropertyAccess(expression, inference);
    case "index":
      return inferIndexAccess(expression, inference);
    case "nonNull":
      return withoutNull(inference.typeOf(expression.target));
    case "unary":
      return inferUnary(expression, inference);
    case "binary":
      return inferBinary(expression, inference);
    case "ternary":
      return inferTernary(expression, inference);
    case "lambda":
      return inferLambda(expression, inference);
    case "parenthesized":
      return inference.typeOf(expression.inner);
  }
}

/** Of a string with values in it, at least the shortest and longest length may be known. */
function inferString({ parts }: StringExpression, inference: Inference): Type {
  const pieces = parts.map((part) => (typeof part === "string" ? literal(part) : inference.typeOf(part)));
  const texts = pieces.map((piece) => ("literal" in piece ? piece.literal : undefined));
  if (texts.every((text) => text !== undefined)) return literal(texts.join(""));
  const limits = pieces.map((piece) =>
    piece.kind === "string" ? piece : { minLength: undefined, maxLength: undefined },
  );
  const longest = limits.map(({ maxLength }) => maxLength);
  return {
    kind: "string",
    minLength: limits.reduce((sum, { minLength }) => sum + (minLength ?? 0), 0),
    maxLength: longest.every((length) => length !== undefined)
      ? longest.reduce((sum, length) => sum + length, 0)
      : undefined,
  };
}

function inferObject({ properties }: ObjectExpression, inference: Inference): Type {
  const known = new Map<string, Property>();
  let open = false;
  for (const { key, value } of properties) {
    if ("kind" in key) inference.typeOf(key);
    const type = inference.typeOf(value);
    const name = keyText(key);
    if (name === undefined) open = true;
    else if (known.has(name))
      inference.report(key.at, "BCP025", `The property "${name}" stands in this object several times.`);
    else known.set(name, { type });
  }
  return { kind: "object", properties: known, additional: open ? ANY : undefined, isWrittenOut: true };
}

function inferArray({ items }: ArrayExpression, inference: Inference): Type {
  const tuple = items.map((item) => inference.typeOf(item));
  return { kind: "array", items: unionOf(tuple), tuple, minLength: tuple.length, maxLength: tuple.length };
}

function inferFor({ loop, body }: ForExpression, inference: Inference): Type {
  checkLoop(loop, inference);
  return arrayOf(inference.typeOf(body));
}

/** What a loop goes over must be an array. */
export function checkLoop({ items }: Loop, { typeOf, report }: Inference): void {
  const type = typeOf(items);
  if (!isAssignable(type, ARRAY))
    report(items.at, "BCP137", `A loop goes over an array, but this is of type "${nameOf(type)}".`);
}

function inferLambda({ parameters, body }: LambdaExpression, { typeOf }: Inference): Type {
  return { kind: "lambda", minParameters: parameters.length, maxParameters: parameters.length, returns: typeOf(body) };
}
