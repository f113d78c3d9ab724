import { ExpressionFault, validationFailed, within } from "../expressions/invalid-template.ts";
import { isJsonArray } from "../expressions/values.ts";
import type { JsonValue } from "../json-value.ts";
import { evaluateJson } from "./json-evaluation.ts";
import type { ResourceIndex } from "./resource-index.ts";
import type { ResourceInstance } from "./resource-instances.ts";

/** Keys of what each resource waits for, by its key. */
export type Dependencies = ReadonlyMap<string, readonly string[]>;

/**
 * Resolves every `dependsOn`: a symbolic name (of a loop: all of it), one round of a loop, or the id of a resource of the template.
 * @throws ArmError when it names something else, or when resources wait for one another in a circle.
 */
export function resolveDependencies(index: ResourceIndex): Dependencies {
  const dependencies = new Map(index.instances.map((instance) => [instance.key, dependenciesOf(instance, index)]));
  refuseCircles(dependencies, index);
  return dependencies;
}

function dependenciesOf({ key, declaration, environment }: ResourceInstance, index: ResourceIndex): readonly string[] {
  const written = declaration["dependsOn"] ?? [];
  return within(
    (reason) => validationFailed(`The template resource '${key}' is not valid: ${reason}`, key),
    () => {
      const names = evaluateJson(written, environment);
      if (!isJsonArray(names)) throw new ExpressionFault("Its 'dependsOn' must be an array.");
      return [...new Set(names.flatMap((name) => keysOf(name, key, index)))];
    },
  );
}

function keysOf(name: JsonValue, dependent: string, index: ResourceIndex): readonly string[] {
  if (typeof name !== "string") throw new ExpressionFault("Its 'dependsOn' must be an array of strings.");
  const one = index.byKey(name) ?? index.byId(name);
  const found = one === undefined ? index.bySymbol(name) : [one];
  if (found !== undefined) return found.map(({ key }) => key);
  throw validationFailed(
    `The resource '${name}' is not defined in the template. Please see https://aka.ms/arm-syntax-resources for usage details.`,
    dependent,
  );
}

function refuseCircles(dependencies: Dependencies, index: ResourceIndex): void {
  const done = new Set<string>();
  const visit = (key: string, path: readonly string[]): void => {
    if (done.has(key)) return;
    const start = path.indexOf(key);
    if (start >= 0) {
      throw validationFailed(
        `Circular dependency detected on resource: '${index.byKey(key)?.id}' (${[...path.slice(start), key].join(" -> ")}). Please see https://aka.ms/arm-syntax-resources for usage details.`,
        key,
      );
    }
    for (const dependency of dependencies.get(key) ?? []) visit(dependency, [...path, key]);
    done.add(key);
  };
  for (const key of dependencies.keys()) visit(key, []);
}
