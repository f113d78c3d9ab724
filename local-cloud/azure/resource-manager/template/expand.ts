import type { ExpressionEnvironment } from "../expressions/environment.ts";
import { ExpressionFault } from "../expressions/invalid-template.ts";
import type { JsonObject } from "../json-value.ts";
import { deployedResources } from "./deployed-resources.ts";
import { type Dependencies, resolveDependencies } from "./dependencies.ts";
import type { DeploymentScope, ExpandedResource, ExpandedTemplate } from "./expanded.ts";
import { checkExpressions } from "./expressions-of.ts";
import { refuseDuplicates } from "./duplicates.ts";
import { evaluateOutputs } from "./outputs.ts";
import { parameterValues } from "./parameter-values.ts";
import { resourceBody } from "./resource-body.ts";
import { indexResources, type ResourceIndex } from "./resource-index.ts";
import { instancesOf, type ResourceInstance } from "./resource-instances.ts";
import { readTemplate } from "./template-document.ts";
import { refuseUnlistedDependencies } from "./unlisted-dependencies.ts";
import { userFunctions } from "./user-functions.ts";
import { variableValues } from "./variable-values.ts";

/** Functions that belong into the defaults of parameters, and nowhere else. */
const onlyInDefaults = ["utcnow", "newguid"];
/** What a default cannot know yet. */
const notInDefaults = ["variables", "reference", "references", "copyindex"];
/** A function of the template sees its parameters only. */
const notInFunctions = ["variables", "reference", "references", "copyindex", ...onlyInDefaults];

/**
 * Fills in a template's parameters, unrolls its loops, evaluates what can be known before it is deployed, and checks all
 * that Azure checks then. Pure: the same arguments give the same resources, save for `newGuid()`.
 * @param parameters `{ name: { value } }`, as a deployment sends them.
 * @throws ArmError (400), `InvalidTemplate` for nearly all, worded as Azure does; and one error that Azure does not know:
 * a resource that uses another one and does not list it in `dependsOn`.
 */
export function expandTemplate(template: JsonObject, parameters: JsonObject, scope: DeploymentScope): ExpandedTemplate {
  const document = readTemplate(template);
  const base: Omit<ExpressionEnvironment, "parameter" | "userFunction"> = {
    scope,
    deployment: deploymentObject(template, parameters, scope),
    variable: notThere,
    loops: [],
    lambdaVariables: new Map(),
    resources: undefined,
    unexpected: new Set(onlyInDefaults),
  };
  const userFunction = userFunctions(document, (inside) => ({
    ...base,
    ...inside,
    unexpected: new Set(notInFunctions),
  }));
  checkExpressions(document, userFunction);
  const parameter = parameterValues(document, parameters, (of) => ({
    ...base,
    userFunction,
    parameter: of,
    unexpected: new Set(notInDefaults),
  }));
  const variable = variableValues(document.variables, (of) => ({ ...base, userFunction, parameter, variable: of }));
  const environment = { ...base, userFunction, parameter, variable };

  const instances = Object.entries(document.resources).flatMap(([symbol, declaration]) =>
    instancesOf(symbol, declaration, environment),
  );
  refuseDuplicates(instances);
  const index = indexResources(Object.keys(document.resources), instances);
  const dependencies = resolveDependencies(index);
  refuseUnlistedDependencies(index, dependencies, document.variables);

  return {
    resources: instances.map((instance) => expandedResource(instance, index, dependencies)),
    outputs: (runtime) =>
      evaluateOutputs(document, { ...environment, resources: deployedResources(runtime, index, undefined) }),
  };
}

function expandedResource(
  instance: ResourceInstance,
  index: ResourceIndex,
  dependencies: Dependencies,
): ExpandedResource {
  const { key, existing, condition, type, apiVersion, id, batchSize } = instance;
  const dependsOn = dependencies.get(key) ?? [];
  const body = resourceBody(instance);
  return {
    key,
    existing,
    condition,
    type,
    apiVersion,
    id,
    dependsOn,
    batchSize,
    body: (runtime) => body(deployedResources(runtime, index, { key, dependsOn })),
  };
}

/** What `deployment()` gives (Microsoft Learn, "Deployment functions for ARM templates"), without `templateHash`, whose hash is not described. */
function deploymentObject(
  template: JsonObject,
  parameters: JsonObject,
  { deploymentName }: DeploymentScope,
): JsonObject {
  return {
    name: deploymentName,
    properties: { template, parameters, mode: "Incremental", provisioningState: "Accepted" },
  };
}

/** Until there are variables, whoever asks for one is refused before: `variables` is not expected there. */
function notThere(name: string): never {
  throw new ExpressionFault(`The template variable '${name}' is not found.`);
}
