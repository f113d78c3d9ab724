import type { Type } from "../types/type.ts";

/** One way to call a function. */
export interface Overload {
  readonly required: readonly Type[];
  readonly optional: readonly Type[];
  /** Any number of further arguments. */
  readonly rest: Type | undefined;
  /** What it returns; may depend on the arguments. */
  readonly result: Type | ((args: readonly Type[]) => Type);
}

/**
 * When a function's value is known:
 * - `start`: at the start of the deployment, if its arguments are;
 * - `defaults`: anew for each deployment, so only as a parameter's default (BCP065);
 * - `running`: it asks Azure while the deployment runs, so nowhere where the start must know it, nor as a parameter's default (BCP066).
 */
export type Known = "start" | "defaults" | "running";

export interface BicepFunction {
  readonly name: string;
  readonly namespace: "sys" | "az";
  readonly known: Known;
  readonly overloads: readonly Overload[];
  /** What lambda arguments get, by argument. `item` is an item of the array (or a value of the object) that is the first argument. */
  readonly lambdas: ReadonlyMap<number, readonly LambdaParameter[]>;
}

export type LambdaParameter = "item" | "index" | "any";

export function overload(
  required: readonly Type[],
  result: Overload["result"],
  more: { readonly optional?: readonly Type[]; readonly rest?: Type } = {},
): Overload {
  return { required, optional: more.optional ?? [], rest: more.rest, result };
}

/** The type that the argument at this place must have. */
export function parameterAt({ required, optional, rest }: Overload, index: number): Type | undefined {
  return [...required, ...optional][index] ?? rest;
}

export function takesCount({ required, optional, rest }: Overload, count: number): boolean {
  return count >= required.length && (rest !== undefined || count <= required.length + optional.length);
}
