import type { ExpressionEnvironment } from "../expressions/environment.ts";
import { ExpressionFault, validationFailed, within } from "../expressions/invalid-template.ts";
import { sameName, typeName } from "../expressions/values.ts";
import { isJsonObject, type JsonObject, type JsonValue } from "../json-value.ts";
import { evaluateCount, evaluateJson, insideLoop } from "./json-evaluation.ts";
import { idOf } from "./resource-place.ts";

/** One resource of a template; of a loop, one of its rounds. */
export interface ResourceInstance {
  readonly key: string;
  readonly symbol: string;
  readonly declaration: JsonObject;
  readonly existing: boolean;
  readonly condition: boolean;
  readonly type: string;
  readonly apiVersion: string;
  readonly id: string;
  /** The id of what it extends. */
  readonly extends: string | undefined;
  readonly batchSize: number | undefined;
  /** In which its expressions are evaluated, before anything is deployed. */
  readonly environment: ExpressionEnvironment;
}

/** Members that say which resource it is and when it is deployed; all others make its body. */
export const placeMembers: readonly string[] = [
  "type",
  "apiVersion",
  "name",
  "scope",
  "dependsOn",
  "condition",
  "copy",
  "existing",
  "comments",
  "metadata",
  "subscriptionId",
  "resourceGroup",
];

/** Members that a body may have (Microsoft Learn, "Resource declaration in ARM templates", and the types of what is deployed here). */
const bodyMembers: readonly string[] = [
  "location",
  "tags",
  "sku",
  "kind",
  "identity",
  "plan",
  "zones",
  "etag",
  "managedBy",
  "extendedLocation",
  "properties",
];

export const deploymentType = "Microsoft.Resources/deployments";

/**
 * The instances of one declared resource, in the order of its loop.
 * @throws ArmError when a name, condition or loop cannot be evaluated before the deployment starts, or Azure would refuse it.
 */
export function instancesOf(
  symbol: string,
  declaration: JsonObject,
  environment: ExpressionEnvironment,
): readonly ResourceInstance[] {
  return within(
    (reason) => validationFailed(`The template resource '${symbol}' is not valid: ${reason}`, symbol),
    () => {
      refuseUnknownMembers(declaration);
      const loop = loopOf(symbol, declaration["copy"], environment);
      if (loop === undefined) return [instance(symbol, symbol, declaration, undefined, environment)];
      return Array.from({ length: loop.count }, (_, index) => {
        const inside = insideLoop(environment, { name: loop.name, index, unnamed: true });
        return instance(`${symbol}[${index}]`, symbol, declaration, loop.batchSize, inside);
      });
    },
  );
}

function instance(
  key: string,
  symbol: string,
  declaration: JsonObject,
  batchSize: number | undefined,
  environment: ExpressionEnvironment,
): ResourceInstance {
  const type = required(declaration, "type", environment);
  const existing = declaration["existing"] === true;
  const subscriptionId = optional(declaration, "subscriptionId", environment);
  const resourceGroup = optional(declaration, "resourceGroup", environment);
  if ((subscriptionId ?? resourceGroup) !== undefined && !existing && !sameName(type, deploymentType)) {
    throw new ExpressionFault("Only a nested deployment may name a subscription or resource group.");
  }
  const scope = optional(declaration, "scope", environment);
  const name = required(declaration, "name", environment);
  const place = { type, name, scope, subscriptionId, resourceGroup };
  return {
    key,
    symbol,
    declaration,
    existing,
    condition: conditionOf(declaration["condition"], environment),
    type,
    apiVersion: apiVersionOf(declaration, environment),
    id: idOf(place, environment.scope),
    extends: scope === undefined ? undefined : scopeOf(idOf(place, environment.scope), type),
    batchSize,
    environment,
  };
}

/** What an id extends: all before its own provider. */
function scopeOf(id: string, type: string): string {
  const [namespace = ""] = type.split("/");
  return id.slice(0, id.lastIndexOf(`/providers/${namespace}/`));
}

function refuseUnknownMembers(declaration: JsonObject): void {
  const known = [...placeMembers, ...bodyMembers];
  const stranger = Object.keys(declaration).find((name) => !known.some((candidate) => sameName(candidate, name)));
  if (stranger !== undefined)
    throw new ExpressionFault(`Could not find member '${stranger}' on object of type 'TemplateResource'.`);
}

interface ResourceLoop {
  readonly name: string;
  readonly count: number;
  readonly batchSize: number | undefined;
}

function loopOf(
  symbol: string,
  copy: JsonValue | undefined,
  environment: ExpressionEnvironment,
): ResourceLoop | undefined {
  if (copy === undefined) return undefined;
  if (!isJsonObject(copy) || copy["count"] === undefined) throw new ExpressionFault("Its 'copy' needs a 'count'.");
  const { name = symbol, count, mode = "parallel", batchSize = 1 } = copy;
  if (typeof name !== "string") throw new ExpressionFault("The 'name' of its 'copy' must be a string.");
  if (typeof mode !== "string" || !["parallel", "serial"].includes(mode.toLowerCase())) {
    throw new ExpressionFault(`The copy mode must be 'Parallel' or 'Serial', but is '${JSON.stringify(mode)}'.`);
  }
  if (typeof batchSize !== "number" || !Number.isInteger(batchSize) || batchSize < 1) {
    throw new ExpressionFault("The 'batchSize' of its 'copy' must be an integer of at least 1.");
  }
  return {
    name,
    count: evaluateCount(count, environment),
    batchSize: mode.toLowerCase() === "serial" ? batchSize : undefined,
  };
}

function conditionOf(condition: JsonValue | undefined, environment: ExpressionEnvironment): boolean {
  if (condition === undefined) return true;
  const value = evaluateJson(condition, environment);
  if (typeof value === "boolean") return value;
  throw new ExpressionFault(
    `Evaluation result of language expression '${typeof condition === "string" ? condition : JSON.stringify(condition)}' is type '${typeName(value)}', expected type is 'Boolean'.`,
  );
}

function apiVersionOf(declaration: JsonObject, environment: ExpressionEnvironment): string {
  const apiVersion = required(declaration, "apiVersion", environment);
  if (/^\d{4}-\d{2}-\d{2}(?:-[a-z]+)?$/iu.test(apiVersion)) return apiVersion;
  throw new ExpressionFault(`The api-version '${apiVersion}' is not valid: it must be a date, such as '2025-01-31'.`);
}

function required(declaration: JsonObject, member: string, environment: ExpressionEnvironment): string {
  const value = optional(declaration, member, environment);
  if (value !== undefined) return value;
  throw new ExpressionFault(`Required property '${member}' not found.`);
}

function optional(declaration: JsonObject, member: string, environment: ExpressionEnvironment): string | undefined {
  const written = declaration[member];
  if (written === undefined) return undefined;
  const value = evaluateJson(written, environment);
  if (typeof value === "string") return value;
  throw new ExpressionFault(`The property '${member}' must be of type 'String', but is '${typeName(value)}'.`);
}
