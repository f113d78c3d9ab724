import { ArmError } from "../arm-error.ts";
import { isJsonObject, type JsonObject, type JsonValue } from "../json-value.ts";
import { invalidContent, invalidTemplate } from "../refusals.ts";

/** What a deployment is asked to do. */
export interface DeploymentRequest {
  readonly template: JsonObject;
  /** Values by name, as `{ "value": ... }`. */
  readonly parameters: JsonObject;
  readonly tags: JsonObject;
}

/** Microsoft Learn, "Azure subscription and service limits", templates. Its other limits are checked when a template is expanded. */
const mostTemplateBytes = 4 * 1024 * 1024;
const longestName = 64;

/**
 * Reads the body of a deployment, of a request or of a nested deployment's resource.
 * @throws ArmError when something of it is missing, too large, or not supported here.
 */
export function readDeploymentRequest(body: JsonValue): DeploymentRequest {
  const properties = isJsonObject(body) ? body["properties"] : undefined;
  if (!isJsonObject(body) || !isJsonObject(properties)) {
    throw invalidContent("Required property 'properties' not found in JSON.");
  }
  const { mode, template, parameters = {}, templateLink, parametersLink } = properties;
  if (templateLink !== undefined || parametersLink !== undefined) {
    throw notSupported("templateLink and parametersLink");
  }
  if (mode !== "Incremental") {
    throw mode === undefined
      ? invalidContent("Required property 'mode' not found in JSON.")
      : notSupported(`Mode '${text(mode)}'`);
  }
  if (!isJsonObject(template)) {
    throw invalidTemplate("The template is required and must be an object");
  }
  if (!isJsonObject(parameters)) {
    throw invalidContent("The parameters of a deployment must be an object.");
  }
  checkSize(template);
  checkParameters(parameters);
  const { tags } = body;
  return { template, parameters, tags: isJsonObject(tags) ? tags : {} };
}

/**
 * Names of deployments are checked before anything else.
 * @throws ArmError `InvalidDeployment`.
 */
export function checkDeploymentName(name: string): void {
  if (name.length > longestName) {
    throw new ArmError(
      400,
      "InvalidDeployment",
      `The provided deployment name '${name}' has a length of '${name.length}' which exceeds the maximum length of ` +
        `'${longestName}'. Please see https://aka.ms/arm-deploy for usage details.`,
    );
  }
  if (!/^[\p{L}\p{N}._()-]+$/u.test(name)) {
    throw new ArmError(
      400,
      "InvalidDeployment",
      `The provided deployment name '${name}' is not valid: it may hold letters, digits, underscores, parentheses, ` +
        "hyphens and periods. Please see https://aka.ms/arm-deploy for usage details.",
    );
  }
}

function checkSize(template: JsonObject): void {
  const bytes = Buffer.byteLength(JSON.stringify(template));
  if (bytes > mostTemplateBytes) {
    throw new ArmError(
      413,
      "RequestContentTooLarge",
      `The request content size exceeds the maximum size of '${mostTemplateBytes}' bytes: the template has '${bytes}'.`,
    );
  }
}

function checkParameters(parameters: JsonObject): void {
  for (const [name, parameter] of Object.entries(parameters)) {
    if (isJsonObject(parameter) && "reference" in parameter) {
      throw notSupported(`A reference to a vault for the parameter '${name}'`);
    }
    if (!isJsonObject(parameter) || !("value" in parameter)) {
      throw invalidTemplate(
        `The value of deployment parameter '${name}' is null. Please specify the value or use the parameter reference. ` +
          "See https://aka.ms/arm-create-parameter-file for details.",
      );
    }
  }
}

function notSupported(what: string): ArmError {
  return new ArmError(400, "NotSupportedByLocalCloud", `${what} is not supported by the local Resource Manager.`);
}

function text(value: JsonValue): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
