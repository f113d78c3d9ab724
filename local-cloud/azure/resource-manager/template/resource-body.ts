import type { DeployedResources, ExpressionEnvironment } from "../expressions/environment.ts";
import { ExpressionFault, invalidTemplate, validationFailed, within } from "../expressions/invalid-template.ts";
import { sameName } from "../expressions/values.ts";
import { isJsonObject, type JsonObject, type JsonValue } from "../json-value.ts";
import { isNestedTemplate } from "./expressions-of.ts";
import { evaluateJson, evaluateObject } from "./json-evaluation.ts";
import { deploymentType, placeMembers, type ResourceInstance } from "./resource-instances.ts";

/**
 * What a resource is sent: everything that Azure evaluates before it starts (location, tags, identity ...), evaluated now,
 * and its properties, evaluated when it is deployed. Only the properties may ask for what is deployed:
 * "Expressions in top level properties (except for the property property) will be evaluated during preflight where
 * runtime functions are blocked" (github.com/Azure/bicep, issue 1809).
 */
export function resourceBody(instance: ResourceInstance): (resources: DeployedResources) => JsonObject {
  const { key, id, existing, condition, environment } = instance;
  if (existing) return () => ({});
  const { properties, ...others } = withoutPlace(instance.declaration);
  const early = (): JsonObject =>
    within(
      (reason) => validationFailed(`The template resource '${key}' is not valid: ${reason}`, key),
      () => evaluateObject(others, environment),
    );
  // What is not deployed may hold what cannot be evaluated: that is what conditions are for.
  const known = condition ? early() : undefined;
  return (resources) =>
    within(
      (reason) =>
        invalidTemplate(`Unable to process template language expressions for resource '${id}'. '${reason}'`, key),
      () => ({
        ...(known ?? early()),
        ...(properties === undefined
          ? {}
          : { properties: propertiesOf(instance.type, properties, { ...environment, resources }) }),
      }),
    );
}

function withoutPlace(declaration: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(declaration).filter(([name]) => !placeMembers.some((member) => sameName(member, name))),
  );
}

function propertiesOf(type: string, properties: JsonValue, environment: ExpressionEnvironment): JsonValue {
  if (!sameName(type, deploymentType) || !isJsonObject(properties)) return evaluateJson(properties, environment);
  const { template, expressionEvaluationOptions, ...others } = properties;
  if (!isJsonObject(expressionEvaluationOptions) || expressionEvaluationOptions["scope"] !== "inner") {
    throw new ExpressionFault(
      "The local Resource Manager deploys nested templates only whose 'expressionEvaluationOptions.scope' is 'inner'.",
    );
  }
  if (template === undefined || !isNestedTemplate("template", template)) {
    throw new ExpressionFault(
      "A nested deployment needs a 'template'; linked templates are not read by the local Resource Manager.",
    );
  }
  return { expressionEvaluationOptions, ...evaluateObject(others, environment), template };
}
