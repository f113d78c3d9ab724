import type { FileSymbols } from "../binding/symbols.ts";
import type { Decorator, Output, TypeDeclaration, TypeExpression } from "../syntax/nodes.ts";

/** Whether an output is marked as a secret, or its type has a part that is. */
export function isSecure({ decorators, type }: Output, { typeNames }: FileSymbols): boolean {
  const seen = new Set<TypeDeclaration>();
  const holdsSecret = (part: TypeExpression): boolean => {
    switch (part.kind) {
      case "namedType": {
        const declaration = typeNames.get(part);
        if (declaration === undefined || seen.has(declaration)) return false;
        seen.add(declaration);
        return isMarked(declaration.decorators) || holdsSecret(declaration.value);
      }
      case "objectType":
        return part.properties.some((property) => isMarked(property.decorators) || holdsSecret(property.type));
      case "arrayType":
        return holdsSecret(part.items);
      case "nullableType":
        return holdsSecret(part.inner);
      case "unionType":
        return part.members.some(holdsSecret);
      case "literalType":
        return false;
    }
  };
  return isMarked(decorators) || holdsSecret(type);
}

function isMarked(decorators: readonly Decorator[]): boolean {
  return decorators.some(({ name }) => name === "secure");
}
