import type { LocalSymbol, NamedSymbol } from "../binding/symbols.ts";
import { itemsOf } from "../functions/collection-functions.ts";
import type { NameExpression, NestedResourceAccess } from "../syntax/nodes.ts";
import type { Inference } from "./inference.ts";
import { moduleType } from "./module-type.ts";
import { resourceType } from "./resource-body.ts";
import { ANY, arrayOf, INT, type Type } from "./type.ts";
import { declaredType, typeOfTypeExpression } from "./type-expression.ts";

/** The type of what a name stands for. A name that binding did not find is of any type: it has been reported. */
export function inferName(expression: NameExpression | NestedResourceAccess, inference: Inference): Type {
  const symbol = inference.symbols.names.get(expression);
  return symbol === undefined ? ANY : typeOfSymbol(symbol, inference);
}

function typeOfSymbol(symbol: NamedSymbol, inference: Inference): Type {
  switch (symbol.kind) {
    case "param":
      return declaredType(symbol, inference.symbols);
    case "var":
      return inference.typeOf(symbol.value);
    case "resource":
      return each(symbol, resourceType(symbol, inference));
    case "module":
      return each(symbol, moduleType(symbol));
    case "namespace":
      return ANY;
    case "loopItem":
    case "loopIndex":
    case "lambdaParameter":
    case "functionParameter":
      return typeOfLocal(symbol, inference);
  }
}

function typeOfLocal(symbol: LocalSymbol, inference: Inference): Type {
  switch (symbol.kind) {
    case "loopItem":
      return itemsOf(inference.typeOf(symbol.loop.items));
    case "loopIndex":
      return INT;
    case "lambdaParameter":
      return inference.lambdaParameters.get(symbol.id) ?? ANY;
    case "functionParameter": {
      const parameter = symbol.declaration.parameters.find(({ id }) => id === symbol.id);
      return parameter === undefined ? ANY : typeOfTypeExpression(parameter.type, inference.symbols);
    }
  }
}

function each({ isCollection }: { readonly isCollection: boolean }, type: Type): Type {
  return isCollection ? arrayOf(type) : type;
}
