import type { JsonValue } from "../../../local-cloud/azure/resource-manager/json-value.ts";
import type {
  BicepFile,
  CallExpression,
  Expression,
  FunctionDeclaration,
  Identifier,
  LambdaExpression,
  Loop,
  Module,
  NameExpression,
  NestedResourceAccess,
  Parameter,
  Resource,
  TypeDeclaration,
  TypeExpression,
  Variable,
} from "../syntax/nodes.ts";
import type { Declared } from "./declared.ts";

/** A resource with what follows from where it stands. */
export interface ResourceSymbol {
  readonly kind: "resource";
  readonly name: string;
  readonly declaration: Resource;
  /** Its key in the template: `storage::blobs` for a nested resource, else its name. */
  readonly symbolicName: string;
  /** In full, such as `Microsoft.Storage/storageAccounts/blobServices`, also for a nested resource. */
  readonly type: string;
  readonly apiVersion: string;
  readonly existing: boolean;
  /** Declared with `[for ...]`. */
  readonly isCollection: boolean;
  /** What it stands in, or what its `parent` property names. */
  readonly parent: Parent | undefined;
  /** Resources declared inside its body, by name. */
  readonly nested: ReadonlyMap<string, ResourceSymbol>;
}

export interface Parent {
  readonly resource: ResourceSymbol;
  readonly how: "nested" | "property";
  /** `i` in `parent: accounts[i]`. */
  readonly index: Expression | undefined;
}

export interface ModuleSymbol {
  readonly kind: "module";
  readonly name: string;
  readonly declaration: Module;
  readonly isCollection: boolean;
  /** The file that it deploys; its parameters and outputs are there. */
  readonly target: FileSymbols;
}

/** A name that only a part of an expression knows. */
export type LocalSymbol =
  | { readonly kind: "loopItem" | "loopIndex"; readonly id: Identifier; readonly loop: Loop }
  | { readonly kind: "lambdaParameter"; readonly id: Identifier; readonly lambda: LambdaExpression }
  | { readonly kind: "functionParameter"; readonly id: Identifier; readonly declaration: FunctionDeclaration };

/** `sys` or `az` in front of a function. */
export interface NamespaceSymbol {
  readonly kind: "namespace";
  readonly name: "sys" | "az";
}

export type NamedSymbol = Parameter | Variable | ResourceSymbol | ModuleSymbol | LocalSymbol | NamespaceSymbol;

/** A file whose names are known. Maps are keyed by the node itself. */
export interface FileSymbols extends Omit<Declared, "resources" | "modules"> {
  readonly file: BicepFile;
  /** All resources in the order of the text; a nested one comes behind the one that it stands in. */
  readonly resources: readonly ResourceSymbol[];
  readonly modules: readonly ModuleSymbol[];
  /** What names in expressions stand for. What is unknown has no entry (and a diagnostic BCP057). */
  readonly names: ReadonlyMap<NameExpression | NestedResourceAccess, NamedSymbol>;
  /** Calls of user-defined functions. A call that is not here is one of the language's own functions or a resource's (`vault.getSecret()`). */
  readonly calls: ReadonlyMap<CallExpression, FunctionDeclaration>;
  /** User-defined types that are named. A name that is not here is one of the language's own types. */
  readonly typeNames: ReadonlyMap<TypeExpression, TypeDeclaration>;
  /** What `loadJsonContent`, `loadTextContent` and the like have read. */
  readonly loaded: ReadonlyMap<CallExpression, JsonValue>;
}
