import { deployedBy } from "../binding/references.ts";
import type { LocalSymbol, NamedSymbol } from "../binding/symbols.ts";
import type { CallExpression, Expression, Identifier, StringExpression } from "../syntax/nodes.ts";
import { keyText, plainText } from "../syntax/walk.ts";
import { type Arm, access, call, integer, text } from "./arm.ts";
import type { Context } from "./context.ts";
import { moduleOutput, moduleProperty, reference, resourceProperty } from "./deployed-values.ts";
import { type Converter, type Locals, symbolicName } from "./locals.ts";
import { applyOperator } from "./operators.ts";
import { reduce } from "./reduce.ts";
import { Unsupported } from "./unsupported.ts";

export function converterOf(context: Context): Converter {
  const converter: Converter = { context, convert: (expression, locals) => convert(expression, locals, converter) };
  return converter;
}

/** Expressions of Bicep as expressions of the template language. */
function convert(written: Expression, locals: Locals, converter: Converter): Arm {
  const { context } = converter;
  const { names } = context.symbols;
  const expression = reduce(written, context);
  const inner = (part: Expression): Arm => converter.convert(part, locals);
  switch (expression.kind) {
    case "string":
      return convertString(expression, inner);
    case "number":
      return integer(expression.value);
    case "boolean":
      return call(expression.value ? "true" : "false");
    case "null":
      return call("null");
    case "array":
      return call("createArray", ...expression.items.map(inner));
    case "object":
      return call(
        "createObject",
        ...expression.properties.flatMap(({ key, value }) => [convertKey(key, inner), inner(value)]),
      );
    case "unary":
      return expression.operator === "!"
        ? call("not", inner(expression.operand))
        : call("sub", integer(0), inner(expression.operand));
    case "binary":
      return applyOperator(expression.operator, inner(expression.left), inner(expression.right));
    case "ternary":
      return call("if", inner(expression.condition), inner(expression.whenTrue), inner(expression.whenFalse));
    case "lambda":
      return call("lambda", ...expression.parameters.map(({ name }) => text(name)), inner(expression.body));
    case "call":
      return convertCall(expression, locals, converter);
    case "property":
      return convertAccess(expression.target, expression.property.name, expression.safe, locals, converter);
    case "index": {
      const item = deployedBy(expression, names);
      if (item !== undefined) return reference(item, locals, converter);
      const name = plainText(reduce(expression.index, context));
      return convertAccess(expression.target, name ?? expression.index, expression.safe, locals, converter);
    }
    case "name":
    case "nestedResource":
      return convertName(expression, names.get(expression), locals, converter);
    case "for":
      throw new Unsupported(expression.loop.at, "A loop cannot stand in an expression.");
    case "parenthesized":
    case "nonNull":
      return inner(expression);
  }
}

function convertString({ parts }: StringExpression, inner: (part: Expression) => Arm): Arm {
  const [only, ...others] = parts;
  if (typeof only === "string" && others.length === 0) return text(only);
  const args: Arm[] = [];
  const format = parts.map((part) =>
    typeof part === "string" ? part.replaceAll(/[{}]/g, "$&$&") : `{${String(args.push(inner(part)) - 1)}}`,
  );
  return call("format", text(format.join("")), ...args);
}

function convertKey(key: Identifier | StringExpression, inner: (part: Expression) => Arm): Arm {
  const name = keyText(key);
  if (name !== undefined) return text(name);
  return "kind" in key ? convertString(key, inner) : text(key.name);
}

function convertName(
  expression: Expression,
  symbol: NamedSymbol | undefined,
  locals: Locals,
  converter: Converter,
): Arm {
  switch (symbol?.kind) {
    case "param":
      return call("parameters", text(symbol.id.name));
    case "var":
      return call("variables", text(symbol.id.name));
    case "resource":
    case "module":
      return reference({ symbol, index: undefined }, locals, converter);
    case "functionParameter":
      return call("parameters", text(symbol.id.name));
    case "lambdaParameter":
      return call("lambdaVariables", text(symbol.id.name));
    case "loopItem":
    case "loopIndex":
      return locals.get(symbol.id) ?? loopVariable(symbol, locals, converter);
    case "namespace":
    case undefined:
      throw new Unsupported(expression.at, "This name has no value.");
  }
}

function loopVariable(
  symbol: Extract<LocalSymbol, { kind: "loopItem" | "loopIndex" }>,
  locals: Locals,
  converter: Converter,
): Arm {
  const name = converter.context.loopNames.get(symbol.loop);
  const index = name === undefined ? call("copyIndex") : call("copyIndex", text(name));
  return symbol.kind === "loopIndex" ? index : access(converter.convert(symbol.loop.items, locals), index);
}

function convertCall(expression: CallExpression, locals: Locals, converter: Converter): Arm {
  const { target, callee, args } = expression;
  const { symbols } = converter.context;
  const values = args.map((argument) => converter.convert(argument, locals));
  if (symbols.calls.has(expression)) return call(`__bicep.${callee.name}`, ...values);
  if (target === undefined || (target.kind === "name" && symbols.names.get(target)?.kind === "namespace"))
    return call(callee.name, ...values);
  const deployed = deployedBy(reduce(target, converter.context), symbols.names);
  if (deployed?.symbol.kind !== "resource" || !callee.name.startsWith("list")) {
    throw new Unsupported(callee.at, `"${callee.name}" cannot be called here.`);
  }
  const name = symbolicName(deployed, locals, converter);
  return call(callee.name, name, ...(values.length === 0 ? [text(deployed.symbol.apiVersion)] : values));
}

/** `target.name`, `target[index]`, `target.?name` */
function convertAccess(
  target: Expression,
  accessor: string | Expression,
  safe: boolean,
  locals: Locals,
  converter: Converter,
): Arm {
  const { context } = converter;
  const { names } = context.symbols;
  const base = reduce(target, context);
  const deployed = typeof accessor === "string" ? deployedBy(base, names) : undefined;
  if (deployed !== undefined && typeof accessor === "string") {
    const read = { ...deployed, property: accessor, safe };
    return deployed.symbol.kind === "resource"
      ? resourceProperty(read, locals, converter)
      : moduleProperty(read, locals, converter);
  }
  if (target.kind === "property" && target.property.name === "outputs" && typeof accessor === "string") {
    const of = deployedBy(reduce(target.target, context), names);
    if (of?.symbol.kind === "module")
      return moduleOutput({ ...of, property: accessor, safe }, target.safe, locals, converter);
  }
  const value = converter.convert(base, locals);
  const name = typeof accessor === "string" ? text(accessor) : converter.convert(accessor, locals);
  if (safe) return call("tryGet", value, name);
  // `a.?b.c` is nothing as a whole if `a.?b` is.
  if (isAccess(target) && value.kind === "call" && value.name === "tryGet" && value.accessors.length === 0)
    return call("tryGet", ...value.args, name);
  return access(value, name);
}

function isAccess(expression: Expression): boolean {
  if (expression.kind === "nonNull") return isAccess(expression.target);
  const [only, ...others] = expression.kind === "call" && expression.callee.name === "any" ? expression.args : [];
  if (only !== undefined && others.length === 0) return isAccess(only);
  return expression.kind === "property" || expression.kind === "index";
}
