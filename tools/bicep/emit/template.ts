import type { JsonObject, JsonValue } from "../../../local-cloud/azure/resource-manager/json-value.ts";
import type { TargetScope } from "../binding/declared.ts";
import type { FileSymbols } from "../binding/symbols.ts";
import type { FunctionDeclaration, Output, Parameter } from "../syntax/nodes.ts";
import { contextOf } from "./context.ts";
import { converterOf } from "./convert.ts";
import { applyDecorators, descriptionOf } from "./decorators.ts";
import { collectDependencies } from "./dependencies.ts";
import { moduleOf, resourceOf } from "./deployed.ts";
import { copyOf, valueOf } from "./json.ts";
import { literalOf } from "./literals.ts";
import type { Converter, Locals } from "./locals.ts";
import { decoratedType, typeOf } from "./types.ts";

const schemas: Readonly<Record<TargetScope, string>> = {
  resourceGroup: "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
  subscription: "https://schema.management.azure.com/schemas/2018-05-01/subscriptionDeploymentTemplate.json#",
  managementGroup: "https://schema.management.azure.com/schemas/2019-08-01/managementGroupDeploymentTemplate.json#",
  tenant: "https://schema.management.azure.com/schemas/2019-08-01/tenantDeploymentTemplate.json#",
};

/** Who wrote the template, and the version of the official compiler that it would have been the same from. */
const generator = { name: "tools/bicep", version: "0.46.1" };

const noLocals: Locals = new Map();

/**
 * The template of a file. Symbolic names, always (`languageVersion` 2.0).
 *
 * @param templateOfModule gives the templates that stand in it
 */
export function templateOf(symbols: FileSymbols, templateOfModule: (symbols: FileSymbols) => JsonObject): JsonObject {
  const converter = converterOf(contextOf(symbols));
  const dependencies = collectDependencies(symbols);
  const existing = symbols.resources.filter((symbol) => !converter.context.inlining.existing(symbol));
  const metadata = symbols.metadata.map(({ id, value }): [string, JsonValue] => [
    id.name,
    valueOf(value, noLocals, converter),
  ]);
  return {
    $schema: schemas[symbols.targetScope],
    languageVersion: "2.0",
    contentVersion: "1.0.0.0",
    metadata: { _generator: generator, ...Object.fromEntries(metadata) },
    ...section(
      "definitions",
      symbols.types.map(({ id, value, decorators }) => [id.name, decoratedType(value, decorators, converter)]),
    ),
    ...functionsOf(symbols.functions, converter),
    ...section(
      "parameters",
      symbols.parameters.map((parameter) => [parameter.id.name, parameterOf(parameter, converter)]),
    ),
    ...variablesOf(converter),
    resources: Object.fromEntries([
      ...existing.map((symbol) => [symbol.symbolicName, resourceOf(symbol, dependencies, converter)]),
      ...symbols.modules.map((symbol) => [
        symbol.name,
        moduleOf(symbol, templateOfModule(symbol.target), dependencies, converter),
      ]),
    ]),
    ...section(
      "outputs",
      symbols.outputs.map((output) => [output.id.name, outputOf(output, converter)]),
    ),
  };
}

/** Sections without content are left out. */
function section(name: string, entries: readonly (readonly [string, JsonValue])[]): JsonObject {
  return entries.length === 0 ? {} : { [name]: Object.fromEntries(entries) };
}

function functionsOf(functions: readonly FunctionDeclaration[], converter: Converter): JsonObject {
  if (functions.length === 0) return {};
  const members = functions.map(({ id, parameters, returns, body, decorators }): [string, JsonValue] => [
    id.name,
    {
      parameters: parameters.map(({ id: { name }, type }) => ({ ...typeOf(type, converter), name })),
      output: { ...typeOf(returns, converter), value: valueOf(body, noLocals, converter) },
      ...descriptionOf(decorators, converter),
    },
  ]);
  return { functions: [{ namespace: "__bicep", members: Object.fromEntries(members) }] };
}

function parameterOf({ type, defaultValue, decorators }: Parameter, converter: Converter): JsonObject {
  const value = defaultValue === undefined ? {} : { defaultValue: valueOf(defaultValue, noLocals, converter) };
  return applyDecorators({ ...typeOf(type, converter), ...value }, decorators, converter);
}

function variablesOf(converter: Converter): JsonObject {
  const { symbols, contentVariables, inlining } = converter.context;
  const entries: [string, JsonValue][] = [];
  const copies: JsonValue[] = [];
  for (const [call, name] of contentVariables)
    entries.push([name, valueOf(literalOf(symbols.loaded.get(call) ?? null, call.at), noLocals, converter)]);
  for (const variable of symbols.variables) {
    if (inlining.variable(variable)) continue;
    const { id, value } = variable;
    if (value.kind === "for") copies.push(copyOf(id.name, value.loop, value.body, noLocals, converter));
    else entries.push([id.name, valueOf(value, noLocals, converter)]);
  }
  return section("variables", copies.length === 0 ? entries : [["copy", copies], ...entries]);
}

function outputOf({ type, value, decorators }: Output, converter: Converter): JsonObject {
  const typed = decoratedType(type, decorators, converter);
  if (value.kind === "for") return { ...typed, copy: copyOf(undefined, value.loop, value.body, noLocals, converter) };
  return { ...typed, value: valueOf(value, noLocals, converter) };
}
