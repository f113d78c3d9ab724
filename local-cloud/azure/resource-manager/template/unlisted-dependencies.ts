import { ArmError } from "../arm-error.ts";
import type { ExpressionEnvironment } from "../expressions/environment.ts";
import { evaluate } from "../expressions/evaluate.ts";
import { idFunctionNames } from "../expressions/functions/resource-ids.ts";
import { validationFailed } from "../expressions/invalid-template.ts";
import type { Expression, FunctionCall } from "../expressions/syntax.ts";
import { memberName } from "../expressions/values.ts";
import type { JsonObject, JsonValue } from "../json-value.ts";
import { parseResourceId } from "../resource-id.ts";
import type { Dependencies } from "./dependencies.ts";
import { expressionsOf } from "./expressions-of.ts";
import type { ResourceIndex } from "./resource-index.ts";
import type { ResourceInstance } from "./resource-instances.ts";

/** A resource that another one uses, and how it says so. */
interface Use {
  readonly used: ResourceInstance;
  readonly how: string;
}

/**
 * Stricter than Azure, on purpose: Azure guesses some dependencies, and deploys without others in whatever order comes
 * out, so that a missing `dependsOn` can pass unnoticed for a long time. Bicep always writes them. So here a resource
 * must list, directly, every resource of the template that it refers to, whose id it writes, and that it extends or lies in.
 * @throws ArmError that names the resource, what it uses, and `dependsOn`.
 */
export function refuseUnlistedDependencies(
  index: ResourceIndex,
  dependencies: Dependencies,
  variables: JsonObject,
): void {
  const targetsOf = targetFinder(variables);
  for (const instance of index.instances.filter(({ existing }) => !existing)) {
    const listed = dependencies.get(instance.key) ?? [];
    for (const { used, how } of usesOf(instance, index, targetsOf)) {
      if (used.key !== instance.key && !listed.includes(used.key)) throw unlisted(instance.key, used.symbol, how);
    }
  }
}

/** The refusal, for the check before a deployment and for what only shows while it runs. */
export function unlisted(user: string, used: string, how: string): ArmError {
  return validationFailed(
    `The template resource '${user}' uses the resource '${used}' (${how}), but does not list '${used}' in 'dependsOn'.`,
    user,
  );
}

function* usesOf(instance: ResourceInstance, index: ResourceIndex, targetsOf: TargetFinder): Generator<Use> {
  const deployed = (id: string | undefined): readonly ResourceInstance[] => {
    const found = id === undefined ? undefined : index.byId(id);
    return found === undefined || found.existing ? [] : [found];
  };
  for (const used of deployed(instance.extends)) yield { used, how: "it extends it" };
  const id = parseResourceId(instance.id);
  if (id !== undefined && id.names.length > 1)
    for (const used of deployed(id.above)) yield { used, how: "it lies in it" };

  const { dependsOn: _, ...others } = instance.declaration;
  for (const { by, text } of targetsOf(others, instance.environment)) {
    if (by === "id") for (const used of deployed(text)) yield { used, how: "its id" };
    else if (by === "references") for (const used of index.bySymbol(text) ?? []) yield { used, how: by };
    else {
      const used = index.byKey(text) ?? index.byId(text);
      if (used !== undefined) yield { used, how: by };
    }
  }
}

/** What an expression says of a resource: its id, or what it asks for. */
interface Target {
  readonly by: "id" | "reference" | "references";
  readonly text: string;
}

type TargetFinder = (value: JsonValue, environment: ExpressionEnvironment) => readonly Target[];

/**
 * Finds what a part of a template says of resources, also in the variables that it uses. Those are looked through once:
 * they may be large, and many resources may use them.
 */
function targetFinder(variables: JsonObject): TargetFinder {
  const known = new Map<string, readonly Target[]>();

  function inVariable(name: string, environment: ExpressionEnvironment): readonly Target[] {
    const found = known.get(name);
    if (found !== undefined) return found;
    // A variable that used itself would have been refused before; this keeps the search from ever going round.
    known.set(name, []);
    const targets = find(variables[name] ?? null, { ...environment, loops: [] });
    known.set(name, targets);
    return targets;
  }

  function find(value: JsonValue, environment: ExpressionEnvironment): readonly Target[] {
    return [...expressionsOf(value)].flatMap((expression) => {
      if (expression.kind !== "call") return [];
      const variable = variableOf(expression, variables);
      return variable === undefined ? targetOf(expression, environment) : inVariable(variable, environment);
    });
  }

  return find;
}

function variableOf({ name, args }: FunctionCall, variables: JsonObject): string | undefined {
  const [first] = args;
  return name.toLowerCase() === "variables" && first?.kind === "literal"
    ? memberName(variables, String(first.value))
    : undefined;
}

function targetOf(call: FunctionCall, environment: ExpressionEnvironment): readonly Target[] {
  const name = call.name.toLowerCase();
  const by = name === "reference" || name === "references" ? name : idFunctionNames.has(name) ? "id" : undefined;
  const [first] = call.args;
  if (by === undefined || first === undefined) return [];
  const text = staticText(by === "id" ? call : first, environment);
  return text === undefined ? [] : [{ by, text }];
}

/** Undefined when it takes the variable of a lambda or the round of a property loop: then it only shows while the deployment runs. */
function staticText(expression: Expression, environment: ExpressionEnvironment): string | undefined {
  try {
    const value = evaluate(expression, environment);
    return typeof value === "string" ? value : undefined;
  } catch (error) {
    if (error instanceof ArmError) return undefined;
    throw error;
  }
}
