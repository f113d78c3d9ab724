import type { Report } from "../findings.ts";
import type { Decorator, TypeDeclaration, TypeExpression } from "../syntax/nodes.ts";
import type { Declared } from "./declared.ts";

/** The language's own types (Microsoft Learn, "Data types in Bicep"). */
const ownTypes: ReadonlySet<string> = new Set(["string", "int", "bool", "object", "array", "any"]);

type NamedType = Extract<TypeExpression, { kind: "namedType" }>;

/** The user-defined types that types name, over a whole file. */
export function bindTypes(declared: Declared, report: Report): ReadonlyMap<TypeExpression, TypeDeclaration> {
  const declarations = new Map(declared.types.map((declaration) => [declaration.id.name, declaration]));
  const bound = new Map<TypeExpression, TypeDeclaration>();
  for (const type of typesOf(declared)) {
    for (const named of namesIn(type)) {
      const declaration = declarations.get(named.name);
      if (declaration !== undefined) bound.set(named, declaration);
      else if (!ownTypes.has(named.name)) report(named.at, "BCP302", `There is no type "${named.name}".`);
    }
  }
  for (const declaration of declared.types) reportEndless(declaration, bound, report);
  return bound;
}

function typesOf({ parameters, types, functions, outputs }: Declared): readonly TypeExpression[] {
  return [
    ...[...parameters, ...outputs].map(({ type }) => type),
    ...types.map(({ value }) => value),
    ...functions.flatMap(({ parameters: taken, returns }) => [...taken.map(({ type }) => type), returns]),
  ];
}

function namesIn(type: TypeExpression): readonly NamedType[] {
  switch (type.kind) {
    case "namedType":
      return [type];
    case "literalType":
      return [];
    case "objectType":
      return type.properties.flatMap((property) => namesIn(property.type));
    case "arrayType":
      return namesIn(type.items);
    case "unionType":
      return type.members.flatMap(namesIn);
    case "nullableType":
      return namesIn(type.inner);
  }
}

/** A type that needs itself has no values. Behind an array, or where it may be left out, it may name itself. */
function reportEndless(
  declaration: TypeDeclaration,
  bound: ReadonlyMap<TypeExpression, TypeDeclaration>,
  report: Report,
): void {
  const seen = new Set<TypeDeclaration>();
  const reaches = (type: TypeExpression): boolean =>
    needed(type).some((named) => {
      const next = bound.get(named);
      if (next === undefined || seen.has(next)) return next === declaration;
      seen.add(next);
      return next === declaration || reaches(next.value);
    });
  for (const named of needed(declaration.value)) {
    const next = bound.get(named);
    seen.clear();
    if (next === declaration) report(named.at, "BCP298", `The type "${declaration.id.name}" contains itself.`);
    else if (next !== undefined && reaches(next.value))
      report(named.at, "BCP299", `The type "${declaration.id.name}" contains itself through "${next.id.name}".`);
  }
}

function needed(type: TypeExpression): readonly NamedType[] {
  if (type.kind === "namedType") return [type];
  if (type.kind === "unionType") return type.members.flatMap(needed);
  return type.kind === "objectType" ? type.properties.flatMap((property) => needed(property.type)) : [];
}

/** The decorators inside a type: those of its properties. */
export function decoratorsInside(type: TypeExpression): readonly Decorator[] {
  switch (type.kind) {
    case "objectType":
      return type.properties.flatMap((property) => [...property.decorators, ...decoratorsInside(property.type)]);
    case "arrayType":
      return decoratorsInside(type.items);
    case "nullableType":
      return decoratorsInside(type.inner);
    case "unionType":
      return type.members.flatMap(decoratorsInside);
    case "namedType":
    case "literalType":
      return [];
  }
}
