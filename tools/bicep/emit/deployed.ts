import type { JsonObject, JsonValue } from "../../../local-cloud/azure/resource-manager/json-value.ts";
import type { ModuleSymbol, ResourceSymbol } from "../binding/symbols.ts";
import type { Decorator, Expression, Loop } from "../syntax/nodes.ts";
import { conditionsOf, deployedBy } from "../binding/references.ts";
import { access, call, text, written } from "./arm.ts";
import { propertyObject } from "./context.ts";
import { descriptionOf } from "./decorators.ts";
import type { Dependencies } from "./dependencies.ts";
import { dependsOn } from "./depends-on.ts";
import { keyText } from "../syntax/walk.ts";
import { deploymentsApiVersion, moduleName } from "./deployed-values.ts";
import { countOf, objectOf, valueOf, without, writtenCall } from "./json.ts";
import type { Converter, Locals } from "./locals.ts";
import { reduce } from "./reduce.ts";
import { fullName, managementGroupId, resourceId, unqualifiedManagementGroupId } from "./resource-ids.ts";
import { type Scope, scopeOf } from "./scopes.ts";
import { Unsupported } from "./unsupported.ts";

const noLocals: Locals = new Map();

/** Properties that are written in another way. */
const ownOfResources = new Set(["name", "parent", "scope", "dependsOn"]);
const ownOfModules = new Set(["name", "params", "scope", "dependsOn"]);

export function resourceOf(symbol: ResourceSymbol, dependencies: Dependencies, converter: Converter): JsonObject {
  const { body, decorators } = symbol.declaration;
  return {
    ...loopOf(symbol, body.loop, decorators, converter),
    ...conditionOf(conditionsOf(symbol), converter),
    ...(symbol.existing ? { existing: true } : {}),
    type: symbol.type,
    apiVersion: symbol.apiVersion,
    ...scopeProperties(scopeOf(symbol, noLocals, converter), converter),
    name: written(fullName(symbol, noLocals, converter)),
    ...objectOf({ properties: without(body.object.properties, ownOfResources) }, noLocals, converter),
    ...waitingFor(dependsOn(symbol, dependencies, converter)),
    ...descriptionOf(decorators, converter),
  };
}

/** A module is a deployment within the deployment, with the template of its file. */
export function moduleOf(
  symbol: ModuleSymbol,
  template: JsonObject,
  dependencies: Dependencies,
  converter: Converter,
): JsonObject {
  const { body, decorators } = symbol.declaration;
  const scope = scopeOf(symbol, noLocals, converter);
  return {
    ...loopOf(symbol, body.loop, decorators, converter),
    ...conditionOf(body.condition === undefined ? [] : [body.condition], converter),
    type: "Microsoft.Resources/deployments",
    apiVersion: deploymentsApiVersion,
    name: written(moduleName(symbol, undefined, noLocals, converter)),
    ...objectOf({ properties: without(body.object.properties, ownOfModules) }, noLocals, converter),
    ...scopeProperties(scope, converter),
    ...(scope.kind === "resourceGroup"
      ? {}
      : {
          location: written(
            access(
              call(converter.context.symbols.targetScope === "resourceGroup" ? "resourceGroup" : "deployment"),
              text("location"),
            ),
          ),
        }),
    properties: {
      expressionEvaluationOptions: { scope: "inner" },
      mode: "Incremental",
      ...parametersOf(symbol, converter),
      template,
    },
    ...waitingFor(dependsOn(symbol, dependencies, converter)),
    ...descriptionOf(decorators, converter),
  };
}

function loopOf(
  symbol: ResourceSymbol | ModuleSymbol,
  loop: Loop | undefined,
  decorators: readonly Decorator[],
  converter: Converter,
): JsonObject {
  if (loop === undefined) return {};
  const name = symbol.kind === "resource" ? symbol.symbolicName : symbol.name;
  const size = decorators.find((decorator) => decorator.name === "batchSize")?.args[0];
  const batches = size === undefined ? {} : { mode: "serial", batchSize: valueOf(size, noLocals, converter) };
  return { copy: { name, ...countOf(loop, noLocals, converter), ...batches } };
}

