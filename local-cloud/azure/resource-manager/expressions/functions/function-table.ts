import { arrayFunctions } from "./arrays.ts";
import { conversionFunctions } from "./conversions.ts";
import { dateFunctions } from "./dates.ts";
import { encodingFunctions } from "./encodings.ts";
import { lambdaFunctions } from "./lambdas.ts";
import { comparisonFunctions, lazyFunctions, type LazyFunction } from "./logic.ts";
import { lookupFunctions } from "./lookups.ts";
import { numberFunctions } from "./numbers.ts";
import { objectFunctions } from "./objects.ts";
import { resourceIdFunctions } from "./resource-ids.ts";
import { scopeFunctions } from "./scopes.ts";
import type { TemplateFunction } from "./signature.ts";
import { lengthFunctions, stringFunctions } from "./strings.ts";

const table: Readonly<Record<string, TemplateFunction | LazyFunction>> = {
  ...arrayFunctions,
  ...comparisonFunctions,
  ...conversionFunctions,
  ...dateFunctions,
  ...encodingFunctions,
  ...lambdaFunctions,
  ...lazyFunctions,
  ...lengthFunctions,
  ...lookupFunctions,
  ...numberFunctions,
  ...objectFunctions,
  ...resourceIdFunctions,
  ...scopeFunctions,
  ...stringFunctions,
};

/** Names of all functions, as Microsoft Learn writes them. `lambda` is none: it makes an argument for other functions. */
export const functionNames: readonly string[] = Object.keys(table).toSorted();

export interface NamedFunction {
  readonly name: string;
  readonly implementation: TemplateFunction | LazyFunction;
}

const byLowerCase: ReadonlyMap<string, NamedFunction> = new Map(
  Object.entries(table).map(([name, implementation]) => [name.toLowerCase(), { name, implementation }]),
);

/** A function of the language, whatever the case of its name. */
export function findFunction(name: string): NamedFunction | undefined {
  return byLowerCase.get(name.toLowerCase());
}
