import { readFile } from "node:fs/promises";
import path from "node:path";
import { isJsonObject, type JsonObject, type JsonValue } from "../azure/resource-manager/json-value.ts";
import { type Placement, workspaceAt } from "../azure/tenant.ts";

const file = path.join(import.meta.dirname, "../../infra/azuredeploy.json");

/** The template that is committed and that customers deploy. */
export async function readTemplate(): Promise<JsonObject> {
  const template: JsonValue = JSON.parse(await readFile(file, "utf8"));
  if (!isJsonObject(template)) throw new Error("infra/azuredeploy.json is no template.");
  return template;
}

/** What the template is given here, unless somebody says otherwise: values of parameters by name. There is no 1Password token among them. */
export function usualParameters(placement: Placement): JsonObject {
  const { id, location } = workspaceAt(placement);
  return { workspaceResourceId: id, workspaceLocation: location, namePrefix: "contoso" };
}

/** What is to be deployed other than as usual: another template, further values of parameters by name. */
export interface DeploymentChanges {
  readonly template?: JsonObject;
  readonly parameters?: JsonObject;
}

/** The committed template with {@link usualParameters}, where the changes say nothing else. */
export async function completeOrder(
  placement: Placement,
  { template, parameters }: DeploymentChanges,
): Promise<{ readonly template: JsonObject; readonly parameters: JsonObject }> {
  return {
    template: template ?? (await readTemplate()),
    parameters: { ...usualParameters(placement), ...parameters },
  };
}
