import type { ArmError } from "../arm-error.ts";
import type { ExpressionEnvironment } from "../expressions/environment.ts";
import { validationFailed, within } from "../expressions/invalid-template.ts";
import { memberName, sameName } from "../expressions/values.ts";
import { isJsonObject, type JsonObject, type JsonValue } from "../json-value.ts";
import { evaluateJson } from "./json-evaluation.ts";
import { onceEach } from "./once-each.ts";
import type { TemplateDocument } from "./template-document.ts";
import { resolveSchema, violation } from "./value-schema.ts";

/**
 * The values of a template's parameters, checked: those given (`{ name: { value } }`), or else the defaults, which may use other parameters.
 * @throws ArmError when one is missing, unknown or does not fit its type.
 */
export function parameterValues(
  { parameters, definitions }: TemplateDocument,
  given: JsonObject,
  environmentOfDefaults: (parameter: (name: string) => JsonValue) => ExpressionEnvironment,
): (name: string) => JsonValue {
  refuseUnknown(Object.keys(parameters), Object.keys(given));

  function valueOf(name: string): JsonValue {
    const schema = resolveSchema(parameters[name] ?? {}, definitions);
    if (schema === undefined) throw notValid(name, "Its type is not defined in the template.");
    const value = givenValue(name, given);
    const chosen = value === null ? defaultOf(name, schema) : value;
    const found = violation(chosen, schema, definitions);
    if (found === undefined) return chosen;
    // Like Azure, not with the value: it may be a secret.
    throw notValid(name, found.path === "" ? found.reason : `At '${name}${found.path}': ${found.reason}`);
  }

  function defaultOf(name: string, { defaultValue, nullable }: JsonObject): JsonValue {
    if (defaultValue !== undefined) {
      return within(
        (reason) => validationFailed(`The template parameter '${name}' is not valid: ${reason}`, name),
        () => evaluateJson(defaultValue, environmentOfDefaults(parameter)),
      );
    }
    if (nullable === true) return null;
    throw validationFailed(
      `The value for the template parameter '${name}' is not provided. Please see https://aka.ms/arm-create-parameter-file for usage details.`,
      name,
    );
  }

  const parameter = onceEach("parameter", Object.keys(parameters), valueOf);
  for (const name of Object.keys(parameters)) parameter(name);
  return parameter;
}

/** Null when it is not given: Azure takes a null for a parameter that is not there. */
function givenValue(name: string, given: JsonObject): JsonValue {
  const entry = given[memberName(given, name) ?? name];
  if (entry === undefined) return null;
  if (isJsonObject(entry) && entry["value"] !== undefined) return entry["value"];
  if (isJsonObject(entry) && entry["reference"] !== undefined) {
    throw validationFailed(
      `The template parameter '${name}' refers to a secret of a key vault, which the local Resource Manager does not read.`,
      name,
    );
  }
  throw validationFailed(
    `The template parameter '${name}' has no property 'value'. Please see https://aka.ms/arm-create-parameter-file for usage details.`,
    name,
  );
}

function refuseUnknown(known: readonly string[], given: readonly string[]): void {
  const strangers = given.filter((name) => !known.some((candidate) => sameName(candidate, name)));
  if (strangers.length === 0) return;
  throw validationFailed(
    `The template parameters '${strangers.join(", ")}' in the parameters file are not valid; they are not present in the original template and can therefore not be provided at deployment time. The only supported parameters for this template are '${known.join(", ")}'. Please see https://aka.ms/arm-pass-parameter-values for usage details.`,
  );
}

function notValid(name: string, reason: string): ArmError {
  return validationFailed(
    `The provided value for the template parameter '${name}' is not valid. ${reason} Please see https://aka.ms/arm-syntax-parameters for usage details.`,
    name,
  );
}
