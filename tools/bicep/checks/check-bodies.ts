import type { ModuleSymbol, ResourceSymbol } from "../binding/symbols.ts";
import type { DeclaredBody, Identifier, ObjectExpression } from "../syntax/nodes.ts";
import { isAssignable } from "../types/assignable.ts";
import { checkValue } from "../types/check-value.ts";
import { valueOf } from "../types/value.ts";
import { checkLoop } from "../types/infer.ts";
import type { Inference } from "../types/inference.ts";
import { moduleType } from "../types/module-type.ts";
import { keyText, propertyValue } from "../syntax/walk.ts";
import { bodyToWrite, LANGUAGE_PROPERTIES } from "../types/resource-body.ts";
import { nameOf } from "../types/type-name.ts";
import { BOOL, type Type } from "../types/type.ts";

/** What a resource that is only referred to may say of itself. */
const EXISTING_PROPERTIES: ReadonlySet<string> = new Set(["name", "parent", "scope", "dependsOn"]);

/** Checks the bodies of resources against Microsoft's definitions, those of modules against the parameters of their files. */
export function checkBodies(inference: Inference): void {
  for (const resource of inference.symbols.resources) {
    checkParts(resource.declaration.body, inference);
    checkSpelling(resource, inference);
    if (resource.existing) checkExisting(resource, inference);
    else checkResourceBody(resource, inference);
  }
  for (const module of inference.symbols.modules) {
    checkParts(module.declaration.body, inference);
    checkModuleBody(module, inference);
  }
}

function checkParts({ loop, condition, object }: DeclaredBody, inference: Inference): void {
  if (loop !== undefined) checkLoop(loop, inference);
  if (condition !== undefined) {
    const type = inference.typeOf(condition);
    if (!isAssignable(type, BOOL))
      inference.report(condition.at, "BCP046", `A condition is of type "bool", but this is of type "${nameOf(type)}".`);
  }
  inference.typeOf(object);
}

function checkResourceBody(resource: ResourceSymbol, inference: Inference): void {
  const target = bodyToWrite(resource, inference);
  if (target === undefined) reportUndefinedType(resource, inference);
  else checkBody(resource.declaration.id, resource.declaration.body.object, target, { inference, what: "resource" });
}

/** A type or a version that Microsoft does not define. Without the definitions, nobody knows. */
function reportUndefinedType(
  { type, apiVersion, declaration }: ResourceSymbol,
  { resourceTypes, report }: Inference,
): void {
  if (resourceTypes === undefined || resourceTypes.find(type, apiVersion) !== undefined) return;
  const versions = resourceTypes.versionsOf(type);
  const hint = versions.length === 0 ? "" : ` There is ${versions.map((version) => `"${version}"`).join(", ")}.`;
  report(
    declaration.type.at,
    "BCP081",
    `There is no definition of "${type}@${apiVersion}", so it cannot be checked.${hint}`,
  );
}

/** Upper and lower case are alike to Azure, but not to the official compiler, whose template would be another one. */
function checkSpelling(
  { type, apiVersion, parent, declaration }: ResourceSymbol,
  { resourceTypes, report }: Inference,
): void {
  const defined = resourceTypes?.find(type, apiVersion)?.name ?? type;
  // A nested resource is written without what it stands in, which has been looked at.
  const from = parent?.how === "nested" ? type.lastIndexOf("/") + 1 : 0;
  if (type.slice(from) !== defined.slice(from))
    report(declaration.type.at, "unsupported", `The type is spelled "${defined.slice(from)}".`);
}

function checkExisting(resource: ResourceSymbol, inference: Inference): void {
  const { id, body } = resource.declaration;
  reportUndefinedType(resource, inference);
  for (const { key } of body.object.properties) {
    const name = keyText(key);
    if (name !== undefined && !EXISTING_PROPERTIES.has(name))
      inference.report(key.at, "BCP173", `An existing resource is only referred to: "${name}" cannot be set.`);
  }
  if (!body.object.properties.some(({ key }) => keyText(key) === "name"))
    inference.report(id.at, "BCP035", `This resource is missing the required property "name".`);
}

function checkModuleBody(module: ModuleSymbol, inference: Inference): void {
  const { id, body } = module.declaration;
  const params = propertyValue(body.object, "params");
  if (params !== undefined && params.kind !== "object")
    inference.report(params.at, "BCP183", "The parameters of a module must be written out as an object.");
  checkBody(id, body.object, moduleType(module).body, { inference, what: "module" });
}

/** What the language itself adds to bodies (`parent`, `scope`, `dependsOn`) is no part of them here. */
function checkBody(
  id: Identifier,
  object: ObjectExpression,
  target: Type,
  { inference, what }: { readonly inference: Inference; readonly what: string },
): void {
  const properties = object.properties.filter(({ key }) => !LANGUAGE_PROPERTIES.has(keyText(key) ?? ""));
  const own: ObjectExpression = { ...object, properties };
  checkValue(
    { ...valueOf(own, inference), owner: { at: id.at, kind: what } },
    target,
    inference,
    (expected, { at, type }) =>
      inference.report(
        at,
        "BCP033",
        `A value of type "${nameOf(expected)}" is expected, but this is of type "${nameOf(type)}".`,
      ),
  );
}
