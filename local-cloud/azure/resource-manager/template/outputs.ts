import { ArmError } from "../arm-error.ts";
import type { ExpressionEnvironment } from "../expressions/environment.ts";
import { ExpressionFault } from "../expressions/invalid-template.ts";
import { typeName } from "../expressions/values.ts";
import { isJsonObject, type JsonObject, type JsonValue } from "../json-value.ts";
import { evaluateJson, unroll } from "./json-evaluation.ts";
import type { TemplateDocument } from "./template-document.ts";
import { resolveSchema, violation } from "./value-schema.ts";

export type Outputs = Readonly<Record<string, { readonly type: string; readonly value: JsonValue }>>;

/** Types as Azure writes them in an answer. */
const answeredTypes: Readonly<Record<string, string>> = {
  array: "Array",
  bool: "Bool",
  int: "Int",
  object: "Object",
  secureobject: "SecureObject",
  securestring: "SecureString",
  string: "String",
};

/**
 * The outputs of a template, after its deployment. One whose condition is false is left out.
 * @throws ArmError (`DeploymentOutputEvaluationFailed`) that has one detail for each that cannot be evaluated.
 */
export function evaluateOutputs(
  { outputs, definitions }: TemplateDocument,
  environment: ExpressionEnvironment,
): Outputs {
  const failures: ArmError[] = [];
  const values = Object.entries(outputs).flatMap(([name, declaration]) => {
    try {
      const output = evaluateOutput(declaration, definitions, environment);
      return output === undefined ? [] : [[name, output] as const];
    } catch (error) {
      if (!(error instanceof ArmError)) throw error;
      const message = `The template output '${name}' is not valid: ${error.message}.`;
      failures.push(
        new ArmError(400, "DeploymentOutputEvaluationFailed", message, { target: name, details: error.details }),
      );
      return [];
    }
  });
  if (failures.length === 0) return Object.fromEntries(values);
  throw new ArmError(
    400,
    "DeploymentOutputEvaluationFailed",
    `Unable to evaluate template outputs: '${failures.map(({ target }) => target).join(",")}'. Please see error details and deployment operations. Please see https://aka.ms/arm-common-errors for usage details.`,
    { details: failures },
  );
}

function evaluateOutput(declaration: JsonObject, definitions: JsonObject, environment: ExpressionEnvironment) {
  const { condition = true, copy, value = null } = declaration;
  const included = evaluateJson(condition, environment);
  if (typeof included !== "boolean")
    throw new ExpressionFault(`Its condition is of type '${typeName(included)}', expected type is 'Boolean'`);
  if (!included) return undefined;
  const result = copy === undefined ? evaluateJson(value, environment) : evaluateLoop(copy, environment);
  const found = violation(result, declaration, definitions);
  if (found !== undefined)
    throw new ExpressionFault(`${found.path === "" ? "" : `At '${found.path}': `}${found.reason}`);
  const type = resolveSchema(declaration, definitions)?.["type"];
  const name = typeof type === "string" ? type.toLowerCase() : "";
  return { type: answeredTypes[name] ?? name, value: result };
}

function evaluateLoop(copy: JsonValue, environment: ExpressionEnvironment): JsonValue {
  if (!isJsonObject(copy)) throw new ExpressionFault("Its 'copy' must be an object");
  const { count = null, input = null } = copy;
  return unroll({ name: "", count, input }, environment, true);
}
