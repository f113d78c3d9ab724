import type { FileSymbols, ModuleSymbol } from "../binding/symbols.ts";
import type { Parameter } from "../syntax/nodes.ts";
import { type ModuleType, type ObjectType, type Property, type StringType, mayBeNull } from "./type.ts";
import { plainText } from "../syntax/walk.ts";
import { declaredType } from "./type-expression.ts";

/** A deployment's name: Azure REST reference, Microsoft.Resources/deployments. */
const DEPLOYMENT_NAME: StringType = { kind: "string", minLength: 1, maxLength: 64, pattern: "^[-\\w._()]+$" };

/** What can be set and read of a module: its parameters and outputs are those that its file declares. */
export function moduleType({ declaration, target }: ModuleSymbol): ModuleType {
  return { kind: "module", name: "module", body: moduleBody(target, plainText(declaration.path) ?? "module") };
}

function moduleBody(target: FileSymbols, name: string): ObjectType {
  const params = paramsType(target);
  const needsParams = [...params.properties.values()].some(({ required }) => required === true);
  return {
    kind: "object",
    name,
    additional: undefined,
    properties: new Map<string, Property>([
      ["name", { type: DEPLOYMENT_NAME }],
      ["params", { type: params, required: needsParams, writeOnly: true }],
      ["outputs", { type: outputsType(target), readOnly: true }],
    ]),
  };
}

function paramsType(target: FileSymbols): ObjectType {
  return {
    kind: "object",
    name: "params",
    properties: new Map(target.parameters.map((each) => [each.id.name, parameterOf(each, target)])),
    additional: undefined,
  };
}

/** A parameter must be given unless it has a default or may be null. */
function parameterOf(parameter: Parameter, target: FileSymbols): Property {
  const type = declaredType(parameter, target);
  return { type, required: parameter.defaultValue === undefined && !mayBeNull(type), writeOnly: true };
}

function outputsType(target: FileSymbols): ObjectType {
  const outputs = target.outputs.map(
    (each) => [each.id.name, { type: declaredType(each, target), readOnly: true }] as const,
  );
  return { kind: "object", name: "outputs", properties: new Map(outputs), additional: undefined };
}
