import { type BicepFunction, type LambdaParameter, type Overload, overload } from "./function-signature.ts";
import type { Type } from "../types/type.ts";

/** A function whose value is known when its arguments are. */
export function known(name: string, ...overloads: readonly Overload[]): BicepFunction {
  return { name, namespace: "sys", known: "start", overloads, lambdas: new Map() };
}

/** The same arguments and results for several functions. */
export function alike(names: readonly string[], ...overloads: readonly Overload[]): BicepFunction[] {
  return names.map((name) => known(name, ...overloads));
}

/** A function that is called with lambdas; `lambdas` says by argument what each of them gets. */
export function withLambdas(
  name: string,
  lambdas: Readonly<Record<number, readonly LambdaParameter[]>>,
  ...overloads: readonly Overload[]
): BicepFunction {
  return {
    ...known(name, ...overloads),
    lambdas: new Map(Object.entries(lambdas).map(([at, parameters]) => [Number(at), parameters])),
  };
}

/** From one argument. */
export function from(parameter: Type, result: Overload["result"]): Overload {
  return overload([parameter], result);
}
