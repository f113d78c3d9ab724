import type { ResourceSymbol } from "../binding/symbols.ts";
import type { Expression } from "../syntax/nodes.ts";
import { propertyValue } from "../syntax/walk.ts";
import { type Arm, access, call, integer, text } from "./arm.ts";
import { type Converter, itemLocals, type Locals } from "./locals.ts";
import { type Scope, scopeOf } from "./scopes.ts";
import { Unsupported } from "./unsupported.ts";

export function nameOf({ declaration }: ResourceSymbol): Expression {
  const name = propertyValue(declaration.body.object, "name");
  if (name === undefined)
    throw new Unsupported(declaration.id.at, `The resource "${declaration.id.name}" has no name.`);
  return name;
}

/** The name as the template has it: `parent/child` for a child. */
export function fullName(symbol: ResourceSymbol, locals: Locals, converter: Converter): Arm {
  if (symbol.parent === undefined) return converter.convert(nameOf(symbol), locals);
  const segments = nameSegments(symbol, locals, converter);
  return call("format", text(segments.map((_, index) => `{${String(index)}}`).join("/")), ...segments);
}

/** One name for each segment of the type behind the provider. */
function nameSegments(symbol: ResourceSymbol, locals: Locals, converter: Converter): readonly Arm[] {
  const [top, ...children] = namesFromTop(symbol, locals, converter);
  if (top === undefined) throw new Error(`"${symbol.name}" has no name, not even its own.`);
  const segmentsOfTop = symbol.type.split("/").length - 1 - children.length;
  // The name of the topmost may have the names of its own parents in it.
  const ofTop =
    segmentsOfTop > 1
      ? Array.from({ length: segmentsOfTop }, (_, index) => access(call("split", top, text("/")), integer(index)))
      : [top];
  return [...ofTop, ...children];
}

function namesFromTop(symbol: ResourceSymbol, locals: Locals, converter: Converter): readonly Arm[] {
  const own = converter.convert(nameOf(symbol), locals);
  if (symbol.parent === undefined) return [own];
  const { resource, index } = symbol.parent;
  return [...namesFromTop(resource, itemLocals({ symbol: resource, index }, locals, converter), converter), own];
}

export function resourceId(symbol: ResourceSymbol, locals: Locals, converter: Converter): Arm {
  return idIn(scopeOf(symbol, locals, converter), symbol.type, nameSegments(symbol, locals, converter), converter);
}

function idIn(scope: Scope, type: string, names: readonly Arm[], converter: Converter): Arm {
  const typeAndNames = [text(type), ...names];
  if (scope.kind === "resource")
    return call("extensionResourceId", resourceId(scope.resource, scope.locals, converter), ...typeAndNames);
  const [first, second] = scope.args;
  switch (scope.kind) {
    case "tenant":
      return call("tenantResourceId", ...typeAndNames);
    case "subscription":
      return call("subscriptionResourceId", ...scope.args, ...typeAndNames);
    case "managementGroup":
      return call(
        "extensionResourceId",
        first === undefined ? access(call("managementGroup"), text("id")) : managementGroupId(first),
        ...typeAndNames,
      );
    case "resourceGroup": {
      if (first === undefined) return call("resourceId", ...typeAndNames);
      // resourceId() means something else in each scope that it is called from, so the official compiler writes this out.
      const subscription = second === undefined ? access(call("subscription"), text("subscriptionId")) : first;
      return call(
        "extensionResourceId",
        call("format", text("/subscriptions/{0}/resourceGroups/{1}"), subscription, second ?? first),
        ...typeAndNames,
      );
    }
  }
}

const managementGroupType = "Microsoft.Management/managementGroups";

export function managementGroupId(name: Arm): Arm {
  return call("tenantResourceId", text(managementGroupType), name);
}

/** Without the tenant, as templates for management groups and tenants want it. */
export function unqualifiedManagementGroupId(name: Arm): Arm {
  return call("format", text("Microsoft.Management/managementGroups/{0}"), name);
}
