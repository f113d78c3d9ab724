import { deployedBy, namedBy } from "../binding/references.ts";
import type { FileSymbols, NamedSymbol, ResourceSymbol } from "../binding/symbols.ts";
import type { Expression, Variable } from "../syntax/nodes.ts";
import { insideOf, keyText, plainText, propertyValue, unwrapped } from "../syntax/walk.ts";

/**
 * What has to be written at each place where it is used, because it holds what only the running deployment knows, and the variables
 * section of a template is evaluated before: variables, and existing resources with such a name.
 */
export interface Inlining {
  readonly variable: (variable: Variable) => boolean;
  readonly existing: (resource: ResourceSymbol) => boolean;
}

/** Known of a resource before it is deployed. */
const knownProperties = new Set(["id", "name", "type", "apiVersion"]);

/** Of existing resources. */
const lookedAtElsewhere = new Set(["dependsOn", "parent", "scope"]);

/** Functions that only run while deploying (Microsoft Learn, "Resource functions for Bicep"). Those of the name list... as well. */
const runtimeFunctions = new Set([
  "reference",
  "references",
  "toLogicalZone",
  "toLogicalZones",
  "toPhysicalZone",
  "toPhysicalZones",
]);

export function decideInlining(symbols: FileSymbols): Inlining {
  const variables = new Map<Variable, boolean>();
  const resources = new Map<ResourceSymbol, boolean>();

  const variable = (declaration: Variable): boolean => {
    const known = variables.get(declaration);
    if (known !== undefined) return known;
    variables.set(declaration, false);
    const inlined = isRuntime(declaration.value);
    variables.set(declaration, inlined);
    return inlined;
  };

  const existing = (symbol: ResourceSymbol): boolean => {
    const known = resources.get(symbol);
    if (known !== undefined) return known;
    resources.set(symbol, false);
    const inlined = symbol.existing && (dependsOnInlined(symbol) || hasRuntimeName(symbol));
    resources.set(symbol, inlined);
    return inlined;
  };

  const dependsOnInlined = ({ parent, declaration }: ResourceSymbol): boolean => {
    if (parent !== undefined) return parent.resource.existing && existing(parent.resource);
    const scope = propertyValue(declaration.body.object, "scope");
    const scoped = scope === undefined ? undefined : deployedBy(scope, symbols.names)?.symbol;
    return scoped?.kind === "resource" && existing(scoped);
  };

  const hasRuntimeName = ({ declaration: { body } }: ResourceSymbol): boolean => {
    if (body.loop !== undefined || body.condition !== undefined) return false;
    return body.object.properties.some(
      ({ key, value }) => !lookedAtElsewhere.has(keyText(key) ?? "") && isRuntime(value),
    );
  };

  const isRuntime = (expression: Expression): boolean => {
    if (expression.kind === "name" || expression.kind === "nestedResource")
      return isRuntimeName(symbols.names.get(expression));
    if (expression.kind === "property" || expression.kind === "index") {
      const deployed = accessed(expression.target);
      const property = expression.kind === "property" ? expression.property.name : plainText(expression.index);
      if (deployed !== undefined && property !== undefined) return isRuntimeProperty(deployed, property);
    }
    if (expression.kind === "call") {
      const { name } = expression.callee;
      if (symbols.calls.get(expression) === undefined && (runtimeFunctions.has(name) || name.startsWith("list")))
        return true;
      if (name === "nameof") return false;
    }
    return insideOf(expression).some(isRuntime);
  };

  const isRuntimeName = (symbol: NamedSymbol | undefined): boolean => {
    if (symbol?.kind === "var") return variable(symbol);
    return symbol?.kind === "resource" || symbol?.kind === "module";
  };

  const accessed = (target: Expression): NamedSymbol | undefined => {
    const inner = unwrapped(target);
    const symbol = inner.kind === "index" ? namedBy(inner.target, symbols.names) : namedBy(inner, symbols.names);
    return symbol?.kind === "resource" || symbol?.kind === "module" ? symbol : undefined;
  };

  const isRuntimeProperty = (symbol: NamedSymbol, property: string): boolean => {
    if (symbol.kind === "module") return property !== "name";
    if (symbol.kind !== "resource" || !knownProperties.has(property)) return true;
    return (property === "id" || property === "name") && existing(symbol);
  };

  return { variable, existing };
}
