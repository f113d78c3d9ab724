import type { JsonObject, JsonValue } from "../json-value.ts";
import type { DeploymentScope } from "../template/expanded.ts";
import type { Expression } from "./syntax.ts";

/** Everything that an expression may ask for. Nothing here reads a clock or draws a random number. */
export interface ExpressionEnvironment {
  readonly scope: DeploymentScope;
  /** What `deployment()` gives. */
  readonly deployment: JsonObject;
  /** @throws ArmError when there is none. */
  parameter(name: string): JsonValue;
  /** @throws ArmError when there is none. */
  variable(name: string): JsonValue;
  /** A function of the template: `__bicep.hours`. */
  userFunction(name: string): UserFunction | undefined;
  /** Loops around the expression, the innermost last. */
  readonly loops: readonly Loop[];
  /** Variables of the lambdas around the expression. */
  readonly lambdaVariables: ReadonlyMap<string, JsonValue>;
  /** What is only known once something is deployed; undefined where it is too early to ask. */
  readonly resources: DeployedResources | undefined;
  /** Functions that Azure does not allow here, in lower case: `utcnow` outside of a parameter's default, for example. */
  readonly unexpected: ReadonlySet<string>;
}

export interface Loop {
  readonly name: string;
  readonly index: number;
  /** Of a resource or output: `copyIndex()` without a name means it. */
  readonly unnamed: boolean;
}

/** Calls a function of the template. @throws ArmError when the arguments do not fit. */
export type UserFunction = (args: readonly JsonValue[]) => JsonValue;

export interface ReferenceOptions {
  readonly apiVersion: string | undefined;
  readonly full: boolean;
}

export interface DeployedResources {
  /** `reference(...)`: one resource, by its symbolic name or id. */
  one(nameOrId: string, options: ReferenceOptions): JsonValue;
  /** `references(...)`: all of a loop. */
  all(symbol: string, options: ReferenceOptions): readonly JsonValue[];
}

/** Evaluates an expression; what functions with lazy arguments and lambdas get. */
export type Evaluate = (expression: Expression, environment: ExpressionEnvironment) => JsonValue;
