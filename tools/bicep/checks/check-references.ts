import type { TargetScope } from "../binding/declared.ts";
import type { ModuleSymbol, ResourceSymbol } from "../binding/symbols.ts";
import type { Expression } from "../syntax/nodes.ts";
import type { Inference } from "../types/inference.ts";
import { propertyValue } from "../syntax/walk.ts";
import { nameOf } from "../types/type-name.ts";
import type { Type } from "../types/type.ts";

/** The bits of a definition's scopes (Azure/bicep-types, ScopeType). */
const LEVELS: Readonly<Record<TargetScope | "resource", number>> = {
  tenant: 1,
  managementGroup: 2,
  subscription: 4,
  resourceGroup: 8,
  resource: 16,
};

/** Checks where resources and modules go: their `parent`, `scope` and `dependsOn`. */
export function checkReferences(inference: Inference): void {
  for (const resource of inference.symbols.resources) {
    checkParent(resource, inference);
    checkResourceScope(resource, inference);
    checkDependencies(resource, inference);
  }
  for (const module of inference.symbols.modules) {
    checkModuleScope(module, inference);
    checkDependencies(module, inference);
  }
}

function assigned({ declaration }: ResourceSymbol | ModuleSymbol, name: string): Expression | undefined {
  return propertyValue(declaration.body.object, name);
}

function checkParent(resource: ResourceSymbol, { typeOf, report }: Inference): void {
  const value = assigned(resource, "parent");
  if (value === undefined) return;
  const type = typeOf(value);
  const wanted = resource.type.slice(0, resource.type.lastIndexOf("/"));
  if (type.kind !== "resource")
    report(value.at, "BCP240", `A parent is a resource, named outright, but this is of type "${nameOf(type)}".`);
  else if (type.name.toLowerCase() !== wanted.toLowerCase())
    report(value.at, "BCP036", `The parent of a "${resource.type}" is a "${wanted}", but this is a "${type.name}".`);
}

/** A resource goes where the file goes, unless it belongs to another resource: only modules deploy elsewhere. */
function checkResourceScope(resource: ResourceSymbol, inference: Inference): void {
  const { symbols, typeOf, report } = inference;
  const value = assigned(resource, "scope");
  if (value === undefined) return checkLevel(resource, symbols.targetScope, inference);
  const type = typeOf(value);
  if (resource.parent !== undefined)
    report(value.at, "BCP164", "A child resource goes where its parent goes, so it has no scope of its own.");
  else if (type.kind !== "resource" && type.kind !== "scope")
    report(
      value.at,
      "BCP036",
      `A scope is a resource or a place such as "resourceGroup()", but this is of type "${nameOf(type)}".`,
    );
  else if (type.kind === "scope" && !resource.existing && (type.named || type.level !== symbols.targetScope)) {
    report(
      value.at,
      "BCP139",
      "A resource cannot be deployed to another scope than its file. Deploy it with a module that has that scope.",
    );
  } else checkLevel(resource, type.kind === "resource" ? "resource" : type.level, inference);
}

function checkLevel(
  resource: ResourceSymbol,
  level: TargetScope | "resource",
  { resourceTypes, report }: Inference,
): void {
  const definition = resourceTypes?.find(resource.type, resource.apiVersion);
  if (resource.parent !== undefined || resource.existing || definition === undefined) return;
  if ((definition.scopes & LEVELS[level]) !== 0) return;
  const possible = Object.entries(LEVELS).filter(([, bit]) => (definition.scopes & bit) !== 0);
  report(
    resource.declaration.id.at,
    "BCP135",
    `A "${resource.type}" cannot be deployed to a ${level}, only to: ${possible.map(([name]) => name).join(", ")}.`,
  );
}

function checkModuleScope(module: ModuleSymbol, { symbols, typeOf, report }: Inference): void {
  const value = assigned(module, "scope");
  const wanted = module.target.targetScope;
  if (value === undefined) {
    if (wanted !== symbols.targetScope)
      report(
        module.declaration.id.at,
        "BCP035",
        `This module is missing the required property "scope": its file deploys to a ${wanted}.`,
      );
    return;
  }
  const type = typeOf(value);
  const level = type.kind === "resource" ? levelOf(type.name) : type.kind === "scope" ? type.level : undefined;
  if (level === undefined)
    report(
      value.at,
      "BCP036",
      `A module's scope is a place such as "resourceGroup()", but this is of type "${nameOf(type)}".`,
    );
  else if (level !== wanted)
    report(value.at, "BCP134", `The module's file deploys to a ${wanted}, but this is a ${level}.`);
}

/** Which resources are places to deploy to. */
function levelOf(type: string): TargetScope | undefined {
  const places: Readonly<Record<string, TargetScope>> = {
    "microsoft.resources/resourcegroups": "resourceGroup",
    "microsoft.resources/subscriptions": "subscription",
    "microsoft.management/managementgroups": "managementGroup",
  };
  return places[type.toLowerCase()];
}

function checkDependencies(owner: ResourceSymbol | ModuleSymbol, { typeOf, report }: Inference): void {
  const value = assigned(owner, "dependsOn");
  if (value === undefined) return;
  const items = value.kind === "array" ? value.items : [value];
  for (const item of items) {
    const type = typeOf(item);
    if (value.kind === "array" ? !isDeployed(type) : !isList(type))
      report(item.at, "BCP034", `"dependsOn" lists resources and modules, but this is of type "${nameOf(type)}".`);
  }
}

function isList(type: Type): boolean {
  if (type.kind === "union") return type.members.every(isList);
  return type.kind === "array" && (type.tuple ?? [type.items]).every(isDeployed);
}

function isDeployed(type: Type): boolean {
  if (type.kind === "array") return isDeployed(type.items);
  if (type.kind === "union") return type.members.every((member) => member.kind === "null" || isDeployed(member));
  return type.kind === "resource" || type.kind === "module";
}