function conditionOf(conditions: readonly Expression[], converter: Converter): JsonObject {
  const [first, ...others] = conditions;
  if (first === undefined) return {};
  if (others.length === 0) return { condition: valueOf(first, noLocals, converter) };
  const all = others.reduce(
    (left, condition) => call("and", left, converter.convert(condition, noLocals)),
    converter.convert(first, noLocals),
  );
  return { condition: written(all) };
}

function waitingFor(names: readonly JsonValue[]): JsonObject {
  return names.length === 0 ? {} : { dependsOn: names };
}

function scopeProperties(scope: Scope, converter: Converter): JsonObject {
  if (scope.kind === "resource") return { scope: written(resourceId(scope.resource, scope.locals, converter)) };
  const { targetScope } = converter.context.symbols;
  const [first, second] = scope.args;
  switch (scope.kind) {
    case "tenant":
      return targetScope === "tenant" ? {} : { scope: "/" };
    case "managementGroup": {
      if (first === undefined) return {};
      const qualified = targetScope !== "tenant" && targetScope !== "managementGroup";
      return { scope: written(qualified ? managementGroupId(first) : unqualifiedManagementGroupId(first)) };
    }
    case "subscription":
      if (first !== undefined) return { subscriptionId: written(first) };
      return targetScope === "resourceGroup"
        ? { subscriptionId: written(access(call("subscription"), text("subscriptionId"))) }
        : {};
    case "resourceGroup":
      if (first === undefined) return {};
      return second === undefined
        ? { resourceGroup: written(first) }
        : { subscriptionId: written(first), resourceGroup: written(second) };
  }
}

function parametersOf({ declaration: { body } }: ModuleSymbol, converter: Converter): JsonObject {
  const parameters = propertyObject(body.object, "params");
  if (parameters === undefined) return {};
  const entries = parameters.properties.map(({ key, value }): [string, JsonValue] => {
    const name = keyText(key);
    if (name === undefined) throw new Unsupported(key.at, "The name of a parameter cannot be interpolated.");
    return [
      name,
      value.kind === "for"
        ? { copy: [loopParameter(value.loop, value.body, converter)] }
        : parameterOf(value, converter),
    ];
  });
  return { parameters: Object.fromEntries(entries) };
}

/** Other than elsewhere, also an object is written as an expression here. */
function loopParameter(loop: Loop, body: Expression, converter: Converter): JsonObject {
  const input = converter.convert(body, noLocals);
  return {
    name: "value",
    ...countOf(loop, noLocals, converter),
    input: input.kind === "text" ? written(input) : writtenCall(input),
  };
}

/** `{ value }`, or `{ reference }` for a secret that the deployment gets from a vault. */
function parameterOf(parameter: Expression, converter: Converter): JsonValue {
  return valueOf(wrapped(parameter, converter), noLocals, converter);
}

function wrapped(parameter: Expression, converter: Converter): Expression {
  const value = reduce(parameter, converter.context);
  if (value.kind === "ternary")
    return { ...value, whenTrue: wrapped(value.whenTrue, converter), whenFalse: wrapped(value.whenFalse, converter) };
  if (value.kind !== "call" || value.callee.name !== "getSecret" || value.target === undefined)
    return objectNode(value, { value });
  const [secretName, secretVersion] = value.args;
  const vault = deployedBy(value.target, converter.context.symbols.names);
  if (vault?.symbol.kind !== "resource" || secretName === undefined)
    throw new Unsupported(value.at, "A secret is got from a vault by its name.");
  const id: Expression = {
    kind: "property",
    at: value.at,
    target: value.target,
    property: { at: value.at, name: "id" },
    safe: false,
    signAt: value.at,
  };
  const found = {
    keyVault: objectNode(value, { id }),
    secretName,
    ...(secretVersion === undefined ? {} : { secretVersion }),
  };
  return objectNode(value, { reference: objectNode(value, found) });
}

function objectNode({ at }: Expression, properties: Readonly<Record<string, Expression>>): Expression {
  return {
    kind: "object",
    at,
    properties: Object.entries(properties).map(([name, value]) => ({ at, key: { at, name }, value })),
  };
}
