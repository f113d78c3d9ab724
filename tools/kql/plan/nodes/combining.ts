import type { Scalar } from "../expressions.ts";
import type { Tabular } from "../tabular.ts";
import type { Combination } from "./node.ts";

export type JoinKind =
  | "innerunique"
  | "inner"
  | "leftouter"
  | "rightouter"
  | "fullouter"
  | "leftanti"
  | "rightanti"
  | "leftsemi"
  | "rightsemi";

/** A column of the result, from a column of the left or the right table. */
export interface JoinOutput {
  readonly side: "left" | "right";
  readonly name: string;
}

export interface JoinKey {
  readonly left: Scalar;
  readonly right: Scalar;
}

/** `join` and `lookup` (which gives the right table's columns without its keys). */
export interface JoinNode extends Combination {
  readonly kind: "join";
  readonly inputs: readonly [Tabular, Tabular];
  readonly join: JoinKind;
  readonly keys: readonly JoinKey[];
  /** One for each of `columns`. */
  readonly outputs: readonly JoinOutput[];
}

/** `evaluate ipv4_lookup(...)`, `ipv6_lookup(...)`: rows of the right table whose network holds the left row's address. */
export interface IpLookupNode extends Combination {
  readonly kind: "ip-lookup";
  readonly inputs: readonly [Tabular, Tabular];
  readonly bits: 32 | 128;
  readonly address: Scalar;
  readonly network: Scalar;
  /** Columns of both tables that must be equal too. */
  readonly equal: readonly JoinKey[];
  /** Left rows without a match are rows of the result. */
  readonly keepsUnmatched: boolean;
  /** One for each of `columns`. */
  readonly outputs: readonly JoinOutput[];
}

/** For each input, which of its columns becomes each of `columns`; undefined where it has none. */
export interface UnionNode extends Combination {
  readonly kind: "union";
  readonly sources: readonly { readonly name: string; readonly from: readonly (string | undefined)[] }[];
  /** The column of `columns` that holds the name of the source. */
  readonly withSource: string | undefined;
}

export type Combining = JoinNode | IpLookupNode | UnionNode;
