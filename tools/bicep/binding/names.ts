import type { Report } from "../findings.ts";
import type {
  CallExpression,
  Declaration,
  DeclaredBody,
  Expression,
  FunctionDeclaration,
  Identifier,
  Loop,
  NameExpression,
  NestedResourceAccess,
  TypeDeclaration,
  TypeExpression,
} from "../syntax/nodes.ts";
import { decoratorArguments, expressionsOf, insideOf } from "../syntax/walk.ts";
import { reportTwice } from "./declared.ts";
import { namedBy } from "./references.ts";
import type { LocalSymbol, NamedSymbol, ResourceSymbol } from "./symbols.ts";

/** The names that an expression may use. */
export interface Scope {
  readonly names: ReadonlyMap<string, NamedSymbol>;
  readonly outer: Scope | undefined;
}

/** One declaration that uses another, and where. */
export interface Use {
  readonly by: Declaration;
  readonly of: Declaration;
  readonly at: Expression;
}

/** Finds what names stand for, by walking over declarations with the scope that each part of them has. */
export class Names {
  readonly names = new Map<NameExpression | NestedResourceAccess, NamedSymbol>();
  readonly calls = new Map<CallExpression, FunctionDeclaration>();
  readonly typeNames = new Map<TypeExpression, TypeDeclaration>();
  readonly uses: Use[] = [];
  readonly #functions: ReadonlyMap<string, FunctionDeclaration>;
  readonly #report: Report;

  constructor(functions: readonly FunctionDeclaration[], report: Report) {
    this.#functions = new Map(functions.map((declaration) => [declaration.id.name, declaration]));
    this.#report = report;
  }

  /** A declaration that has neither a loop of its own nor resources in it. */
  plain(declaration: Declaration, scope: Scope): void {
    for (const expression of expressionsOf(declaration)) this.#look(expression, scope, declaration);
    this.decorators(declaration, scope);
  }

  function(declaration: FunctionDeclaration): void {
    const locals = declaration.parameters.map(({ id }): LocalSymbol => ({
      kind: "functionParameter",
      id,
      declaration,
    }));
    this.#look(declaration.body, this.#inner(undefined, locals), declaration);
    this.decorators(declaration, { names: new Map(), outer: undefined });
  }

  /** A resource, with those nested in it, which know it and each other; or a module. */
  deployed(
    declaration: Extract<Declaration, { kind: "resource" | "module" }>,
    scope: Scope,
    symbol: ResourceSymbol | undefined,
  ): void {
    const { body } = declaration;
    const nested = symbol?.nested ?? new Map<string, ResourceSymbol>();
    this.#body(body, { names: nested, outer: scope }, declaration);
    this.decorators(declaration, scope);
    for (const inner of nested.values()) {
      this.uses.push({ by: inner.declaration, of: declaration, at: inner.declaration.type });
      this.deployed(inner.declaration, { names: nested, outer: scope }, inner);
    }
  }

  decorators(declaration: Declaration, scope: Scope): void {
    for (const argument of decoratorArguments(declaration)) this.#look(argument, scope, declaration);
  }

  #body({ loop, condition, object }: DeclaredBody, scope: Scope, by: Declaration): void {
    const inside = loop === undefined ? scope : this.#loop(loop, scope, by);
    if (condition !== undefined) this.#look(condition, inside, by);
    this.#look(object, inside, by);
  }

  #loop(loop: Loop, scope: Scope, by: Declaration): Scope {
    this.#look(loop.items, scope, by);
    const locals: LocalSymbol[] = [{ kind: "loopItem", id: loop.item, loop }];
    if (loop.index !== undefined) locals.push({ kind: "loopIndex", id: loop.index, loop });
    return this.#inner(scope, locals);
  }

  #inner(outer: Scope | undefined, locals: readonly LocalSymbol[]): Scope {
    reportTwice(locals, "BCP028", "Identifier", this.#report);
    return { names: new Map(locals.map((local) => [local.id.name, local])), outer };
  }

  #look(expression: Expression, scope: Scope, by: Declaration): void {
    if (expression.kind === "name") this.#name(expression, scope, by);
    else if (expression.kind === "for") this.#look(expression.body, this.#loop(expression.loop, scope, by), by);
    else if (expression.kind === "lambda") {
      const locals = expression.parameters.map((id: Identifier): LocalSymbol => ({
        kind: "lambdaParameter",
        id,
        lambda: expression,
      }));
      this.#look(expression.body, this.#inner(scope, locals), by);
    } else {
      for (const inside of insideOf(expression)) this.#look(inside, scope, by);
      if (expression.kind === "nestedResource") this.#nested(expression, by);
      if (expression.kind === "call" && expression.target === undefined) this.#call(expression, by);
    }
  }

  #name(expression: NameExpression, scope: Scope, by: Declaration): void {
    let symbol: NamedSymbol | undefined;
    for (
      let current: Scope | undefined = scope;
      current !== undefined && symbol === undefined;
      current = current.outer
    ) {
      symbol = current.names.get(expression.name);
    }
    if (symbol === undefined) this.#report(expression.at, "BCP057", `There is no "${expression.name}" here.`);
    else this.#found(expression, symbol, by);
  }

  #nested(expression: NestedResourceAccess, by: Declaration): void {
    const target = namedBy(expression.target, this.names);
    const { name, at } = expression.resource;
    if (target?.kind !== "resource") {
      if (target !== undefined) this.#report(at, "BCP158", 'Only resources can stand in front of "::".');
      return;
    }
    const symbol = target.nested.get(name);
    if (symbol === undefined)
      this.#report(at, "BCP159", `The resource "${target.name}" has no nested resource "${name}".`);
    else this.#found(expression, symbol, by);
  }

  #call(expression: CallExpression, by: Declaration): void {
    const declaration = this.#functions.get(expression.callee.name);
    if (declaration === undefined) return;
    this.calls.set(expression, declaration);
    this.uses.push({ by, of: declaration, at: expression });
  }

  #found(expression: NameExpression | NestedResourceAccess, symbol: NamedSymbol, by: Declaration): void {
    this.names.set(expression, symbol);
    if (by.kind === "param" && ["var", "resource", "module"].includes(symbol.kind)) {
      this.#report(expression.at, "BCP072", "A default value can use other parameters only.");
    }
    if (symbol.kind === "param" || symbol.kind === "var") this.uses.push({ by, of: symbol, at: expression });
    if (symbol.kind === "resource" || symbol.kind === "module")
      this.uses.push({ by, of: symbol.declaration, at: expression });
  }
}
