/**
 * The syntax tree of one Bicep file, free of the parser that read it. Names follow the language specification
 * (Azure/bicep, docs/spec) and Microsoft Learn, "Bicep file structure and syntax".
 */

/** Where something stands: line and column count from 1, as the official compiler's diagnostics do. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

interface Node {
  readonly at: Position;
}

/** A name as it was written. */
export interface Identifier extends Node {
  readonly name: string;
}

export interface Decorator extends Node {
  /** `sys` in `@sys.description(...)` is dropped. */
  readonly name: string;
  readonly args: readonly Expression[];
}

export interface BicepFile {
  readonly path: string;
  readonly declarations: readonly Declaration[];
  /** Codes after `#disable-next-line`, by the line that they concern. */
  readonly disabledCodes: ReadonlyMap<number, readonly string[]>;
}

export type Declaration =
  | TargetScope
  | Metadata
  | Parameter
  | Variable
  | TypeDeclaration
  | FunctionDeclaration
  | Resource
  | Module
  | Output;

export interface TargetScope extends Node {
  readonly kind: "targetScope";
  readonly value: string;
}

interface Named extends Node {
  readonly id: Identifier;
  readonly decorators: readonly Decorator[];
}

export interface Metadata extends Named {
  readonly kind: "metadata";
  readonly value: Expression;
}

export interface Parameter extends Named {
  readonly kind: "param";
  readonly type: TypeExpression;
  readonly defaultValue: Expression | undefined;
}

export interface Variable extends Named {
  readonly kind: "var";
  readonly value: Expression;
}

export interface TypeDeclaration extends Named {
  readonly kind: "type";
  readonly value: TypeExpression;
}

export interface FunctionDeclaration extends Named {
  readonly kind: "func";
  readonly parameters: readonly { readonly id: Identifier; readonly type: TypeExpression }[];
  readonly returns: TypeExpression;
  readonly body: Expression;
}

export interface Output extends Named {
  readonly kind: "output";
  readonly type: TypeExpression;
  readonly value: Expression;
}

/** What stands after the `=` of a resource or a module: `[for (item, index) in items: if (condition) {...}]`, each part but the body optional. */
export interface DeclaredBody extends Node {
  readonly loop: Loop | undefined;
  readonly condition: Expression | undefined;
  readonly object: ObjectExpression;
}

/** Stands at its `for`. */
export interface Loop extends Node {
  readonly item: Identifier;
  readonly index: Identifier | undefined;
  readonly items: Expression;
}

export interface Resource extends Named {
  readonly kind: "resource";
  /** `Type@version` as written; of a nested resource possibly the last segment alone. */
  readonly type: StringExpression;
  readonly existing: boolean;
  readonly body: DeclaredBody;
  /** Resources declared inside the body. */
  readonly nested: readonly Resource[];
}

export interface Module extends Named {
  readonly kind: "module";
  readonly path: StringExpression;
  readonly body: DeclaredBody;
}

export type Expression =
  | StringExpression
  | NumberExpression
  | BooleanExpression
  | NullExpression
  | ObjectExpression
  | ArrayExpression
  | ForExpression
  | NameExpression
  | CallExpression
  | PropertyAccess
  | IndexAccess
  | NestedResourceAccess
  | NonNullAssertion
  | UnaryExpression
  | BinaryExpression
  | TernaryExpression
  | LambdaExpression
  | ParenthesizedExpression;

/** A string, in one or several lines: pieces of text and interpolated expressions in turn. Escapes are resolved. */
export interface StringExpression extends Node {
  readonly kind: "string";
  readonly parts: readonly (string | Expression)[];
}

export interface NumberExpression extends Node {
  readonly kind: "number";
  readonly value: number;
}

export interface BooleanExpression extends Node {
  readonly kind: "boolean";
  readonly value: boolean;
}

export interface NullExpression extends Node {
  readonly kind: "null";
}

export interface ObjectExpression extends Node {
  readonly kind: "object";
  readonly properties: readonly ObjectProperty[];
}

export interface ObjectProperty extends Node {
  readonly key: Identifier | StringExpression;
  readonly value: Expression;
}

export interface ArrayExpression extends Node {
  readonly kind: "array";
  readonly items: readonly Expression[];
}

/** `[for (item, index) in items: body]` as a value; a condition only resources and modules may have. */
export interface ForExpression extends Node {
  readonly kind: "for";
  readonly loop: Loop;
  readonly body: Expression;
}

export interface NameExpression extends Node {
  readonly kind: "name";
  readonly name: string;
}

/** `format(...)`, `sys.format(...)`, `az.resourceId(...)`, `vault.getSecret(...)`. */
export interface CallExpression extends Node {
  readonly kind: "call";
  /** What stands before the dot, if anything. */
  readonly target: Expression | undefined;
  readonly callee: Identifier;
  /** Of the opening parenthesis. */
  readonly argsAt: Position;
  readonly args: readonly Expression[];
}

export interface PropertyAccess extends Node {
  readonly kind: "property";
  readonly target: Expression;
  readonly property: Identifier;
  /** `.?` */
  readonly safe: boolean;
  /** Of the dot. */
  readonly signAt: Position;
}

export interface IndexAccess extends Node {
  readonly kind: "index";
  readonly target: Expression;
  readonly index: Expression;
  /** `[?...]` */
  readonly safe: boolean;
  /** Of the opening bracket. */
  readonly signAt: Position;
}

/** `storage::blobs` */
export interface NestedResourceAccess extends Node {
  readonly kind: "nestedResource";
  readonly target: Expression;
  readonly resource: Identifier;
}

/** `vault!` */
export interface NonNullAssertion extends Node {
  readonly kind: "nonNull";
  readonly target: Expression;
}

export interface UnaryExpression extends Node {
  readonly kind: "unary";
  readonly operator: "!" | "-";
  readonly operand: Expression;
}

export type BinaryOperator = ArithmeticOperator | ComparisonOperator | LogicalOperator;

type ArithmeticOperator = "+" | "-" | "*" | "/" | "%";
type ComparisonOperator = "==" | "!=" | "=~" | "!~" | ">" | ">=" | "<=" | "<";
type LogicalOperator = "||" | "&&" | "??";

export interface BinaryExpression extends Node {
  readonly kind: "binary";
  readonly operator: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
}

export interface TernaryExpression extends Node {
  readonly kind: "ternary";
  readonly condition: Expression;
  readonly whenTrue: Expression;
  readonly whenFalse: Expression;
}

export interface LambdaExpression extends Node {
  readonly kind: "lambda";
  readonly parameters: readonly Identifier[];
  readonly body: Expression;
}

export interface ParenthesizedExpression extends Node {
  readonly kind: "parenthesized";
  readonly inner: Expression;
}

export type TypeExpression =
  | { readonly kind: "namedType"; readonly at: Position; readonly name: string }
  | { readonly kind: "literalType"; readonly at: Position; readonly value: string | number | boolean | null }
  | { readonly kind: "objectType"; readonly at: Position; readonly properties: readonly ObjectTypeProperty[] }
  | { readonly kind: "arrayType"; readonly at: Position; readonly items: TypeExpression }
  | { readonly kind: "unionType"; readonly at: Position; readonly members: readonly TypeExpression[] }
  | { readonly kind: "nullableType"; readonly at: Position; readonly inner: TypeExpression };

export interface ObjectTypeProperty extends Node {
  /** `*` stands for any further property. */
  readonly name: string;
  readonly decorators: readonly Decorator[];
  readonly type: TypeExpression;
}
