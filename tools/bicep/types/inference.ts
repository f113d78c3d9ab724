import type { FileSymbols } from "../binding/symbols.ts";
import type { Report } from "../findings.ts";
import type { Expression, Identifier, Position } from "../syntax/nodes.ts";
import type { ResourceTypes } from "./resource-types.ts";
import type { Type } from "./type.ts";

/** What the types of one file's expressions are found with. Each expression is looked at once, and so reported once. */
export interface Inference {
  readonly symbols: FileSymbols;
  /** `undefined` where Microsoft's definitions are missing: resources then have properties of any type. */
  readonly resourceTypes: ResourceTypes | undefined;
  readonly report: Report;
  /** What a lambda's parameters are, set by the call that the lambda is given to. */
  readonly lambdaParameters: Map<Identifier, Type>;
  readonly typeOf: (expression: Expression) => Type;
}

/** A value that stands somewhere. Without an expression it is a part of what another name or file holds, and `at` is where that is used. */
export interface Value {
  readonly type: Type;
  readonly at: Position;
  readonly expression: Expression | undefined;
  /** Where missing properties are reported: the name of the resource, or the key of the property. */
  readonly owner?: { readonly at: Position; readonly kind: string } | undefined;
  /** Which objects have been compared with which to get here: types may contain themselves. */
  readonly within?: readonly (readonly [Type, Type])[] | undefined;
}

/** Reports a value that is of another type than expected. */
export type Mismatch = (expected: Type, value: Value) => void;
