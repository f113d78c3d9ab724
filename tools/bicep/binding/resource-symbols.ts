import type { Report } from "../findings.ts";
import type { Resource } from "../syntax/nodes.ts";
import { plainText } from "../syntax/walk.ts";
import { reportTwice } from "./declared.ts";
import type { Parent, ResourceSymbol } from "./symbols.ts";

/** Its parent is not known before names are. */
export interface UnboundResource extends ResourceSymbol {
  parent: Parent | undefined;
  readonly nested: ReadonlyMap<string, UnboundResource>;
}

/** The symbols of resources and of those nested in them, a nested one behind the one that it stands in. */
export function resourceSymbols(resources: readonly Resource[], report: Report): readonly UnboundResource[] {
  return resources.flatMap((resource) => withNested(symbolOf(resource, undefined, report)));
}

function withNested(symbol: UnboundResource): readonly UnboundResource[] {
  return [symbol, ...[...symbol.nested.values()].flatMap(withNested)];
}

function symbolOf(declaration: Resource, outer: UnboundResource | undefined, report: Report): UnboundResource {
  const { name } = declaration.id;
  const nested = new Map<string, UnboundResource>();
  const symbol: UnboundResource = {
    kind: "resource",
    name,
    declaration,
    symbolicName: outer === undefined ? name : `${outer.symbolicName}::${name}`,
    ...typeOf(declaration, outer, report),
    existing: declaration.existing,
    isCollection: declaration.body.loop !== undefined,
    parent: outer === undefined ? undefined : { resource: outer, how: "nested", index: undefined },
    nested,
  };
  reportTwice(declaration.nested, "BCP028", "Identifier", report);
  for (const inner of declaration.nested) {
    if (symbol.isCollection) report(inner.at, "BCP160", "A resource in a loop cannot have nested resources.");
    nested.set(inner.id.name, symbolOf(inner, symbol, report));
  }
  return symbol;
}

type TypeAndVersion = Pick<ResourceSymbol, "type" | "apiVersion">;

function typeOf({ type }: Resource, outer: UnboundResource | undefined, report: Report): TypeAndVersion {
  const written = plainText(type);
  if (written === undefined) report(type.at, "BCP047", "The type of a resource cannot be interpolated.");
  const [name = "", apiVersion, ...others] = (written ?? "").split("@");
  if (outer !== undefined) {
    if (written !== undefined && (!/^[\w.-]+$/.test(name) || apiVersion === "" || others.length > 0)) {
      report(
        type.at,
        "BCP156",
        `"${written}" is not valid for a nested resource: the last segment of its type is expected.`,
      );
    }
    return { type: `${outer.type}/${name}`, apiVersion: apiVersion ?? outer.apiVersion };
  }
  if (written !== undefined && !/^[\w.-]+(\/[\w.-]+)+@[\w.-]+$/.test(written)) {
    report(type.at, "BCP029", `"${written}" is not the type of a resource: "Provider/type@version" is expected.`);
  }
  return { type: name, apiVersion: apiVersion ?? "" };
}
